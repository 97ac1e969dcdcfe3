using System.Text;

namespace Stemma.Browser.Tests;

/// <summary>A made story of sixty accounts, each taken from an earlier one with sentences dropped, moved in wording or added.</summary>
internal static class LargeStory
{
    private static readonly string[] Subjects =
    [
        "The harbour office",
        "The mayor",
        "A spokesman",
        "The fire brigade",
        "The ferry company",
        "The union",
    ];
    private static readonly string[] Verbs = ["said", "announced", "confirmed", "denied", "reported", "warned"];
    private static readonly string[] Objects =
    [
        "the northern pier",
        "the grain store",
        "two tugs",
        "the old customs house",
        "the fuel depot",
        "a rail bridge",
    ];
    private static readonly string[] Ends =
    [
        "was damaged on Sunday night",
        "would stay closed until Friday",
        "had been inspected in March",
        "burned for six hours",
        "was safe to enter",
        "would cost 40 million to repair",
    ];

    public static (string Name, string Text)[] Articles(int count = 60)
    {
        var texts = new List<string[]>();
        for (var number = 0; number < count; number++)
        {
            var parent = number == 0 ? First() : texts[number * 7 % number];
            texts.Add([
                .. parent
                    .Select((sentence, place) => Changed(sentence, place, number))
                    .Where(sentence => sentence.Length > 0),
            ]);
        }

        return
        [
            .. texts.Select(
                (text, number) =>
                    (
                        $"outlet-{number:00}.txt",
                        $"Published: {4 + (number / 20)} May 2031\n\n" + string.Join("\n\n", text)
                    )
            ),
        ];
    }

    private static string[] First() => [.. Enumerable.Range(0, 26).Select(Sentence)];

    private static string Sentence(int number)
    {
        var (subject, verb) = (Subjects[number % 6], Verbs[number * 5 % 6]);
        var rest = $"{Objects[(number + (number / 6)) % 6]} {Ends[number * 7 % 6]}";
        return number % 5 == 3
            ? $"“We saw that {rest} and nobody in berth {number + 3} could explain it,” {subject.ToLowerInvariant()} {verb}."
            : $"{subject} {verb} in the {number + 2}th hour that {rest}, after {(number * 13) + 20} people had left quarter {number + 1} of Orvel.";
    }

    private static string Changed(string sentence, int place, int number)
    {
        if (number == 0)
            return sentence;
        // Which sentence each account drops, rewords or extends follows from its number alone.
        var choice = ((number * 31) + (place * 17)) % 23;
        return choice switch
        {
            0 => string.Empty,
            1 => sentence
                .Replace("damaged", "hit", StringComparison.Ordinal)
                .Replace("said", "told us", StringComparison.Ordinal),
            2 => new StringBuilder(sentence).Append($" Reader {number} of the {place}th edition asked why.").ToString(),
            _ => sentence,
        };
    }
}

using System.Globalization;
using Accuracy.Spinning;

namespace Accuracy.Histories;

/// <summary>Makes accounts out of accounts, as outlets do. All chance comes from the caller.</summary>
internal sealed class AccountMaker
{
    private static readonly string[] Templates =
    [
        "A spokesman for the {0} said the matter would be looked at again on {1}.",
        "Residents near {2} told this newspaper that they had heard nothing from the {0}.",
        "“We were not told until {1},” said a woman who asked not to be named.",
        "About {3} people signed a letter to the {0} after the news became known.",
        "The {0} did not answer questions sent on {1}.",
        "A report by the {0} is expected within {3} days, two people with knowledge of it said.",
        "“Nobody at the {0} can say that this was a surprise,” a former member said on {1}.",
        "Traffic near {2} was held up for {3} minutes on {1}.",
        "An earlier case in {2} ended with a payment of ${3} million.",
        "Shops in {2} were open again by {1}, a reporter there found.",
    ];

    private static readonly string[] Bodies = ["council", "ministry", "committee", "board", "union", "agency", "court"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] Places = ["Northgate", "the harbour", "Elm Road", "the old mill", "the station"];

    private readonly ISpinner phrases = Channel.Phrases.Spinner.Value;
    private readonly ISpinner thesaurus = Channel.Own.Spinner.Value;
    private readonly ISpinner translation = Channel.Translation.Spinner.Value;
    private readonly ISpinner style = Channel.Edits.Spinner.Value;

    /// <summary>The text after one step of the kind.</summary>
    public string[] Make(string[] text, Making making, EditRate rate, Random random) =>
        making switch
        {
            Making.Abridged => Abridged(text, random),
            Making.Rewritten or Making.Merged => Rewritten(text, rate.Strength, random),
            Making.Spun => Spun(random.Next(3) == 0 ? phrases : thesaurus, text, Math.Max(0.15, rate.Strength), random),
            Making.Translated => Spun(translation, text, Math.Max(0.15, rate.Strength), random),
            Making.Corrected => Corrected(text, random),
            _ => text,
        };

    /// <summary>The first text with stretches of the second that it lacks, or null where the second has too few of those.</summary>
    public string[]? Merged(string[] first, string[] second, Random random)
    {
        const int least = 4;
        var known = first.Select(sentence => Wording.Words(sentence).ToHashSet(StringComparer.Ordinal)).ToArray();
        var news = second.Where(sentence => !known.Any(words => IsSame(words, Wording.Words(sentence)))).ToList();
        if (news.Count < least)
            return null;
        var taken = news.Skip(random.Next(news.Count - least + 1)).Take(least + random.Next(5)).ToArray();
        var kept = first.Take(Math.Max(6, first.Length * 7 / 10)).ToList();
        kept.InsertRange(random.Next(2) == 0 ? kept.Count : kept.Count / 2, taken);
        return [.. kept];
    }

    /// <summary>The text with a few sentences of its own, from another report of the event or from tables.</summary>
    public string[] WithOwnReporting(string[] text, SourceText? other, Random random)
    {
        var count = 1 + random.Next(3);
        var own = Enumerable.Range(0, count).Select(_ => Template(random)).ToList();
        if (other is not null && random.Next(2) == 0)
        {
            var start = random.Next(Math.Max(1, other.Sentences.Length - count));
            own = [.. other.Sentences.Skip(start).Take(count)];
        }

        var place = 1 + random.Next(text.Length);
        return [.. text[..place], .. own, .. text[place..]];
    }

    /// <summary>The text with its source named: in the lead, in a sentence further down, or as a credit line.</summary>
    public string[] WithCredit(string[] text, string publisher, bool isCopy, Random random)
    {
        if (isCopy || random.Next(3) == 0)
            return [.. text, $"Source: {publisher}."];
        var lead = text[0].TrimEnd('.', ' ');
        return random.Next(2) == 0
            ? [$"{lead}, the {publisher} reported.", .. text[1..]]
            : [text[0], $"The {publisher} first reported the story.", .. text[1..]];
    }

    /// <summary>Own reporting with one quotation of another account's, if that has any.</summary>
    public string[] WithQuotation(string[] own, string[] other, Random random)
    {
        var speech = other
            .Where(sentence => sentence.Count(character => character is '“' or '"' or '”') >= 2)
            .ToArray();
        if (speech.Length == 0)
            return own;
        var place = 1 + random.Next(own.Length);
        return [.. own[..place], speech[random.Next(speech.Length)], .. own[place..]];
    }

    private static bool IsSame(HashSet<string> known, string[] words) =>
        words.Count(known.Contains) > 0.45 * words.Length;

    private static string Template(Random random) =>
        string.Format(
            CultureInfo.InvariantCulture,
            Templates[random.Next(Templates.Length)],
            Bodies[random.Next(Bodies.Length)],
            Days[random.Next(Days.Length)],
            Places[random.Next(Places.Length)],
            3 + random.Next(90)
        );

    private static string[] Abridged(string[] text, Random random)
    {
        const int least = 5;
        var kept = text.Take(Math.Max(least, (int)(text.Length * (0.45 + (0.45 * random.NextDouble()))))).ToList();
        for (var at = kept.Count - 1; at > 0 && kept.Count > least; at--)
        {
            if (random.NextDouble() < 0.12)
                kept.RemoveAt(at);
        }

        return [.. kept];
    }

    private string[] Rewritten(string[] text, double strength, Random random)
    {
        var sentences = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            // A sentence dropped, two run together, two swapped: half as often as a wording is changed.
            var chance = random.NextDouble();
            if (chance < strength / 4 && text.Length > 6)
                continue;
            if (chance < strength / 2 && at + 1 < text.Length)
            {
                sentences.Add(Clauses.Joined(text[at], text[++at]));
                continue;
            }

            sentences.Add(random.NextDouble() < strength ? Clauses.Changed(text[at], random) : text[at]);
            if (sentences.Count > 2 && random.NextDouble() < strength / 2)
                (sentences[^1], sentences[^2]) = (sentences[^2], sentences[^1]);
        }

        // House style cuts the last two sentences off a text; these two are there for it. Both tables are small and applied
        // to a fraction of their places: two editors seldom make one and the same change.
        string[] whole = [.. sentences, "Zzz zzz zzz.", "Zzz zzz zzz."];
        var styled = Spun(style, whole, strength / 2, random)
            .Where(line => !line.StartsWith("Zzz", StringComparison.Ordinal));
        var worded = Spun(phrases, [.. styled], strength / 4, random);
        return Spun(thesaurus, worded, strength / 2, random);
    }

    private static string[] Corrected(string[] text, Random random)
    {
        var corrected = (string[])text.Clone();
        for (var changes = 1 + random.Next(2); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            var words = corrected[at].Split(' ');
            var number = Array.FindIndex(words, word => word.Length > 0 && word.All(char.IsAsciiDigit));
            if (number >= 0)
            {
                words[number] = (
                    int.Parse(words[number][..Math.Min(6, words[number].Length)], CultureInfo.InvariantCulture)
                    + 1
                    + random.Next(9)
                ).ToString(CultureInfo.InvariantCulture);
            }
            else
            {
                var place = random.Next(words.Length);
                if (words[place].Length > 4)
                    words[place] = string.Concat(
                        words[place].AsSpan(0, 2),
                        words[place].AsSpan(3, 1),
                        words[place].AsSpan(2, 1),
                        words[place].AsSpan(4)
                    );
            }

            corrected[at] = string.Join(' ', words);
        }

        return corrected;
    }

    private static string[] Spun(ISpinner spinner, string[] text, double strength, Random random) =>
        [
            .. spinner
                .Spin(SpinningCorpus.Annotate("account", string.Join('\n', text)), strength, random)
                .Text.Split('\n')
                .Where(line => line.Length > 0),
        ];
}

/// <summary>Changes inside a sentence that move or drop clauses.</summary>
internal static class Clauses
{
    /// <summary>The sentence with an inserted clause dropped, an attribution moved to its front, or its last clause cut.</summary>
    public static string Changed(string sentence, Random random)
    {
        var parts = sentence.TrimEnd('.', ' ').Split(", ");
        if (
            parts.Length < 2
            || sentence.Contains('“', StringComparison.Ordinal)
            || sentence.Contains('"', StringComparison.Ordinal)
        )
            return sentence;
        var changed = random.Next(3) switch
        {
            0 when parts.Length > 2 => string.Join(", ", parts.Where((_, index) => index != 1)),
            1 => $"{Upper(parts[^1])}, {Lower(string.Join(", ", parts[..^1]))}",
            _ when parts[0].Length > 40 => string.Join(", ", parts[..^1]),
            _ => string.Join(", ", parts),
        };
        return changed + ".";
    }

    /// <summary>Two sentences as one.</summary>
    public static string Joined(string first, string second) => $"{first.TrimEnd('.', ' ')}, and {Lower(second)}";

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Lower(string text) =>
        text.StartsWith("The ", StringComparison.Ordinal) || text.StartsWith("A ", StringComparison.Ordinal)
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;
}

using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Tests.Collating;

public class LargeStoryTests
{
    private const int Count = 140;

    private static readonly string[] Sentences =
    [
        "The reservoir above Tessin was closed to swimmers on Thursday.",
        "Divers had found a rusted barrel at the foot of the old dam.",
        "Nobody could say how long it had been lying there.",
        "The water board sent samples to a laboratory in the capital.",
        "Results are expected at the beginning of next week.",
        "Until then the taps of nine villages are fed from tankers.",
        "Farmers complained that their cattle had been forgotten.",
        "A spokeswoman promised that troughs would be filled twice a day.",
    ];

    [Fact]
    public void EveryNearCopyIsAWitnessWithItsOwnDifference()
    {
        var collation = Collator.Collate(Making.Story(NearCopies()));
        foreach (var (siglum, number) in Enumerable.Range(1, Count - 1).Select(number => (Sigla.At(number), number)))
        {
            collation
                .Pairs.Where(pair => pair.Left == siglum || pair.Right == siglum)
                .SelectMany(pair =>
                    pair.Stretches.SelectMany(stretch => stretch.Differences)
                        .Select(difference => pair.Left == siglum ? difference.Left : difference.Right)
                        .Select(span => collation.Story[siglum].Slice(span))
                )
                .ShouldContain(Change(number));
            collation
                .Passages.SelectMany(passage => passage.Loci)
                .SelectMany(locus => locus.Readings)
                .ShouldContain(reading =>
                    reading.Normal == Change(number) && reading.Witnesses.Any(witness => witness.Siglum == siglum)
                );
        }
    }

    [Fact]
    public void PassagesHoldEveryNearCopy()
    {
        var passages = Collator.Collate(Making.Story(NearCopies())).Passages;
        passages.Length.ShouldBe(Sentences.Length);
        passages.ShouldAllBe(passage => passage.Members.Length == Count);
    }

    [Fact]
    public void PairsGrowWithWitnessesNotWithTheirSquare() =>
        Collator.Collate(Making.Story(NearCopies())).Pairs.Length.ShouldBeLessThan(8 * Count);

    [Fact]
    public void CopiesOfOneTextArePairedWithTheFirstOfThem()
    {
        var pairs = Collator.Collate(Making.Story([.. Enumerable.Repeat(string.Join(' ', Sentences), Count)])).Pairs;
        pairs.Select(pair => pair.Left).Distinct().ShouldBe(["A"]);
        pairs.Length.ShouldBe(Count - 1);
    }

    [Fact]
    public void TwoThatShareAChangeAreCompared()
    {
        var texts = NearCopies();
        texts[20] = texts[20].Replace("rusted", "dented", StringComparison.Ordinal);
        texts[90] = texts[90].Replace("rusted", "dented", StringComparison.Ordinal);
        Collator
            .Collate(Making.Story(texts))
            .Pairs.ShouldContain(pair => pair.Left == Sigla.At(20) && pair.Right == Sigla.At(90));
    }

    [Fact]
    public void AccountsOfTheirOwnAreComparedWithOneOfEachKind()
    {
        var own =
            "Tessin has no water. Divers had found a rusted barrel at the foot of the old dam, and the mayor is furious.";
        var pairs = Collator.Collate(Making.Story([.. NearCopies(), own])).Pairs;
        pairs.Count(pair => pair.Right == Sigla.At(Count)).ShouldBe(1);
    }

    [Fact]
    public void TheOrderOfWitnessesChangesNoPassage()
    {
        var texts = NearCopies();
        var turned = texts.Reverse().ToArray();
        var names = Enumerable.Range(0, Count).ToDictionary(Sigla.At, number => Sigla.At(Count - 1 - number));
        Readings(Collator.Collate(Making.Story(turned)), siglum => names[siglum])
            .ShouldBe(Readings(Collator.Collate(Making.Story(texts)), siglum => siglum));
    }

    private static string[] NearCopies() => [.. Enumerable.Range(0, Count).Select(NearCopy)];

    /// <summary>The first is the text itself; each other has one word of its own in one sentence, by its number.</summary>
    private static string NearCopy(int number) =>
        string.Join(
            ' ',
            Sentences.Select(
                (sentence, index) =>
                    number > 0 && index == number % Sentences.Length
                        ? string.Join(' ', sentence.Split(' ').Select((word, at) => at == 2 ? Change(number) : word))
                        : sentence
            )
        );

    private static string Change(int number) => $"zz{number}";

    private static string[] Readings(Collation collation, Func<string, string> name) =>
        [
            .. collation
                .Passages.SelectMany(passage => passage.Loci)
                .SelectMany(locus => locus.Readings)
                .SelectMany(reading =>
                    reading.Witnesses.Select(witness => $"{reading.Normal} {name(witness.Siglum)}{witness.Span}")
                )
                .Order(StringComparer.Ordinal),
        ];
}

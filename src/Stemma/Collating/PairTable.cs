using System.Collections.Immutable;

namespace Stemma.Collating;

/// <summary>A match with the words opposite each other.</summary>
/// <param name="Units">The units, those of the lower-numbered text on the left.</param>
/// <param name="Left">First word and end on the left.</param>
/// <param name="Right">First word and end on the right.</param>
/// <param name="Opposite">For each left word the right word opposite, counted from the stretch's first, or -1.</param>
/// <param name="Equal">How many words are the same on both sides.</param>
/// <param name="Relation">How the stretches relate.</param>
internal sealed record WordMatch(
    UnitMatch Units,
    (int First, int End) Left,
    (int First, int End) Right,
    int[] Opposite,
    int Equal,
    PassageRelation Relation
)
{
    /// <summary>Share of the words of the longer side that are the same in both.</summary>
    public double Kept => Equal / (double)Math.Max(Left.End - Left.First, Right.End - Right.First);

    /// <summary>Odds turned to probability, as fitted.</summary>
    public double Score => 1 / (1 + Math.Exp(-Units.LogOdds));
}

/// <summary>The matches of every pair of distinct texts that is compared.</summary>
internal sealed class PairTable
{
    private readonly Dictionary<(int, int), ImmutableArray<WordMatch>> pairs = [];

    /// <summary>Matches of two texts, lower number first, in order of the lower-numbered text; empty where they share nothing.</summary>
    public ImmutableArray<WordMatch> this[int lower, int higher] =>
        pairs.TryGetValue((lower, higher), out var matches) ? matches : [];

    /// <summary>Pairs that share something, lower number first, in order of the higher, then the lower number.</summary>
    public IEnumerable<((int Lower, int Higher) Texts, ImmutableArray<WordMatch> Matches)> All =>
        pairs
            .Select(entry => (entry.Key, entry.Value))
            .OrderBy(entry => entry.Key.Item2)
            .ThenBy(entry => entry.Key.Item1);

    /// <summary>Aligns the pairs of the plan.</summary>
    public static PairTable Align(DistinctTexts texts)
    {
        var table = new PairTable();
        var vocabulary = texts.Vocabulary;
        var meter = new AgreementMeter(vocabulary);
        var aligner = new WordAligner(vocabulary);
        var plan = PairPlan.For(texts.Texts, texts.Carriers.Count);
        for (var higher = 1; higher < texts.Texts.Length; higher++)
        {
            var index = new UnitIndex(texts.Texts[higher], vocabulary);
            foreach (var lower in plan.LowerThan(higher))
            {
                var (left, right) = (texts.Texts[lower], texts.Texts[higher]);
                var matches = UnitAligner.Align(left, right, index, meter, vocabulary);
                if (matches.Count > 0)
                    table.pairs[(lower, higher)] = [.. matches.Select(match => Compare(left, right, match, aligner))];
            }
        }

        return table;
    }

    private static WordMatch Compare(WitnessText left, WitnessText right, UnitMatch match, WordAligner aligner)
    {
        var ours = (First: left.Units[match.LeftFirst].First, left.Units[match.LeftEnd - 1].End);
        var theirs = (First: right.Units[match.RightFirst].First, right.Units[match.RightEnd - 1].End);
        var leftWords = left.Words.AsSpan(ours.First, ours.End - ours.First);
        var rightWords = right.Words.AsSpan(theirs.First, theirs.End - theirs.First);
        var opposite = aligner.Align(leftWords, rightWords);
        var equal = 0;
        for (var index = 0; index < opposite.Length; index++)
        {
            if (opposite[index] >= 0 && leftWords[index].Id == rightWords[opposite[index]].Id)
                equal++;
        }

        var quoted = IsSpeech(left, ours) && IsSpeech(right, theirs);
        var relation = quoted ? PassageRelation.Quoted : Relations.Of(equal, leftWords.Length, rightWords.Length);
        return new WordMatch(match, ours, theirs, opposite, equal, relation);
    }

    private static bool IsSpeech(WitnessText text, (int First, int End) stretch) =>
        Relations.IsSpeech(
            text.Spoken.AsSpan(stretch.First, stretch.End - stretch.First).Count(true),
            stretch.End - stretch.First
        );
}

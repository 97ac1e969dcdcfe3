using System.Collections.Immutable;
using System.Globalization;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Weighs what two witnesses share and which way it went, as a sum of pulls in bits.</summary>
/// <remarks>
/// An additive log-odds model in the manner of Good, "Probability and the Weighing of Evidence" (1950). The weights were
/// set by hand from how each sign behaves in news and kept small enough that no single weak sign outweighs two others;
/// docs/method.md lists them.
/// </remarks>
internal sealed class PairWeigher(
    Collation collation,
    SharedPassages passages,
    ImmutableDictionary<string, ImmutableArray<Attribution>> attributions,
    LineageWeights weights
)
{
    /// <summary>Kind of the reason that one witness names the other as its source.</summary>
    public const string CreditKind = "credit";

    /// <summary>
    /// Share of either account that must correspond before one can be the other's main source. A paragraph of a press
    /// release or a statement read to many is about a tenth of a report, the least rewrite seen takes a quarter.
    /// </summary>
    private const double LeastShare = 0.2;

    /// <summary>
    /// Part that is left of a credit's weight where two accounts credit each other and the one that bears it was changed
    /// after it was published: the credit may have come with the change. Set with the one circle of the samples in view.
    /// </summary>
    private const double AddedLater = 0.6;

    private readonly ImmutableDictionary<string, LexicalIndex> tokens = collation.Story.Witnesses.ToImmutableDictionary(
        witness => witness.Siglum,
        witness => new LexicalIndex(witness.Article),
        StringComparer.Ordinal
    );

    private readonly SingularReadings singular = SingularReadings.Of(collation, passages);

    /// <summary>Everything known about the pair; <paramref name="wording"/> is what Spinning says about its differences.</summary>
    public PairEvidence Weigh(PairCollation pair, IEnumerable<Pull> wording)
    {
        var left = collation.Story[pair.Left];
        var right = collation.Story[pair.Right];
        var explained = passages.Bits(IndexOf(left), IndexOf(right));
        var pulls = wording
            .Concat(Time(left, right))
            .Concat(Credits(left, right, [.. pair.Stretches.Select(stretch => stretch.Right)]))
            .Concat(Credits(right, left, [.. pair.Stretches.Select(stretch => stretch.Left)]).Select(Mirror))
            .Concat(Abridgement(pair))
            .Concat(Fullness(pair))
            .Concat(QuotationCuts.Of(left, right))
            .Concat(QuotationCuts.Of(right, left).Select(Mirror))
            .Concat(singular.Between(pair.Left, pair.Right))
            .Select(pull => pull with { Bits = pull.Bits * weights.Of(pull.Reason.Kind) })
            .Where(pull => Math.Abs(pull.Bits) > 0.01)
            .OrderByDescending(pull => Math.Abs(pull.Bits))
            .ThenBy(pull => pull.Reason.Kind, StringComparer.Ordinal)
            .ToImmutableArray();
        return new PairEvidence(pair.Left, pair.Right, explained, IsMain(pair), Shared(pair), pulls);
    }

    private int IndexOf(Witness witness) => collation.Story.Witnesses.IndexOf(witness);

    private static bool IsMain(PairCollation pair) => Math.Max(pair.LeftContained, pair.RightContained) >= LeastShare;

    private static Pull Mirror(Pull pull) => pull with { Bits = -pull.Bits };

    private Reason Shared(PairCollation pair)
    {
        var evidence = passages
            .Between(IndexOf(collation.Story[pair.Left]), IndexOf(collation.Story[pair.Right]))
            .OrderByDescending(passage => passage.Bits)
            .ThenBy(passage => passage.From)
            .Take(4)
            .SelectMany(passage =>
                new[] { new WitnessSpan(pair.Left, passage.From), new WitnessSpan(pair.Right, passage.To) }
            )
            .Order()
            .ToImmutableArray();
        var verbatim = pair.Stretches.Count(stretch => stretch.Relation == PassageRelation.Verbatim);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"shares {Plural(pair.Stretches.Length, "passage")}, {verbatim} of them word for word: {pair.RightContained:P0} of {pair.Right} corresponds to {pair.LeftContained:P0} of {pair.Left}"
        );
        return new Reason("shared-wording", text.Replace(" %", "%", StringComparison.Ordinal), evidence);
    }

    /// <summary>The later one is likelier to descend; weak, because dates are wrong, updated or embargoed.</summary>
    private static IEnumerable<Pull> Time(Witness left, Witness right)
    {
        if (
            left.PublishedFrom != PublishedFrom.Article
            || right.PublishedFrom != PublishedFrom.Article
            || left.Article.Published is not { } first
            || right.Article.Published is not { } second
        )
            yield break;
        var bits =
            first.Instant is { } one && second.Instant is { } other ? Math.Clamp((other - one).TotalHours, -1, 1) * 3
            : first.Date != second.Date ? (first.Date < second.Date ? 3 : -3)
            : 0;
        if (bits == 0)
            yield break;
        var (earlier, later) = bits > 0 ? (left, right) : (right, left);
        yield return new Pull(
            bits,
            new Reason(
                "earlier",
                $"{earlier.Siglum} is dated {earlier.Article.Published}, {later.Siglum} {later.Article.Published}",
                []
            )
        );
        if (SamePublisher(left, right))
        {
            yield return new Pull(
                Math.Sign(bits) * 3,
                new Reason("same-outlet", $"{later.Siglum} is a later text of the same outlet as {earlier.Siglum}", [])
            );
        }
    }

    private static bool SamePublisher(Witness left, Witness right) =>
        left.Article.Publisher is { } publisher
        && string.Equals(publisher, right.Article.Publisher, StringComparison.OrdinalIgnoreCase);

    /// <summary>The descendant credits its ancestor; and one that credits a third party did not get that from a text without it.</summary>
    private IEnumerable<Pull> Credits(Witness ancestor, Witness descendant, TextSpan[] shared)
    {
        foreach (var attribution in attributions[descendant.Siglum])
        {
            var evidence = attribution
                .Spans.Select(span => new WitnessSpan(descendant.Siglum, span))
                .ToImmutableArray();
            if (WitnessNaming.Names(attribution.Name, ancestor))
            {
                var bits = attribution.Weight == AttributionWeight.Partial ? 5.0 : 10;
                if (WasChanged(descendant.Article) && NameEachOther(ancestor, descendant))
                    bits *= AddedLater;
                yield return new Pull(
                    bits,
                    new Reason(
                        CreditKind,
                        $"{descendant.Siglum} names {attribution.Name}, which is {ancestor.Siglum}",
                        evidence
                    )
                );
            }
            else if (
                attribution.Weight != AttributionWeight.Partial
                && attribution.StandsBehind(shared)
                && !ancestor.Article.Text.Contains(attribution.Name, StringComparison.Ordinal)
            )
            {
                yield return new Pull(
                    -3,
                    new Reason(
                        "credit-elsewhere",
                        $"{descendant.Siglum} credits {attribution.Name}, which {ancestor.Siglum} does not name",
                        evidence
                    )
                );
            }
        }
    }

    private bool NameEachOther(Witness ancestor, Witness descendant) =>
        attributions[ancestor.Siglum].Any(attribution => WitnessNaming.Names(attribution.Name, descendant));

    private static bool WasChanged(Article article) =>
        article is { Published: { } published, Modified: { } modified } && modified.CompareTo(published) > 0;

    /// <summary>An account whose every sentence stands in a longer one is likelier cut from it than grown into it.</summary>
    private static IEnumerable<Pull> Abridgement(PairCollation pair)
    {
        const double whole = 0.85;
        const double part = 0.75;
        if (pair.RightContained >= whole && pair.LeftContained < part)
            yield return new Pull(2, Cut(pair.Right, pair.Left));
        else if (pair.LeftContained >= whole && pair.RightContained < part)
            yield return new Pull(-2, Cut(pair.Left, pair.Right));

        static Reason Cut(string shorter, string longer) =>
            new("abridgement", $"nearly all of {shorter} stands in {longer}, which has more", []);
    }

    /// <summary>Rewording keeps or loses detail inside a sentence; the fuller sentence is likelier the earlier state.</summary>
    private IEnumerable<Pull> Fullness(PairCollation pair)
    {
        // Sentences that are merged or split in retelling differ in length by half without any gain of detail.
        const double slack = 1.5;
        const double bitsPerToken = 0.2;
        const double capPerStretch = 1.5;
        const double cap = 6;
        var (fullerLeft, fullerRight) = (0.0, 0.0);
        var evidence = new List<WitnessSpan>();
        foreach (var stretch in pair.Stretches)
        {
            if (stretch.Relation is PassageRelation.Verbatim)
                continue;
            var leftCount = tokens[pair.Left].Count(stretch.Left);
            var rightCount = tokens[pair.Right].Count(stretch.Right);
            var surplusLeft = Math.Clamp((leftCount - (slack * rightCount)) * bitsPerToken, 0, capPerStretch);
            var surplusRight = Math.Clamp((rightCount - (slack * leftCount)) * bitsPerToken, 0, capPerStretch);
            fullerLeft += surplusLeft;
            fullerRight += surplusRight;
            if (surplusLeft + surplusRight > 1 && evidence.Count < 6)
            {
                evidence.Add(new WitnessSpan(pair.Left, stretch.Left));
                evidence.Add(new WitnessSpan(pair.Right, stretch.Right));
            }
        }

        evidence.Sort();
        if (fullerLeft > 0)
            yield return new Pull(Math.Min(fullerLeft, cap), Fuller(pair.Left, pair.Right));
        if (fullerRight > 0)
            yield return new Pull(-Math.Min(fullerRight, cap), Fuller(pair.Right, pair.Left));

        Reason Fuller(string fuller, string poorer) =>
            new(
                "fuller-sentences",
                $"{fuller} has detail inside sentences that {poorer} tells without it",
                [.. evidence]
            );
    }

    private static string Plural(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}

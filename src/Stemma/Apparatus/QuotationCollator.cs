using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Brings the quotations of all witnesses together: each utterance once, in all its wordings.</summary>
internal sealed class QuotationCollator(StoryWords story, Descents descents)
{
    /// <summary>Fewer words are a phrase, not an utterance that could be recognised elsewhere.</summary>
    private const int LeastWords = 3;

    /// <summary>Likeness from which two quotations are one utterance wherever they stand.</summary>
    /// <remarks>Two different utterances on one matter share function words and names: about 0.4. A spun one keeps about 0.6.</remarks>
    private const double Alike = 0.62;

    /// <summary>Likeness that suffices where their sentences were aligned on other grounds.</summary>
    private const double AlikeInPlace = 0.34;

    /// <summary>Share of a short quotation that must stand in a longer one for it to be cut from it.</summary>
    private const double CutFrom = 0.85;

    /// <summary>Likeness that suffices for one speaker's words where one witness had its words replaced.</summary>
    /// <remarks>Strong spinning keeps the function words in order, 0.4 to 0.55; other words of the same speaker share 0.3.</remarks>
    private const double AlikeReplaced = 0.4;

    /// <summary>Likeness that suffices in a reworded witness where its sentence, or those before and after, correspond.</summary>
    private const double AlikeBetween = 0.25;

    private readonly HashSet<string> reworded = story.Reworded;

    private sealed record Utterance(WitnessSpan Place, string[] Words, string? Speaker);

    /// <summary>All utterances, those in most witnesses first.</summary>
    public ImmutableArray<QuotationEntry> Collate()
    {
        var clusters = new List<List<Utterance>>();
        var all = Utterances().ToArray();
        var merged = all.Where(utterance => MergedWording.IsMerged(utterance.Place, utterance.Words, Parts(all)))
            .ToHashSet();
        // What runs two utterances together must not make one of them: it comes last, to the one it has most of.
        foreach (var utterance in all.OrderBy(merged.Contains))
        {
            var home = clusters
                .Select(cluster => (Cluster: cluster, Likeness: cluster.Max(member => Same(member, utterance))))
                .Where(candidate => candidate.Likeness > 0)
                .OrderByDescending(candidate => candidate.Likeness)
                .FirstOrDefault();
            if (home.Cluster is null)
                clusters.Add([utterance]);
            else
                home.Cluster.Add(utterance);
        }

        var best = clusters.ConvertAll(cluster => BestOf(cluster, merged));
        return
        [
            .. clusters
                .Select((cluster, index) => Entry(cluster, best[index], merged))
                .OrderByDescending(entry => Sigla(entry).Count())
                .ThenByDescending(entry => entry.Wordings.Length)
                .ThenBy(entry => entry.Wordings[0].Witnesses[0]),
        ];
    }

    private static IEnumerable<(WitnessSpan Place, string[] Words)> Parts(Utterance[] all) =>
        all.Select(utterance => (utterance.Place, utterance.Words));

    private static IEnumerable<string> Sigla(QuotationEntry entry) =>
        entry.Wordings.SelectMany(wording => wording.Witnesses).Select(place => place.Siglum).Distinct();

    /// <summary>Longest first, so that a shortened wording finds the whole one whatever the order of witnesses.</summary>
    private IEnumerable<Utterance> Utterances() =>
        story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Quotations)
                    .Where(quotation => quotation.Kind != QuotationKind.Indirect)
                    .Take(story.MostOfAKind)
                    .Select(quotation => (quotation, Place: new WitnessSpan(witness.Siglum, quotation.Span)))
            )
            .Where(entry => !story.IsSetAside(entry.Place))
            .Select(entry => new Utterance(entry.Place, story.Words(entry.Place), entry.quotation.Speaker?.Canonical))
            .Where(utterance =>
                utterance.Words.Length >= LeastWords || (utterance.Speaker is not null && utterance.Words.Length > 1)
            )
            .OrderByDescending(utterance => utterance.Words.Length)
            .ThenBy(utterance => utterance.Place);

    /// <summary>How alike two quotations are, or 0 where they are not one utterance.</summary>
    private double Same(Utterance one, Utterance other)
    {
        var likeness = WordSequence.Likeness(one.Words, other.Words);
        var shorter = Math.Min(one.Words.Length, other.Words.Length);
        var inPlace = story.Correspond(one.Place, other.Place);
        var isCut =
            WordSequence.Containment(one.Words, other.Words) >= CutFrom && (shorter >= 5 || (inPlace && shorter >= 2));
        var least =
            reworded.Contains(one.Place.Siglum) == reworded.Contains(other.Place.Siglum)
                ? (inPlace ? AlikeInPlace : Alike)
            : inPlace || story.StandBetween(one.Place, other.Place) ? AlikeBetween
            : HaveOneSpeaker(one, other) ? AlikeReplaced
            : Alike;
        return likeness >= least || isCut ? likeness + (inPlace ? 0.2 : 0) : 0;
    }

    private static bool HaveOneSpeaker(Utterance one, Utterance other) =>
        one.Speaker is { } first
        && other.Speaker is { } second
        && string.Equals(first.Split(' ')[^1], second.Split(' ')[^1], StringComparison.OrdinalIgnoreCase);

    /// <summary>Fullest wording of a witness that was not reworded; where several are as good, the one nearest a root.</summary>
    private Utterance BestOf(List<Utterance> cluster, HashSet<Utterance> merged)
    {
        var common = cluster
            .GroupBy(utterance => string.Join(' ', utterance.Words), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return cluster
            .OrderBy(utterance => merged.Contains(utterance))
            .ThenBy(utterance => reworded.Contains(utterance.Place.Siglum))
            .ThenByDescending(utterance => Support(utterance, cluster))
            .ThenByDescending(utterance => utterance.Words.Length)
            .ThenByDescending(utterance => common[string.Join(' ', utterance.Words)])
            .ThenBy(utterance => utterance.Place)
            .First();
    }

    /// <summary>How many words of an utterance another witness confirms in order; rewards the fullest attested wording.</summary>
    private static int Support(Utterance utterance, List<Utterance> cluster) =>
        cluster
            .Where(other => other.Place.Siglum != utterance.Place.Siglum)
            .Select(other => WordSequence.Common(utterance.Words, other.Words))
            .DefaultIfEmpty(0)
            .Max();

    private QuotationEntry Entry(List<Utterance> cluster, Utterance best, HashSet<Utterance> merged)
    {
        var wordings = cluster
            .GroupBy(utterance => string.Join(' ', utterance.Words), StringComparer.Ordinal)
            .Select(group =>
            {
                var places = group.Select(utterance => utterance.Place).Order().ToImmutableArray();
                return new Wording(story.Text(places[0]), Status(group.First(), best, merged), places);
            })
            .OrderBy(wording => wording.Status)
            .ThenByDescending(wording => wording.Witnesses.Length)
            .ThenBy(wording => wording.Witnesses[0])
            .ToImmutableArray();
        return new QuotationEntry(
            SpeakerOf(cluster),
            descents.Origins.Of(cluster.Select(utterance => utterance.Place.Siglum)),
            wordings
        );
    }

    private static WordingStatus Status(Utterance utterance, Utterance best, HashSet<Utterance> merged)
    {
        if (utterance.Words.AsSpan().SequenceEqual(best.Words))
            return WordingStatus.Best;
        if (WordSequence.IsSubsequence(utterance.Words, best.Words))
            return WordingStatus.Truncated;
        return merged.Contains(utterance) ? WordingStatus.Merged : WordingStatus.Altered;
    }

    /// <summary>The speaker most witnesses name, a name before a role and no mere pronoun; the fuller name where as many do; those that were reworded count last.</summary>
    private string? SpeakerOf(List<Utterance> cluster) =>
        cluster
            .Where(utterance => utterance.Speaker is { Length: > 0 } speaker && !ClosedClass.Contains(speaker))
            .GroupBy(utterance => utterance.Speaker!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count(utterance => !reworded.Contains(utterance.Place.Siglum)))
            .ThenByDescending(group => group.Count())
            .ThenByDescending(group => char.IsUpper(group.Key[0]))
            .ThenByDescending(group => group.Key.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
}

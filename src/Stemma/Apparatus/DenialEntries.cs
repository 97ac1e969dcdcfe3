using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Denials, with who reports them, who states what they deny, and who leaves them out.</summary>
internal sealed class DenialEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>Share of the shorter claim's meaningful words that two claims must have in common to be one.</summary>
    private const double SameClaim = 0.6;

    /// <summary>Share of a claim's meaningful words that a sentence must have to state it; at 0.6 any sentence on the matter does.</summary>
    private const double States = 0.8;

    /// <summary>Claims of fewer meaningful words say too little to be found stated.</summary>
    private const int LeastWords = 3;

    /// <summary>A claim is shown by so many words at most.</summary>
    private const int MostWords = 16;

    private sealed record Denial(
        WitnessSpan Place,
        WitnessSpan Claim,
        string Value,
        HashSet<string> Content,
        bool PointsBack
    );

    /// <summary>One entry for each claim that is denied.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var denials = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Assertions)
                    .Where(assertion => assertion.Status == AssertionStatus.Denied && !IsNegated(witness, assertion))
                    .Take(story.MostOfAKind)
                    .Select(assertion => Read(witness.Siglum, assertion))
            )
            .Where(denial => !story.IsSetAside(denial.Place))
            .OrderBy(denial => denial.Place);
        return Clusters.Of(denials, IsOneClaim).Select(Entry);
    }

    /// <summary>"did not deny", "never disputed": no denial.</summary>
    private bool IsNegated(Witness witness, Assertion assertion)
    {
        var sentence = story.Sentence(new WitnessSpan(witness.Siglum, assertion.Cue)).Span;
        var before = story.Words(
            new WitnessSpan(
                witness.Siglum,
                new TextSpan(Math.Min(sentence.Start, assertion.Cue.Start), assertion.Cue.Start)
            )
        );
        return before
            .TakeLast(2)
            .Any(word => word is "not" or "never" or "nor" || word.EndsWith("n't", StringComparison.Ordinal));
    }

    private Denial Read(string siglum, Assertion assertion)
    {
        var place = new WitnessSpan(siglum, assertion.Span);
        var first = place with { Span = FirstClause(siglum, assertion.Span) };
        var content = story.Content(first);
        // "any such sale", "it": what is denied was said in the sentence before.
        var pointsBack =
            content.Count < LeastWords
            && story
                .Words(first)
                .Any(word => word is "such" or "it" or "this" or "that" or "them" or "these" or "those");
        var claim = pointsBack && story.SentenceBefore(place) is { } before ? before : first;
        return new Denial(
            place,
            claim,
            assertion.By is null || ClosedClass.Contains(assertion.By.ToLowerInvariant())
                ? "denied"
                : $"denied by {story.CommonCase(assertion.By)}",
            pointsBack ? story.Content(claim) : content,
            pointsBack
        );
    }

    /// <summary>Up to the first comma, semicolon, colon or dash, unless that leaves next to nothing.</summary>
    private TextSpan FirstClause(string siglum, TextSpan span)
    {
        var text = story.Collation.Story[siglum].Slice(span);
        for (var at = text.AsSpan().IndexOfAny(",;:—–"); at >= 0; )
        {
            var clause = new TextSpan(span.Start, span.Start + at);
            var words = story.Words(new WitnessSpan(siglum, clause));
            if (words.Length >= LeastWords || (words.Length > 0 && words.All(ClosedClass.Contains)))
                return clause;
            var next = text.AsSpan(at + 1).IndexOfAny(",;:—–");
            at = next < 0 ? -1 : at + 1 + next;
        }

        return span;
    }

    private bool IsOneClaim(Denial one, Denial other)
    {
        if (one.Place.Siglum != other.Place.Siglum && story.StandTogether(one.Place, other.Place))
            return true;
        var smaller = Math.Min(one.Content.Count, other.Content.Count);
        return smaller > 0
            && one.PointsBack == other.PointsBack
            && one.Content.Count(other.Content.Contains) >= SameClaim * smaller;
    }

    private ApparatusEntry Entry(List<Denial> cluster)
    {
        var denied = cluster.ConvertAll(denial => new FactStatement(denial.Place, denial.Value, null, null));
        var denying = cluster.Select(denial => denial.Place.Siglum).ToHashSet(StringComparer.Ordinal);
        var stating = story
            .Witnesses.Where(witness => !denying.Contains(witness.Siglum))
            .Select(witness => Stated(witness, cluster))
            .Where(place => place is not null)
            .Concat(cluster.Where(denial => denial.PointsBack).Select(denial => (WitnessSpan?)denial.Claim))
            .Select(place => new FactStatement(place!.Value, "stated", null, null))
            .ToArray();
        var undenied = stating
            .Where(statement => !denying.Contains(statement.Place.Siglum))
            .Select(statement => statement.Place)
            .ToArray();
        var readings = FactComparison.Readings(denied.Concat(stating));
        var places = denied.Concat(stating).Select(statement => statement.Place).ToArray();
        var others = story.Others(places);
        var shown = cluster.Find(denial => !story.Reworded.Contains(denial.Place.Siglum)) ?? cluster[0];
        var about = Shortened(story.Text(shown.Claim));
        var who = string.Join(
            ", ",
            readings
                .Where(reading => reading.Value != "stated")
                .Select(reading => $"{reading.Value} ({PlainSentence.Sigla(story, reading)})")
        );
        return new ApparatusEntry(
            ApparatusKind.Denial,
            about,
            readings,
            others,
            origins.Of(places.Select(place => place.Siglum)),
                // What "it" or "such" points back to is inferred: too little to call it a conflict.
                stating.Length > 0
                    ? (cluster.Exists(denial => denial.PointsBack) ? Verdict.Compatible : Verdict.Differ)
                : denying.Count > 1 ? Verdict.Agree
                : Verdict.Single,
            $"“{about}”: {who}"
                + (
                    undenied.Length == 0
                        ? "; no other account states it"
                        : $"; stated without a denial by {PlainSentence.Sigla(story, undenied)}"
                )
        );
    }

    /// <summary>Where a witness says what is denied, or null; a denial of it, or words that somebody merely claims, do not say it.</summary>
    private WitnessSpan? Stated(Witness witness, List<Denial> cluster)
    {
        foreach (var sentence in witness.Article.Get(TextLayers.Sentences))
        {
            var place = new WitnessSpan(witness.Siglum, sentence.Span);
            if (story.IsSetAside(place) || story.Words(place).Any(IsDoubt))
                continue;
            var content = story.Content(place);
            if (cluster.Exists(denial => Says(place, content, denial)))
                return place;
        }

        return null;
    }

    private bool Says(WitnessSpan place, HashSet<string> content, Denial denial) =>
        denial.PointsBack
            ? story.Correspond(denial.Claim, place)
            : denial.Content.Count >= LeastWords
                && denial.Content.Count(content.Contains) >= States * denial.Content.Count;

    private static bool IsDoubt(string word) =>
        word is "not" or "no" or "never" or "deny" or "denies" or "denied" or "refute" or "refuted" or "whether"
        || word.EndsWith("n't", StringComparison.Ordinal);

    private static string Shortened(string text)
    {
        var words = text.Split(' ');
        return words.Length <= MostWords ? text.TrimEnd('.', ',', ';') : string.Join(' ', words.Take(MostWords)) + " …";
    }
}

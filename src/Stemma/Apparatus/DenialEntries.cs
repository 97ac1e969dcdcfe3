using System.Collections.Frozen;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Denials, with who reports them, who states what they deny, and who leaves them out.</summary>
internal sealed class DenialEntries(StoryWords story, Settings settings, OriginCounter origins)
{
    /// <summary>Share of the shorter claim's meaningful words that two claims must have in common to be one.</summary>
    private const double SameClaim = 0.6;

    /// <summary>Share of a claim's meaningful words that a sentence must have to state it; at 0.6 any sentence on the matter does.</summary>
    private const double States = 0.8;

    /// <summary>The same where other words of like meaning count for as much as they are near, and rare words for more.</summary>
    private const double StatesInOtherWords = 0.75;

    /// <summary>So many of them must be the very words.</summary>
    private const int LeastExact = 2;

    /// <inheritdoc cref="LeastExact"/>
    private const double ExactShare = 0.6;

    /// <summary>Claims of fewer meaningful words say too little to be found stated.</summary>
    private const int LeastWords = 2;

    /// <summary>Claims of fewer meaningful words than this are stated only by sentences that have them close together.</summary>
    private const int FewWords = 4;

    /// <summary>As many words may stand between those of a claim of few words: "the radar of the ship had failed".</summary>
    private const int MostBetween = 4;

    /// <summary>A negation so many words before the first word of a claim, or among them, denies it.</summary>
    private const int NegationReach = 3;

    /// <summary>A claim with "it" or "such" and fewer meaningful words points back to the sentence before.</summary>
    private const int LeastPointing = 3;

    private static readonly FrozenSet<string> ClaimNouns = (
        "claim claims allegation allegations accusation accusations report reports suggestion suggestions rumours rumors charges"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that begin another clause, which says when or why and not what.</summary>
    private static readonly FrozenSet<string> Openers =
        "when because after before while since although though until unless"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A claim is shown by so many words at most.</summary>
    private const int MostWords = 16;

    private sealed record Denial(
        WitnessSpan Place,
        WitnessSpan Claim,
        string Value,
        HashSet<string> Content,
        bool PointsBack,
        bool IsPlain
    );

    /// <summary>One entry for each claim that is denied, or that one account has somebody say and another not to be so.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var denials = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Assertions)
                    .Where(assertion =>
                        assertion.Status == AssertionStatus.Denied
                            ? !IsNegated(witness, assertion)
                            : assertion.Status is AssertionStatus.Said or AssertionStatus.Claimed
                                && IsNegative(witness.Siglum, assertion.Span)
                    )
                    .Take(story.MostOfAKind)
                    .Select(assertion => Read(witness.Siglum, assertion))
            )
            .Where(denial => !story.IsSetAside(denial.Place))
            .OrderBy(denial => denial.Place);
        return Clusters.Of(denials, IsOneClaim).Select(Entry).Where(entry => entry is not null).Select(entry => entry!);
    }

    /// <summary>"The pumps were not working": one negation, in the first clause.</summary>
    private bool IsNegative(string siglum, TextSpan span)
    {
        var words = story.Words(new WitnessSpan(siglum, FirstClause(siglum, span)));
        return words.Count(IsNegation) == 1 && !words.Any(word => word is "whether" or "if" or "only" or "just");
    }

    private static bool IsNegation(string word) =>
        word is "not" or "no" or "never" or "nobody" or "none" or "neither" or "nothing"
        || word.EndsWith("n't", StringComparison.Ordinal)
        || word.EndsWith("n’t", StringComparison.Ordinal);

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
        var isPlain = assertion.Status != AssertionStatus.Denied;
        var content = Claimed(first);
        // "any such sale", "it": what is denied was said in the sentence before.
        var words = story.Words(first);
        var pointsBack =
            !isPlain
            && !(words is [var head, "that", ..] && ClaimNouns.Contains(head))
            && content.Count < LeastPointing
            && words.Any(word => word is "such" or "it" or "this" or "that" or "them" or "these" or "those");
        var claim = pointsBack && story.SentenceBefore(place) is { } before ? before : first;
        return new Denial(
            place,
            claim,
            (isPlain ? "not so" : "denied")
                + (
                    assertion.By is null || ClosedClass.Contains(assertion.By.ToLowerInvariant())
                        ? ""
                        : $"{(isPlain ? ", says" : " by")} {story.CommonCase(assertion.By)}"
                ),
            pointsBack ? story.Content(claim) : content,
            pointsBack,
            isPlain
        );
    }

    /// <summary>Stems of what is claimed, without "claims that" before it and without words of negation.</summary>
    private HashSet<string> Claimed(WitnessSpan claim)
    {
        var content = story.Content(claim);
        var words = story.Words(claim);
        if (words is [var head, "that", ..] && ClaimNouns.Contains(head))
            content.Remove(Stemming.StemOf(head));
        foreach (var word in words.Where(IsNegation))
            content.Remove(Stemming.StemOf(word));
        return content;
    }

    /// <summary>Up to the first comma, semicolon, colon, dash or "when", unless that leaves next to nothing.</summary>
    private TextSpan FirstClause(string siglum, TextSpan span)
    {
        var article = story.Collation.Story[siglum].Article;
        foreach (var token in TokensIn(article, span))
        {
            var isEdge = token.Normal is "," or ";" or ":" or "—" or "–" || Openers.Contains(token.Normal);
            if (!isEdge || token.Span.Start == span.Start)
                continue;
            var clause = new TextSpan(span.Start, token.Span.Start);
            var words = story.Words(new WitnessSpan(siglum, clause));
            if (words.Length > LeastWords || (words.Length > 0 && words.All(ClosedClass.Contains)))
                return clause;
        }

        return span;
    }

    private static IEnumerable<Token> TokensIn(Article article, TextSpan span) =>
        article
            .Get(TextLayers.Tokens)
            .SkipWhile(token => token.Span.Start < span.Start)
            .TakeWhile(token => token.Span.Start < span.End);

    private bool IsOneClaim(Denial one, Denial other)
    {
        if (one.Place.Siglum != other.Place.Siglum && story.StandTogether(one.Place, other.Place))
            return true;
        var smaller = Math.Min(one.Content.Count, other.Content.Count);
        return smaller > 0
            && one.PointsBack == other.PointsBack
            && one.Content.Count(other.Content.Contains) >= SameClaim * smaller;
    }

    private ApparatusEntry? Entry(List<Denial> cluster)
    {
        // One account says who denies it once; a headline before its text says it worse.
        var denied = cluster
            .GroupBy(denial => denial.Place.Siglum, StringComparer.Ordinal)
            .Select(own => own.MaxBy(denial => (denial.Content.Count, denial.Place.Span.Start))!)
            .Select(denial => new FactStatement(denial.Place, denial.Value, null, null))
            .ToArray();
        var denying = cluster.Select(denial => denial.Place.Siglum).ToHashSet(StringComparer.Ordinal);
        var isPlain = cluster.TrueForAll(denial => denial.IsPlain);
        var stating = story
            .Witnesses.Where(witness => !isPlain || !denying.Contains(witness.Siglum))
            .Select(witness => Stated(witness, cluster))
            .Where(place => place is not null)
            .Concat(cluster.Where(denial => denial.PointsBack).Select(denial => (WitnessSpan?)denial.Claim))
            .Select(place => new FactStatement(place!.Value, "stated", null, null))
            .DistinctBy(statement => statement.Place)
            .ToArray();
        if (isPlain && stating.Length == 0)
            return null;
        var readings = FactComparison.Readings(denied.Concat(stating));
        var places = denied.Concat(stating).Select(statement => statement.Place).ToArray();
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
            story.Others(places),
            origins.Of(places.Select(place => place.Siglum)),
            stating.Length > 0 && IsClaimed(cluster, stating) ? Verdict.Differ
                : stating.Length > 0 ? Verdict.Compatible
                : denying.Count > 1 ? Verdict.Agree
                : Verdict.Single,
            $"“{about}”: {who}; {Stating(denying, stating)}"
        );
    }

    /// <summary>
    /// What "it" or "such" points back to is inferred: a conflict only where that is itself put forward by somebody and more
    /// than one account has the denial.
    /// </summary>
    private bool IsClaimed(List<Denial> cluster, FactStatement[] stating) =>
        !cluster.Exists(denial => denial.PointsBack)
        || cluster.Select(denial => denial.Place.Siglum).Distinct(StringComparer.Ordinal).Count() > 1
            && stating.Any(statement =>
                story
                    .Collation.Story[statement.Place.Siglum]
                    .Article.Get(AnnotationLayers.Assertions)
                    .Any(assertion =>
                        assertion.Status is AssertionStatus.Said or AssertionStatus.Claimed
                        && statement.Place.Span.Contains(assertion.Span)
                    )
            );

    private string Stating(HashSet<string> denying, FactStatement[] stating)
    {
        if (stating.Length == 0)
            return "no other account states it";
        var undenied = stating
            .Select(statement => statement.Place)
            .Where(place => !denying.Contains(place.Siglum))
            .ToArray();
        return undenied.Length == 0
            ? "somebody else states it in the same account"
            : $"stated without a denial by {PlainSentence.Sigla(story, undenied)}";
    }

    /// <summary>Where a witness says what is denied, or null; a denial of it, or words that somebody merely claims, do not say it.</summary>
    private WitnessSpan? Stated(Witness witness, List<Denial> cluster)
    {
        foreach (var sentence in witness.Article.Get(TextLayers.Sentences))
        {
            var place = new WitnessSpan(witness.Siglum, sentence.Span);
            if (
                story.IsSetAside(place)
                || cluster.Exists(denial =>
                    denial.Place.Siglum == witness.Siglum && denial.Place.Span.Overlaps(sentence.Span)
                )
            )
                continue;
            if (cluster.Exists(denial => Says(place, denial)))
                return place;
        }

        return null;
    }

    private bool Says(WitnessSpan place, Denial denial)
    {
        if (denial.PointsBack)
            return story.Correspond(denial.Claim, place) && !story.Words(place).Any(IsDoubt);
        if (denial.Content.Count < LeastWords)
            return false;
        var words = story.Words(place);
        var at = Enumerable
            .Range(0, words.Length)
            .Where(index => denial.Content.Contains(Stemming.StemOf(words[index])))
            .ToArray();
        var found = at.Select(index => Stemming.StemOf(words[index])).Distinct(StringComparer.Ordinal).Count();
        var isFew = denial.IsPlain || denial.Content.Count < FewWords;
        var inOtherWords =
            found >= Math.Max(LeastExact, ExactShare * denial.Content.Count)
            && settings.Share(denial.Claim, denial.Content, place) >= StatesInOtherWords;
        if (!inOtherWords && found < (isFew ? 1 : States) * denial.Content.Count)
            return false;
        if (isFew && at[^1] - at[0] >= denial.Content.Count + MostBetween)
            return false;
        var first = Math.Max(0, at[0] - NegationReach);
        return !words[first..Math.Min(words.Length, at[^1] + 2)].Any(IsDoubt);
    }

    private static bool IsDoubt(string word) =>
        IsNegation(word)
        || word is "deny" or "denies" or "denied" or "refute" or "refuted" or "reject" or "rejected" or "whether";

    private static string Shortened(string text)
    {
        var words = text.Split(' ');
        return words.Length <= MostWords ? text.TrimEnd('.', ',', ';') : string.Join(' ', words.Take(MostWords)) + " …";
    }
}

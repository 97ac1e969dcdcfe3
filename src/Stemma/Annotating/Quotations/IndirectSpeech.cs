using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Adds what is reported without marks: the clause that a verb of speech governs.</summary>
/// <remarks>A clause that contains quoted words is left to them: the entries of one sentence do not overlap.</remarks>
internal static class IndirectSpeech
{
    // "X said Monday" or "he said so" is no clause.
    private const int FewestWords = 3;

    public static void Add(
        TokenView view,
        IReadOnlyList<Attribution> attributions,
        IReadOnlyList<QuotedStretch> stretches,
        IReadOnlyList<Verdict?> verdicts,
        People people,
        List<Quotation> quotations,
        ImmutableArray<Boilerplate> boilerplate
    )
    {
        var direct = quotations.Count;
        string? last = null;
        var quoted = 0;
        var end = 0;
        foreach (var clause in attributions)
        {
            while (quoted < direct && quotations[quoted].Span.Start < clause.Span.Start)
                last = quotations[quoted++].Speaker?.Canonical ?? last;
            if (clause.Content is not { } whole || clause.Source is not { } source || !Reports(clause, view))
                continue;
            var content = Mask.Trim(boilerplate, whole);
            if (content.Start < end || view.CountWords(content, FewestWords) < FewestWords)
                continue;
            if (Overlaps(content, stretches, verdicts) || Mask.Covers(boilerplate, content))
                continue;
            var speaker = new Speaker(source.Span, people.Resolve(source, last));
            last = speaker.Canonical;
            end = content.End;
            quotations.Add(new Quotation(content, QuotationKind.Indirect, speaker, clause.Cue));
        }

        quotations.Sort(static (one, other) => one.Span.CompareTo(other.Span));
    }

    /// <summary>Whether the clause reports speech by its verb and the form of its content.</summary>
    public static bool Reports(Attribution clause, TokenView view)
    {
        if (
            (clause.Acts & (SpeechActs.Say | SpeechActs.Tell | SpeechActs.Report)) == SpeechActs.None
            && !(clause.Acts.HasFlag(SpeechActs.Weak) && clause.HasThat)
        )
            return false;
        if (clause.HasThat || clause.Verb == "according")
            return true;
        if (clause.Content!.Value.End <= clause.Span.Start)
            return clause.Acts.HasFlag(SpeechActs.Say);
        // Without "that" only verbs that a bare clause can follow, and only where a finite verb stands in it.
        if (
            clause.Verb
            is not (
                "say"
                or "claim"
                or "insist"
                or "add"
                or "argue"
                or "admit"
                or "warn"
                or "suggest"
                or "note"
                or "allege"
                or "confirm"
                or "tell"
                or "estimate"
                or "predict"
                or "announce"
                or "believe"
            )
        )
            return false;
        var first = view.TokenFrom(clause.Content.Value.Start);
        for (
            var token = first;
            token < view.Tokens.Length && token < first + 14 && view.Tokens[token].Span.End <= clause.Content.Value.End;
            token++
        )
        {
            if (Words.Auxiliaries.Contains(view[token]) || view[token].EndsWith("ed", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool Overlaps(
        TextSpan content,
        IReadOnlyList<QuotedStretch> stretches,
        IReadOnlyList<Verdict?> verdicts
    )
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (stretches[middle].Span.End <= content.Start)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < stretches.Count && stretches[low].Span.Start < content.End; low++)
        {
            if (verdicts[low] is not null)
                return true;
        }

        return false;
    }
}

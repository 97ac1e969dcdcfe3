using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Adds what is reported without marks: the clause that a verb of speech governs.</summary>
/// <remarks>Of a clause that contains quoted words the rest is given, piece by piece: entries do not overlap.</remarks>
internal static class IndirectSpeech
{
    // A piece of one word beside a quotation is a conjunction or a preposition.
    private const int FewestOfPiece = 2;

    // "X said Monday" or "he said so" is no clause.
    private const int FewestWords = 3;

    public static void Add(
        TokenView view,
        NounPhrases phrases,
        IReadOnlyList<Attribution> attributions,
        IReadOnlyList<QuotedStretch> stretches,
        IReadOnlyList<Verdict?> verdicts,
        People people,
        List<Quotation> quotations,
        ImmutableArray<Boilerplate> boilerplate
    )
    {
        var direct = quotations.Count;
        var words = new ReportedWords(view, phrases);
        string? last = null;
        var quoted = 0;
        var found = new List<(TextSpan Extent, List<TextSpan> Pieces, Speaker Speaker, TextSpan Cue)>();
        foreach (var clause in attributions)
        {
            while (quoted < direct && quotations[quoted].Span.Start < clause.Span.Start)
                last = quotations[quoted++].Speaker?.Canonical ?? last;
            if (clause.Source is not { } source)
                continue;
            var contents = words
                .Of(clause)
                .Select(content => Mask.Trim(boilerplate, content))
                .Where(content => !Mask.Covers(boilerplate, content))
                .ToList();
            if (contents.Sum(content => view.CountWords(content, FewestWords)) < FewestWords)
                continue;
            var speaker = new Speaker(source.Span, people.Resolve(source, last));
            var pieces = contents
                .SelectMany(content => Unquoted(content, view, stretches, verdicts))
                .Where(piece => view.CountWords(piece, FewestOfPiece) >= FewestOfPiece)
                .ToList();
            if (pieces.Count == 0)
                continue;
            last = speaker.Canonical;
            found.Add((new TextSpan(pieces[0].Start, pieces[^1].End), pieces, speaker, clause.Cue));
        }

        // Of clauses within one another the widest is given: "Doe said Roe had told her to go", "Roe has to go, Doe said".
        found.Sort(
            static (one, other) =>
                one.Extent.Start != other.Extent.Start ? one.Extent.Start.CompareTo(other.Extent.Start)
                : one.Extent.End != other.Extent.End ? other.Extent.End.CompareTo(one.Extent.End)
                : one.Cue.CompareTo(other.Cue)
        );
        var end = 0;
        foreach (var (extent, pieces, speaker, cue) in found)
        {
            if (extent.Start < end)
                continue;
            end = extent.End;
            foreach (var piece in pieces)
                quotations.Add(new Quotation(piece, QuotationKind.Indirect, speaker, cue));
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

    /// <summary>What is left of the content around quoted words; from a whole quoted utterance on, nothing is the reporter's.</summary>
    private static IEnumerable<TextSpan> Unquoted(
        TextSpan content,
        TokenView view,
        IReadOnlyList<QuotedStretch> stretches,
        IReadOnlyList<Verdict?> verdicts
    )
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (stretches[middle].Outer.End <= content.Start)
                low = middle + 1;
            else
                high = middle;
        }

        var start = content.Start;
        for (; low < stretches.Count && stretches[low].Outer.Start < content.End; low++)
        {
            if (verdicts[low] is not { } verdict)
                continue;
            if (Words(start, stretches[low].Outer.Start) is { } before)
                yield return before;
            start = Math.Max(start, stretches[low].Outer.End);
            if (verdict.Kind == QuotationKind.Direct)
                yield break;
        }

        if (Words(start, content.End) is { } rest)
            yield return rest;

        TextSpan? Words(int from, int to)
        {
            var first = view.TokenFrom(from);
            var end = view.TokenFrom(to);
            while (first < end && !view.IsWord(first))
                first++;
            while (end > first && !view.IsWord(end - 1))
                end--;
            return end > first ? view.Span(first, end - 1) : null;
        }
    }
}

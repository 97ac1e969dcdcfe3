using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>What was found out about one stretch between marks.</summary>
/// <param name="Kind">Direct or mixed.</param>
/// <param name="Source">Who speaks by its own reporting clause, or null.</param>
/// <param name="Cue">The reporting word, or null.</param>
/// <param name="Introduces">True where the clause before it introduces it by comma or colon.</param>
internal readonly record struct Verdict(QuotationKind Kind, Mention? Source, TextSpan? Cue, bool Introduces);

/// <summary>Tells speech from scare quotes and titles, and finds each stretch's own reporting clause.</summary>
internal sealed class StretchJudge(TokenView view, NounPhrases phrases, IReadOnlyList<Attribution> attributions)
{
    // Between a closing mark and its reporting clause stand titles at most: "," Deputy Assistant Secretary Jane Doe said.
    private const int LongestTitle = 8;

    // Between a reporting verb and the mark that its comma announces: "told reporters in the capital on Monday, “".
    private const int LongestAddress = 16;

    // Fragments of two words are scare quotes more often than speech unless the clause ends with them.
    private const int ShortFragment = 2;

    /// <summary>The verdict on a stretch, or null where it is not speech.</summary>
    public Verdict? Judge(QuotedStretch stretch, TextSpan paragraph)
    {
        var first = view.TokenFrom(stretch.Outer.Start);
        var next = view.TokenFrom(stretch.Outer.End);
        var words = view.CountWords(stretch.Span, 6);
        if (words == 0)
            return null;
        var before =
            first > 0 && (view.Tokens[first - 1].Span.Start >= paragraph.Start || view[first - 1] == ":")
                ? first - 1
                : -1;
        var opensSentence =
            before < 0 || view[before] is "." or "!" or "?" or "..." or "…" || view.StretchAt(before) >= 0;
        var title = IsTitle(stretch.Span);

        if (Announced(before, first) is { } announced && !(title && words < 6))
        {
            var following = EndsWithComma(stretch, next) ? Following(next, paragraph) : null;
            var clause = following ?? announced.Clause;
            return new Verdict(
                QuotationKind.Direct,
                clause?.Source ?? announced.Subject,
                clause?.Cue,
                following is null
            );
        }

        if (Following(stretch, next, paragraph) is { } after && (!title || EndsWithComma(stretch, next)))
            return new Verdict(
                opensSentence ? QuotationKind.Direct : QuotationKind.Mixed,
                after.Source,
                after.Cue,
                false
            );
        if (Signed(next, paragraph) is { } signer)
            return new Verdict(QuotationKind.Direct, signer, null, false);
        if (opensSentence && EndsSentence(stretch, next, paragraph))
            return words > 1 && !title ? new Verdict(QuotationKind.Direct, null, null, false) : null;
        if (opensSentence && EndsWithComma(stretch, next) && Beside(next, paragraph) is { } beside)
            return new Verdict(QuotationKind.Direct, beside.Source, beside.Cue, false);
        if (title)
            return null;
        return before < 0 ? null : Fragment(stretch, before, next, words);
    }

    /// <summary>A clause that announces the stretch by a comma, a colon or its verb right before the mark.</summary>
    private (Attribution? Clause, Mention? Subject)? Announced(int before, int first)
    {
        if (before < 0 || view.StretchAt(before) >= 0)
            return null;
        var sentence = view.SentenceOf(before);
        if (sentence < 0)
            return null;
        var start = view.Sentences[sentence].FirstToken;
        if (view[before] is ":" or ",")
        {
            var clause = Preceding(before, start, view[before] == ":" ? NounPhrases.Reach : LongestAddress);
            if (clause is not null)
                return (clause, null);
            return
                view[before] == ":"
                && phrases.ClauseSubject(Math.Max(start, before - NounPhrases.Reach), before) is { } subject
                ? (null, subject)
                : null;
        }

        var upper = first + 1 < view.Tokens.Length && view.IsUpper(first + 1);
        return
            upper
            && LastBefore(view.Tokens[before].Span.End) is { } adjacent
            && (adjacent.Cue.End == view.Tokens[before].Span.End || (adjacent.Span.End == view.Tokens[before].Span.End))
            && !adjacent.Acts.HasFlag(SpeechActs.Call)
            ? (adjacent, null)
            : null;
    }

    private Attribution? Preceding(int before, int start, int reach)
    {
        var at = IndexBefore(view.Tokens[before].Span.Start);
        for (var back = at; back >= 0 && back > at - 4; back--)
        {
            var clause = attributions[back];
            var cue = view.TokenFrom(clause.Cue.Start);
            if (cue < start || cue < before - reach)
                continue;
            for (var token = cue; token < before; token++)
            {
                if (view.StretchAt(token) >= 0)
                    return null;
            }

            return clause;
        }

        return null;
    }

    private Attribution? Following(QuotedStretch stretch, int next, TextSpan paragraph)
    {
        var last = view.Text[stretch.Span.End - 1];
        if (EndsWithComma(stretch, next) || last is '?' or '!' or '…' or '-' or '—' or '–')
            return Following(next, paragraph);
        // A full stop inside the marks, or none at all: only where the verb follows at once (“We won.” said Smith).
        var clause = Following(next, paragraph);
        if (clause is null || next >= view.Tokens.Length)
            return null;
        var immediate =
            clause.Cue.Start == view.Tokens[next].Span.Start
            || (last != '.' && clause.Span.Start == view.Tokens[next].Span.Start);
        return immediate && (clause.Content is null || clause.Content.Value.Start < stretch.Span.End) ? clause : null;
    }

    /// <summary>The reporting clause that begins right after the mark, a comma and titles apart.</summary>
    private Attribution? Following(int next, TextSpan paragraph)
    {
        while (next < view.Tokens.Length && view[next] is "," or "—" or "–" or "-" or "--")
            next++;
        if (next >= view.Tokens.Length || view.Tokens[next].Span.End > paragraph.End)
            return null;
        var from = view.Tokens[next].Span.Start;
        var at = IndexBefore(from) + 1;
        for (var ahead = at; ahead < attributions.Count && ahead < at + 2; ahead++)
        {
            var clause = attributions[ahead];
            if (clause.Span.Start >= paragraph.End)
                return null;
            var start = view.TokenFrom(clause.Span.Start);
            if (start > next + LongestTitle)
                return null;
            if (Clear(next, start))
                return clause;
        }

        return null;
    }

    /// <summary>Only titles, adjectives and adverbs stand between.</summary>
    private bool Clear(int first, int end)
    {
        for (var token = first; token < end; token++)
        {
            if (
                view.StretchAt(token) >= 0
                || !view.IsWord(token) && view[token] is not "'s"
                || view[token] is not ("of" or "for" or "as" or "in")
                    && Words.EndsPhrase(view[token])
                    && view[token] is not "'s"
            )
                return false;
        }

        return true;
    }

    /// <summary>A name after a dash that ends the paragraph, as under letters and blurbs: “…” — Jane Doe.</summary>
    private Mention? Signed(int next, TextSpan paragraph)
    {
        if (next + 1 >= view.Tokens.Length || view[next] is not ("—" or "–" or "―" or "-" or "--"))
            return null;
        if (view.Tokens[next + 1].Span.End > paragraph.End)
            return null;
        return
            phrases.StartingAt(next + 1, view.Tokens.Length, out var last) is { Kind: MentionKind.Name } signer
            && (
                last + 1 >= view.Tokens.Length
                || view.Tokens[last + 1].Span.Start >= paragraph.End
                || !view.IsWord(last + 1)
            )
            ? signer
            : null;
    }

    /// <summary>
    /// After a comma and a closing mark a name speaks, whatever word of speech follows it: reworded and machine-made text
    /// has words there that no list of verbs holds.
    /// </summary>
    private (Mention Source, TextSpan? Cue)? Beside(int next, TextSpan paragraph)
    {
        while (next < view.Tokens.Length && view[next] == ",")
            next++;
        if (next >= view.Tokens.Length || view.Tokens[next].Span.End > paragraph.End)
            return null;
        var end = Math.Min(view.Tokens.Length, next + NounPhrases.Reach);
        if (phrases.StartingAt(next, end, out var last) is { Kind: not MentionKind.Noun } source)
            return (
                source,
                last + 1 < end && view.IsWord(last + 1) && view.StretchAt(last + 1) < 0
                    ? view.Tokens[last + 1].Span
                    : null
            );
        // "…,” intoned Smith."
        return
            next + 1 < end
            && view.IsWord(next)
            && !Words.EndsPhrase(view[next])
            && phrases.StartingAt(next + 1, end, out _) is { Kind: not MentionKind.Noun } inverted
            ? (inverted, view.Tokens[next].Span)
            : null;
    }

    /// <summary>Quoted words inside the reporter's sentence: speech where a reporting clause governs them.</summary>
    private Verdict? Fragment(QuotedStretch stretch, int before, int next, int words)
    {
        if (Governing(stretch, before) is { } clause)
        {
            // "dismissed two officers over allegations that they were “…”": the noun governs, not the verb.
            if (
                words > ShortFragment
                && (clause.Acts & (SpeechActs.Say | SpeechActs.Tell)) == SpeechActs.None
                && OfSpeechNoun(before) is { } alleged
                && alleged.Cue!.Value.Start > clause.Cue.Start
            )
                return alleged;
            return words > ShortFragment || (EndsPhrase(stretch, next) && !Words.Determiners.Contains(view[before]))
                ? new Verdict(QuotationKind.Mixed, clause.Source, clause.Cue, false)
                : null;
        }

        var at = IndexBefore(stretch.Outer.Start);
        for (var ahead = at + 1; ahead < attributions.Count && ahead < at + 4; ahead++)
        {
            if (
                words > ShortFragment
                && attributions[ahead].Content is { } content
                && content.Contains(stretch.Span.Start)
            )
                return new Verdict(QuotationKind.Mixed, attributions[ahead].Source, attributions[ahead].Cue, false);
        }

        return words > ShortFragment ? OfSpeechNoun(before) : null;
    }

    /// <summary>
    /// The clause before the mark whose content the stretch belongs to. Of nested clauses ("X said anybody who complains")
    /// the one whose verb stands right before the mark or takes "that", is a plain verb of speech and has a speaker wins;
    /// the points are ranks, not measures.
    /// </summary>
    private Attribution? Governing(QuotedStretch stretch, int before)
    {
        Attribution? best = null;
        var bestPoints = int.MinValue;
        var at = IndexBefore(stretch.Outer.Start);
        for (var back = at; back >= 0 && back > at - 6; back--)
        {
            var clause = attributions[back];
            if (clause.Content is not { } content || !content.Contains(stretch.Span.Start))
                continue;
            var points = before - view.TokenFrom(clause.Cue.Start) < 4 ? 3 : 0;
            points += clause.HasThat ? 2 : 0;
            points += (clause.Acts & (SpeechActs.Say | SpeechActs.Tell | SpeechActs.Call)) != SpeechActs.None ? 2 : 0;
            points += clause.Verb is "say" or "tell" or "call" or "write" ? 1 : 0;
            points += clause.Source switch
            {
                null => -3,
                { Kind: MentionKind.Name } or { Canonical: "he" or "she" or "they" } => 1,
                { Kind: MentionKind.Noun } noun when Words.NounClass(noun.Head) == SpeakingNoun.None => -1,
                _ => 0,
            };
            if (points > bestPoints)
                (best, bestPoints) = (clause, points);
        }

        return best;
    }

    /// <summary>"claims that the board was “…”": a noun of speech governs; nobody is named as speaking.</summary>
    private Verdict? OfSpeechNoun(int before)
    {
        var sentence = view.SentenceOf(before);
        var start = sentence < 0 ? before : Math.Max(view.Sentences[sentence].FirstToken, before - LongestAddress);
        for (var token = before; token >= start && view.StretchAt(token) < 0; token--)
        {
            if (!SpeechNouns.Contains(view[token]))
                continue;
            Mention? source = null;
            if (token - 1 >= start && view[token - 1] is "his" or "her" or "their")
                source = phrases.Pronoun(token - 1) with
                {
                    Canonical = view[token - 1] switch
                    {
                        "his" => "he",
                        "her" => "she",
                        _ => "they",
                    },
                };
            else if (token - 2 >= start && view[token - 1] == "'s")
                source = phrases.EndingAt(token - 2, start, out _);
            return new Verdict(QuotationKind.Mixed, source, view.Tokens[token].Span, false);
        }

        return null;
    }

    private bool EndsWithComma(QuotedStretch stretch, int next) =>
        view.Text[stretch.Span.End - 1] == ','
        || (next < view.Tokens.Length && view[next] is "," && view.Tokens[next].Span.Start == stretch.Outer.End);

    private bool EndsSentence(QuotedStretch stretch, int next, TextSpan paragraph) =>
        stretch.End is StretchEnd.Continued
        || view.Text[stretch.Span.End - 1] is '.' or '!' or '?' or '…'
        || next >= view.Tokens.Length
        || view.Tokens[next].Span.Start >= paragraph.End
        || view[next] is "." or "!" or "?";

    private bool EndsPhrase(QuotedStretch stretch, int next) =>
        view.Text[stretch.Span.End - 1] is '.' or ',' or '!' or '?'
        || next >= view.Tokens.Length
        || view[next] is "." or "," or ";" or "and" or "but" or "or";

    /// <summary>True where every word but the small ones is capitalised, and more than one.</summary>
    private bool IsTitle(TextSpan span)
    {
        var capitals = 0;
        for (
            var token = view.TokenFrom(span.Start);
            token < view.Tokens.Length && view.Tokens[token].Span.End <= span.End;
            token++
        )
        {
            if (view.Tokens[token].Kind != TokenKind.Word)
                continue;
            if (view.IsUpper(token))
                capitals++;
            else if (
                !Words.EndsPhrase(view[token])
                && !Words.Determiners.Contains(view[token])
                && view[token] is not ("so-called" or "'s")
            )
                return false;
            else if (Words.SubjectPronouns.Contains(view[token]))
                return false;
            if (capitals > 12)
                return false;
        }

        return capitals > 1;
    }

    private Attribution? LastBefore(int position) => IndexBefore(position) is >= 0 and var at ? attributions[at] : null;

    /// <summary>Index of the last clause that begins before <paramref name="position"/>, or -1.</summary>
    private int IndexBefore(int position)
    {
        var (low, high) = (0, attributions.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (attributions[middle].Span.Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}

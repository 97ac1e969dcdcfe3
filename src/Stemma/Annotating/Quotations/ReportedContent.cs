using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Finds what a cue of speech reports: the clause after it, past its hearer, or the clause it closes.</summary>
internal sealed class ReportedContent(TokenView view, NounPhrases phrases)
{
    // Between a verb and its "that": "told reporters in the capital late on Monday evening that".
    private const int ReachOfThat = 14;

    /// <summary>What the cue at <paramref name="token"/> reports, or null where it reports nothing in its own words.</summary>
    /// <param name="token">The cue.</param>
    /// <param name="last">Last token of the cue and, where it is inverted, of its subject.</param>
    /// <param name="sentence">The sentence of the cue.</param>
    /// <param name="inverted">Whether the subject follows the cue.</param>
    /// <param name="acts">What the cue may do: a verb of telling has a hearer first.</param>
    /// <param name="source">The subject, null where none was found.</param>
    /// <param name="hasThat">Whether a "that" introduces the content.</param>
    public TextSpan? Of(
        int token,
        int last,
        Sentence sentence,
        bool inverted,
        SpeechActs acts,
        Mention? source,
        out bool hasThat
    )
    {
        hasThat = false;
        var limit = Math.Min(sentence.EndToken, last + 1 + ReachOfThat);
        for (var next = last + 1; next < limit; next++)
        {
            if (
                view.StretchAt(next) >= 0
                || view[next] is ";" or ":"
                || (view[next] == "," && next > last + 1)
                || IsInfinitive(next, sentence)
                || BeginsClause(next, last, acts)
            )
                break;
            if (
                view[next] == "that"
                && next + 1 < sentence.EndToken
                && (
                    next == last + 1
                    || (
                        !Words.Prepositions.Contains(view[next - 1])
                        && (
                            (acts & (SpeechActs.Say | SpeechActs.Tell)) != SpeechActs.None
                            || !SpeechNouns.Contains(view[next - 1])
                        )
                    )
                )
            )
            {
                hasThat = true;
                return From(next + 1, sentence);
            }
        }

        var after = last + 1;
        if (EndsClause(after, sentence))
        {
            // "The plan would fail, she said."
            var first = source is null || inverted ? token : Math.Min(token, view.TokenFrom(source.Span.Start));
            while (first > sentence.FirstToken && view[first - 1] != "," && first > token - NounPhrases.Reach)
                first--;
            return first - 2 > sentence.FirstToken && view[first - 1] == "," && view.StretchAt(sentence.FirstToken) < 0
                ? view.Span(sentence.FirstToken, first - 2)
                : null;
        }

        if (inverted || after >= sentence.EndToken)
            return null;
        if (acts.HasFlag(SpeechActs.Tell) && !acts.HasFlag(SpeechActs.Call))
            return AfterHearer(after, sentence);
        return From(view[after] is "," or ":" ? after + 1 : after, sentence);
    }

    /// <summary>
    /// "said the bridge was a relic that": after a verb that names no hearer, what is neither a time nor a place begins the
    /// clause, and a later "that" is its own; after a hearer, a finite verb has begun it.
    /// </summary>
    private bool BeginsClause(int token, int last, SpeechActs acts) =>
        view[token] != "that"
        && (
            view.Tokens[token].Tag == PartOfSpeech.AUX
            || (
                token == last + 1
                && acts.HasFlag(SpeechActs.Say)
                && !acts.HasFlag(SpeechActs.Tell)
                && !acts.HasFlag(SpeechActs.Call)
                && (
                    Words.SubjectPronouns.Contains(view[token])
                    || Words.Determiners.Contains(view[token])
                    || view.NameAt(token) >= 0
                )
                && !Words.Days.Contains(view[token])
            )
        );

    /// <summary>"to" before a plain word begins an infinitive, whose "that" is not the cue's.</summary>
    private bool IsInfinitive(int token, Sentence sentence) =>
        view[token] == "to"
        && token + 1 < sentence.EndToken
        && !view.IsUpper(token + 1)
        && !Words.Determiners.Contains(view[token + 1])
        && Words.NounClass(view[token + 1]) == SpeakingNoun.None;

    /// <summary>"told reporters he would resign": the bare clause after the hearer, or null where there is none.</summary>
    private TextSpan? AfterHearer(int after, Sentence sentence)
    {
        if (phrases.StartingAt(after, sentence.EndToken, out var last) is null)
            last = after;
        var next = last + 1;
        return
            next < sentence.EndToken
            && view.StretchAt(next) < 0
            && (
                Words.SubjectPronouns.Contains(view[next])
                || Words.Determiners.Contains(view[next])
                || view.NameAt(next) >= 0
            )
            ? From(next, sentence)
            : null;
    }

    /// <summary>True where nothing of the clause but a time or an addressee follows.</summary>
    private bool EndsClause(int after, Sentence sentence)
    {
        if (EndsInPlace(after, sentence))
            return true;
        var limit = Math.Min(sentence.EndToken, after + 4);
        for (var token = after; token < limit; token++)
        {
            if (view.StretchAt(token) >= 0)
                return false;
            if (view[token] is "." or "!" or "?")
                return true;
            if (
                !Words.Days.Contains(view[token])
                && view[token]
                    is not ("on" or "in" or "a" or "statement" or "to" or "the" or "reporters" or "his" or "her")
            )
                return false;
        }

        return limit == sentence.EndToken;
    }

    /// <summary>"…, she said in a speech to the chamber of trade on Friday.": prepositional phrases to the sentence's end, no verb among them.</summary>
    private bool EndsInPlace(int after, Sentence sentence)
    {
        if (
            after >= sentence.EndToken
            || sentence.EndToken - after > ReachOfThat
            || IsInfinitive(after, sentence)
            || !(
                view[after] is "in" or "on" or "at" or "during" or "to" or "after" or "before" or "via" or "through"
                || Words.Days.Contains(view[after])
            )
        )
            return false;
        for (var token = after; token < sentence.EndToken; token++)
        {
            if (
                view.StretchAt(token) >= 0
                || view.Tokens[token].Tag is PartOfSpeech.AUX or PartOfSpeech.SCONJ
                || (
                    view.Tokens[token].Tag == PartOfSpeech.VERB
                    && !view[token].EndsWith("ing", StringComparison.Ordinal)
                    && !view[token].EndsWith("ed", StringComparison.Ordinal)
                )
                || Words.SubjectPronouns.Contains(view[token])
            )
                return false;
        }

        return true;
    }

    /// <summary>From a token to the last word or quoted stretch of the sentence; null where none is left.</summary>
    public TextSpan? From(int first, Sentence sentence)
    {
        var end = sentence.EndToken;
        while (end > first && !view.IsWord(end - 1) && view.StretchAt(end - 1) < 0)
            end--;
        return end > first ? view.Span(first, end - 1) : null;
    }
}

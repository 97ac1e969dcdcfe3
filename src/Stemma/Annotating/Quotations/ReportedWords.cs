using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Finds which words of the reporter's own a clause gives as someone's: all around the cue, without what is quoted.</summary>
/// <remarks>
/// <see cref="Attribution.Content"/> is one stretch, told by the clause's grammar alone; here the complement is taken in
/// every form: a clause, a question, an infinitive, and the thing that is praised or called for.
/// Bounded look-around at each clause. One long file, since the forms exclude one another and are tried in one order.
/// </remarks>
internal sealed class ReportedWords(TokenView view, NounPhrases phrases)
{
    // Tokens within which a clause shows its finite verb: subjects of more words are rare.
    private const int ReachOfVerb = 16;

    // Acts whose complement is what somebody says or thinks.
    private const SpeechActs Conveying =
        SpeechActs.Say
        | SpeechActs.Tell
        | SpeechActs.Report
        | SpeechActs.Claim
        | SpeechActs.Deny
        | SpeechActs.Plan
        | SpeechActs.Think
        | SpeechActs.Call;

    // Acts whose clause may stand before them: "The bridge will close, records show."
    private const SpeechActs Stating = SpeechActs.Say | SpeechActs.Report | SpeechActs.Think | SpeechActs.Claim;

    /// <summary>The stretches that the clause reports, in text order; none where it reports nothing.</summary>
    public IEnumerable<TextSpan> Of(Attribution clause)
    {
        if (clause.Verb == "according")
            return clause.Content is { } stated ? [stated] : [];
        // Verbs' forms that have become prepositions.
        if (view[view.TokenFrom(clause.Cue.Start)] is "considering" or "regarding")
            return [];
        if ((clause.Acts & Conveying) == SpeechActs.None && !(clause.Acts.HasFlag(SpeechActs.Weak) && clause.HasThat))
            return [];
        if (clause.Content is { } before && before.End <= clause.Span.Start)
            return (clause.Acts & Stating) != SpeechActs.None ? [before] : [];
        if (clause.HasThat)
            return clause.Content is { } said ? [Bounded(clause, said)] : [];
        if ((Parenthetical(clause) ?? Closing(clause)) is { } around)
            return around;
        return Complement(clause) is { } complement ? [Bounded(clause, complement)] : [];
    }

    /// <summary>"After saying that it would close, the owner left": what a gerund in front reports ends with its comma.</summary>
    private TextSpan Bounded(Attribution clause, TextSpan content)
    {
        var cue = view.TokenFrom(clause.Cue.Start);
        if (
            !view[cue].EndsWith("ing", StringComparison.Ordinal)
            || cue == 0
            || !(
                Words.Prepositions.Contains(view[cue - 1])
                || Words.Conjunctions.Contains(view[cue - 1])
                || view.SentenceOf(cue - 1) != view.SentenceOf(cue)
            )
        )
            return content;
        var first = view.TokenFrom(content.Start);
        for (var token = first + 1; token < view.Tokens.Length && view.Tokens[token].Span.End <= content.End; token++)
        {
            if (view[token] == "," && view.StretchAt(token) < 0)
                return view.Span(first, token - 1);
        }

        return content;
    }

    /// <summary>"The bridge, he said, would close": both sides of the clause.</summary>
    private IEnumerable<TextSpan>? Parenthetical(Attribution clause)
    {
        var first = view.TokenFrom(clause.Span.Start);
        var next = view.TokenFrom(clause.Span.End);
        var sentence = view.SentenceOf(first);
        if (sentence < 0 || (clause.Acts & (SpeechActs.Say | SpeechActs.Think)) == SpeechActs.None)
            return null;
        var (start, end) = (view.Sentences[sentence].FirstToken, view.Sentences[sentence].EndToken);
        if (first - 2 < start || next + 1 >= end || view[first - 1] != "," || view[next] != ",")
            return null;
        if (view.StretchAt(first - 2) >= 0 || view.StretchAt(next + 1) >= 0)
            return null;
        return LastWord(next + 1, end) is { } last
            ? [view.Span(start, first - 2), view.Span(next + 1, last)]
            : [view.Span(start, first - 2)];
    }

    /// <summary>"The ferry was “past its time,” she said": the reporter's words before the quoted ones that the clause follows.</summary>
    private IEnumerable<TextSpan>? Closing(Attribution clause)
    {
        var first = view.TokenFrom(clause.Span.Start);
        var sentence = view.SentenceOf(first);
        if (clause.Content is not null || sentence < 0 || (clause.Acts & Stating) == SpeechActs.None)
            return null;
        var start = view.Sentences[sentence].FirstToken;
        return first - 1 > start && view.StretchAt(first - 1) >= 0 ? [view.Span(start, first - 1)] : null;
    }

    /// <summary>What follows the cue, its hearer passed over.</summary>
    private TextSpan? Complement(Attribution clause)
    {
        var cue = view.TokenFrom(clause.Cue.End);
        var sentence = view.SentenceOf(Math.Max(0, cue - 1));
        if (sentence < 0)
            return null;
        var end = view.Sentences[sentence].EndToken;
        var first =
            clause.Source is { } source && source.Span.Start > clause.Cue.Start ? view.TokenFrom(source.Span.End) : cue;
        if (first >= end || view.StretchAt(first) >= 0 || !(view.IsWord(first) || view[first] == ":"))
            return null;
        if (view[first] == ":")
            first++;
        var hears = clause.Acts.HasFlag(SpeechActs.Tell) && !clause.Acts.HasFlag(SpeechActs.Call);
        if (hears)
            first = AfterHearer(first, end);
        while (
            first < end && Words.Days.Contains(view[first]) && view[first] is not ("may" or "this" or "last" or "next")
        )
            first++;
        first = AfterPlace(first, end);
        if (first >= end || !view.IsWord(first) || view.StretchAt(first) >= 0 || LastWord(first, end) is not { } last)
            return null;
        // "dismissed two officers" denies nothing.
        if (
            clause.Acts.HasFlag(SpeechActs.Deny)
            && !clause.Acts.HasFlag(SpeechActs.Say)
            && !Denials.IsDenial(view, clause)
        )
            return null;
        // Verbs of publishing take what is published; only those of finding tell what is so.
        if (!Speaks(clause.Acts) && !(clause.Acts.HasFlag(SpeechActs.Weak) && Written(clause.Source!)))
            return null;
        if (view[first] == "to")
            return clause.Verb is not ("say" or "add" or "continue" or "begin") && IsInfinitive(first, end)
                ? view.Span(first, last)
                : null;
        if (IsAdverbial(first))
            return null;
        return IsQuestion(first) || IsClause(first, end) ? view.Span(first, last) : Object(first, last);
    }

    private static bool Speaks(SpeechActs acts) =>
        (acts & ~(SpeechActs.Report | SpeechActs.Weak | SpeechActs.Manner)) != SpeechActs.None;

    private static bool Written(Mention source) =>
        source.Kind == MentionKind.Noun
        && Words.NounClass(source.Head) is SpeakingNoun.Document or SpeakingNoun.Official or SpeakingNoun.Outlet;

    private bool IsInfinitive(int to, int end) =>
        to + 1 < end
        && view.Tokens[to + 1].Tag is PartOfSpeech.VERB or PartOfSpeech.AUX or PartOfSpeech.ADV or PartOfSpeech.None;

    private bool IsAdverbial(int token) =>
        (view.Tokens[token].Tag is PartOfSpeech.ADV or PartOfSpeech.CCONJ && !IsQuestion(token))
        || view[token]
            is "in"
                or "on"
                or "by"
                or "during"
                or "after"
                or "before"
                or "as"
                or "with"
                or "from"
                or "of"
                or "to"
        || (view[token] == "at" && !(token + 1 < view.Tokens.Length && view[token + 1] is "least" or "most"))
        || Words.Days.Contains(view[token]);

    /// <summary>"said in a speech on Friday, in Leeds, that": past place and time, where a "that" or a pronoun begins the clause.</summary>
    private int AfterPlace(int first, int end)
    {
        if (first >= end || !IsAdverbial(first))
            return first;
        for (var token = first + 1; token < end && token < first + ReachOfVerb; token++)
        {
            if (view.StretchAt(token) >= 0 || view.Tokens[token].Tag == PartOfSpeech.AUX || view[token] is ";" or ":")
                break;
            if (view[token] == "that" && token + 1 < end)
                return token + 1;
            if (
                Words.SubjectPronouns.Contains(view[token])
                || view[token] == "there"
                || (
                    Words.Days.Contains(view[token - 1])
                    && (Words.Determiners.Contains(view[token]) || view.NameAt(token) >= 0)
                )
            )
                return token;
        }

        return first;
    }

    /// <summary>"criticised the plan as it was put forward, and left": an object ends before what is said about its time or place.</summary>
    private TextSpan Object(int first, int last)
    {
        var token = first + 1;
        while (
            token <= last
            && view[token]
                is not (
                    ","
                    or ";"
                    or "—"
                    or "–"
                    or "--"
                    or "after"
                    or "while"
                    or "during"
                    or "when"
                    or "before"
                    or "because"
                )
        )
            token++;
        return view.Span(first, Math.Min(token - 1, last));
    }

    private int AfterHearer(int first, int end)
    {
        if (
            IsQuestion(first)
            || view[first] is "to" or "that" or "about" or "for"
            || Words.SubjectPronouns.Contains(view[first]) && view[first] != "it"
        )
            return first;
        if (view[first] is "him" or "her" or "them" or "us" or "me" or "you")
            return first + 1;
        return phrases.StartingAt(first, end, out var last) is null ? first : last + 1;
    }

    private bool IsQuestion(int token) =>
        view[token]
            is "how"
                or "what"
                or "why"
                or "whether"
                or "if"
                or "where"
                or "who"
                or "when"
                or "which"
                or "there";

    /// <summary>True where a finite verb stands near the start.</summary>
    private bool IsClause(int first, int end)
    {
        for (var token = first + 1; token < end && token < first + ReachOfVerb; token++)
        {
            if (view[token] is ";" or ":")
                return false;
            if (view[token - 1] == "to" || view.StretchAt(token) >= 0)
                continue;
            if (
                view.Tokens[token].Tag == PartOfSpeech.AUX
                || Words.Auxiliaries.Contains(view[token]) && view[token] != "'s"
            )
                return true;
            if (view.Tokens[token].Tag == PartOfSpeech.VERB && !view[token].EndsWith("ing", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private int? LastWord(int first, int end)
    {
        while (end > first && !view.IsWord(end - 1) && view.StretchAt(end - 1) < 0)
            end--;
        return end > first ? end - 1 : null;
    }
}

using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Assertions;

/// <summary>Finds conditions, plans, beliefs of nobody in particular and denials by the words that introduce them.</summary>
internal static class UnreportedClauses
{
    // A clause longer than this has no plain edge; the longest in newspaper prose stay below.
    private const int LongestClause = 60;

    // Tokens behind a verb of denial that can hold "earlier reports that".
    private const int ObjectReach = 4;

    /// <summary>"if …", "unless …", "provided that …": the clause up to its first comma or stop.</summary>
    public static Assertion? Condition(TokenView view, int token)
    {
        if (view[token] is not ("if" or "unless" or "providing" or "provided" or "assuming"))
            return null;
        if (
            view[token] is "providing" or "provided" or "assuming"
            && !(token + 1 < view.Tokens.Length && view[token + 1] == "that")
        )
            return null;
        // "as if", "even if so", "asked if": not conditions.
        if (
            token > 0
            && view[token - 1] is "as" or "asked" or "asking" or "wonder" or "wondered" or "see" or "know" or "ask"
        )
            return null;
        return Clause(view, token, token + 1, AssertionStatus.Conditional);
    }

    /// <summary>A plan ("will …", "is to …", "is expected to …"), a belief ("is believed to …") or a denial without its source.</summary>
    public static Assertion? Other(TokenView view, int token)
    {
        if (token + 1 >= view.Tokens.Length || token == 0)
            return null;
        if (IsPlan(view, token))
            return Clause(view, token, token + 1, AssertionStatus.Planned);
        if (IsBelief(view, token))
            return Clause(view, token, token + 1, AssertionStatus.Claimed);
        return Denial(view, token);
    }

    /// <summary>The clause behind a cue, or null where nothing stands there.</summary>
    public static TextSpan? Rest(TokenView view, TextSpan cue)
    {
        var token = view.TokenFrom(cue.Start);
        return token + 1 < view.Tokens.Length ? Clause(view, token, token + 1, AssertionStatus.Claimed)?.Span : null;
    }

    private static bool IsPlan(TokenView view, int token)
    {
        var after = view[token + 1];
        var verb =
            token + 2 < view.Tokens.Length
            && view.Tokens[token + 2].Tag is PartOfSpeech.VERB or PartOfSpeech.AUX or PartOfSpeech.None;
        return view[token] switch
        {
            "will" or "'ll" or "shall" => view.IsWord(token + 1) && after is not ("have" or "not"),
            "expected" or "scheduled" or "planned" or "slated" or "due" => IsPassive(view, token)
                && (
                    after == "to"
                        ? verb
                        : after is "for" or "in" or "on" or "at" or "by" or "within" or "next" or "later"
                ),
            "set" or "poised" or "planning" or "intending" or "preparing" or "going" or "about" or "likely" => after
                == "to"
                && verb
                && IsPassive(view, token),
            "is" or "are" or "was" or "were" => after == "to" && verb && view[token + 2] != "blame",
            "plans" or "intends" or "aims" or "hopes" or "plan" or "intend" or "aim" => after == "to",
            _ => false,
        };
    }

    private static bool IsPassive(TokenView view, int token) =>
        view[token - 1]
            is "is"
                or "are"
                or "was"
                or "were"
                or "been"
                or "be"
                or "'s"
                or "’s"
                or "'re"
                or "’re"
                or "also"
                or "currently"
                or "now"
                or "originally"
                or "still";

    private static bool IsBelief(TokenView view, int token) =>
        view[token]
            is "believed"
                or "thought"
                or "alleged"
                or "suspected"
                or "rumoured"
                or "rumored"
                or "presumed"
                or "feared"
        && view[token + 1] is "to" or "that"
        && IsPassive(view, token);

    /// <summary>A denial whose subject was not found: the verb before a that-clause or a word for a statement.</summary>
    private static Assertion? Denial(TokenView view, int token)
    {
        if (!SpeechVerbs.TryFind(view[token], out var verb) || !verb.Acts.HasFlag(SpeechActs.Deny))
            return null;
        if (
            verb.Form is VerbForm.Base or VerbForm.Gerund
            || view.Tokens[token].Tag is not (PartOfSpeech.VERB or PartOfSpeech.None)
        )
            return null;
        for (var at = token + 1; at < Math.Min(view.Tokens.Length, token + 1 + ObjectReach); at++)
        {
            if (view[at] == "that")
                return Clause(view, token, at + 1, AssertionStatus.Denied);
            if (!view.IsWord(at))
                return null;
        }

        return null;
    }

    private static Assertion? Clause(TokenView view, int cue, int first, AssertionStatus status)
    {
        var number = view.SentenceOf(cue);
        if (number < 0)
            return null;
        var end = Math.Min(view.Sentences[number].EndToken, first + LongestClause);
        var last = first;
        while (last < end && view[last] is not ("," or ";" or ":" or "." or "!" or "?" or "—" or "–"))
            last++;
        return last > first ? new Assertion(view.Span(first, last - 1), status, view.Tokens[cue].Span, null) : null;
    }
}

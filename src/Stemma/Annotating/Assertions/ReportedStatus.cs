using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Assertions;

/// <summary>Reads off a reporting clause how it puts forward what it reports, and what that is.</summary>
internal static class ReportedStatus
{
    /// <summary>The status and the clause it holds for, or null where the clause puts nothing forward.</summary>
    public static (AssertionStatus Status, TextSpan Content)? Of(TokenView view, Attribution clause)
    {
        if (IsWithheld(view, view.TokenFrom(clause.Cue.Start)))
            return null;
        if (clause.Content is not { } content)
            return clause.Acts.HasFlag(SpeechActs.Claim) && UnreportedClauses.Rest(view, clause.Cue) is { } rest
                ? (AssertionStatus.Claimed, rest)
                : null;
        if (Denials.IsDenial(view, clause))
            return (AssertionStatus.Denied, content);
        if (clause.Acts.HasFlag(SpeechActs.Call) && Falsity.Called(view, content) is { } called)
            return (AssertionStatus.Denied, called);
        if (Claimed(view, clause, content) is { } claimed)
            return (AssertionStatus.Claimed, claimed);
        if (clause.Acts.HasFlag(SpeechActs.Plan) || IsIntent(view, clause, content))
            return (AssertionStatus.Planned, content);
        return IsSaid(view, clause, content) ? (AssertionStatus.Said, content) : null;
    }

    /// <summary>"Did not deny", "neither confirm nor deny", "declined to say": nothing is put forward.</summary>
    private static bool IsWithheld(TokenView view, int cue)
    {
        var before = cue > 0 && view[cue - 1].EndsWith("ly", StringComparison.Ordinal) ? cue - 2 : cue - 1;
        if (before < 0)
            return false;
        if (view[before] is "not" or "n't" or "n’t" or "never" or "neither" or "nor" or "without" or "cannot")
            return true;
        return before > 0
            && view[before] == "to"
            && view[before - 1]
                is "declined"
                    or "declines"
                    or "refused"
                    or "refuses"
                    or "declining"
                    or "refusing"
                    or "unable";
    }

    private static TextSpan? Claimed(TokenView view, Attribution clause, TextSpan content)
    {
        if (clause.Verb is "accuse")
            return After(view, content, "of");
        if (clause.Verb is "believe" or "think" or "suspect" or "reckon" && HasVerb(view, content))
            return content;
        return clause.Acts.HasFlag(SpeechActs.Claim) && (clause.Acts.HasFlag(SpeechActs.Say) || clause.HasThat)
            ? content
            : null;
    }

    /// <summary>"agreed to sell", "hopes to sell": whoever says or thinks it means to do it.</summary>
    private static bool IsIntent(TokenView view, Attribution clause, TextSpan content) =>
        clause.Acts is var acts
        && (acts.HasFlag(SpeechActs.Say) || acts.HasFlag(SpeechActs.Think))
        && view.TokenFrom(content.Start) is var first
        && first + 1 < view.Tokens.Length
        && view[first] == "to"
        && view.Tokens[first + 1].Tag is PartOfSpeech.VERB or PartOfSpeech.AUX or PartOfSpeech.None;

    private static bool IsSaid(TokenView view, Attribution clause, TextSpan content)
    {
        if (!clause.Acts.HasFlag(SpeechActs.Say) && !clause.HasThat)
            return false;
        if (clause.Acts is SpeechActs.Think || clause.Acts.HasFlag(SpeechActs.Deny))
            return false;
        var first = view.TokenFrom(content.Start);
        return first < view.Tokens.Length
            && view[first] is not ("," or ";" or "." or ":" or "citing" or "quoting")
            && HasVerb(view, content);
    }

    private static bool HasVerb(TokenView view, TextSpan content)
    {
        for (
            var token = view.TokenFrom(content.Start);
            token < view.Tokens.Length && view.Tokens[token].Span.End <= content.End;
            token++
        )
        {
            if (view.Tokens[token].Tag is PartOfSpeech.VERB or PartOfSpeech.AUX or PartOfSpeech.None)
                return true;
        }

        return false;
    }

    private static TextSpan? After(TokenView view, TextSpan content, string word)
    {
        for (
            var token = view.TokenFrom(content.Start);
            token + 1 < view.Tokens.Length && view.Tokens[token + 1].Span.End <= content.End;
            token++
        )
        {
            if (view[token] == word)
                return new TextSpan(view.Tokens[token + 1].Span.Start, content.End);
        }

        return null;
    }
}

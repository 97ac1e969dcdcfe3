using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Assertions;

/// <summary>Finds denials in other words: "called the report false", "said the report was untrue", "it is not true that".</summary>
internal static class Falsity
{
    // Tokens of a clause looked through for the verdict on it. Longer subjects are rare; the bound keeps the walk short.
    private const int Reach = 40;

    /// <summary>What is called false, without the word that calls it so; null where nothing is.</summary>
    public static TextSpan? Called(TokenView view, TextSpan content)
    {
        var first = view.TokenFrom(content.Start);
        for (var token = first + 1; IsInside(view, token, content) && token < first + Reach; token++)
        {
            if (!IsVerdict(view, token))
                continue;
            var last = token - 1;
            while (
                last > first && view[last] is "a" or "an" or "as" or "pure" or "simply" or "completely" or "“" or "\""
            )
                last--;
            return view.Span(first, last);
        }

        return null;
    }

    /// <summary>What a said clause denies: its subject before "was false", or what "it is not true that" introduces.</summary>
    public static TextSpan? Denied(TokenView view, TextSpan content)
    {
        var first = view.TokenFrom(content.Start);
        for (var token = first; IsInside(view, token + 1, content) && token < first + Reach; token++)
        {
            if (view[token] is not ("is" or "are" or "was" or "were"))
                continue;
            var negated = view[token + 1] is "not" or "n't" or "n’t";
            var verdict =
                negated ? token + 2
                : view[token + 1] is "a" or "an" ? token + 2
                : token + 1;
            if (!IsInside(view, verdict, content))
                return null;
            if (negated ? view[verdict] is not ("true" or "correct") : !IsVerdict(view, verdict))
                return null;
            if (token == first + 1 && view[first] is "it" && IsInside(view, verdict + 2, content))
                return view[verdict + 1] == "that"
                    ? new TextSpan(view.Tokens[verdict + 2].Span.Start, content.End)
                    : null;
            return token > first ? view.Span(first, token - 1) : null;
        }

        return null;
    }

    private static bool IsInside(TokenView view, int token, TextSpan content) =>
        token < view.Tokens.Length && view.Tokens[token].Span.End <= content.End;

    private static bool IsVerdict(TokenView view, int token) =>
        view[token]
            is "false"
                or "untrue"
                or "baseless"
                or "unfounded"
                or "groundless"
                or "nonsense"
                or "invention"
                or "fabrication"
                or "fabricated"
                or "lie"
                or "lies"
                or "fiction";
}

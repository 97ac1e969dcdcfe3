using System.Collections.Frozen;

namespace Stemma.Annotating.Quotations;

/// <summary>Tells denials of a statement from other uses of the same verbs ("denied bail", "dismissed two officers").</summary>
internal static class Denials
{
    // Words of the object looked at: "dismissed as baseless the opposition's claims".
    private const int Reach = 8;

    private static readonly FrozenSet<string> Withheld = Set(
        "bail access entry permission asylum parole visa visas leave him them her us me chance"
    );

    private static readonly FrozenSet<string> Statements = Set(
        "report reports reporting rumour rumours rumor rumors idea notion speculation theory theories charge charges any such "
            + "findings conclusion conclusions story stories concerns"
    );

    /// <summary>True where the clause denies something said or done.</summary>
    public static bool IsDenial(TokenView view, Attribution clause)
    {
        if (!clause.Acts.HasFlag(SpeechActs.Deny) || clause.Content is not { } content)
            return false;
        if (clause.HasThat)
            return true;
        var first = view.TokenFrom(content.Start);
        var limit = Math.Min(view.Tokens.Length, first + Reach);
        if (clause.Verb is "deny" or "refute" or "rebut" or "repudiate" or "disavow")
        {
            for (var token = first; token < limit && token < first + 3; token++)
            {
                if (Withheld.Contains(view[token]))
                    return false;
            }

            return true;
        }

        for (var token = first; token < limit && view.Tokens[token].Span.End <= content.End; token++)
        {
            if (view[token] is "over" or "for" or "after" or "because")
                return false;
            if (Statements.Contains(view[token]) || SpeechNouns.Contains(view[token]))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

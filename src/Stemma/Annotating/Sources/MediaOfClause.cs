using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Sources;

/// <summary>Media and papers through which the source of a clause speaks: "told the Herald", "said in a statement", "in an interview with".</summary>
internal sealed class MediaOfClause(TokenView view, NounPhrases phrases, SourceCollection collection)
{
    // Tokens after the cue that can hold "in an exclusive interview with".
    private const int Reach = 10;

    /// <summary>Adds what stands after the clause's cue and source.</summary>
    public void Add(Attribution clause, TextSpan? support)
    {
        var from = view.TokenFrom(Math.Max(clause.Cue.End, clause.Span.End));
        var limit = Math.Min(view.Tokens.Length, from + Reach);
        for (var token = from; token < limit; token++)
        {
            if (view[token] is "that" or "." or ";" or ":" or "“" or "\"" or "”")
                return;
            var heard = token == from && clause.Acts.HasFlag(SpeechActs.Tell);
            if (!heard && view[token] is not ("in" or "to" or "with" or "via" or "on" or "by"))
                continue;
            var start = heard ? token : token + 1;
            if (
                start >= limit
                || phrases.StartingAt(start, Math.Min(view.Tokens.Length, start + Reach), out _)
                    is not { Kind: not MentionKind.Pronoun } phrase
            )
                continue;
            var wording = phrase.Span.Slice(view.Text);
            if (phrase.Named != NameKind.Person && SourceKinds.Outlet(wording) is { } outlet)
                collection.Add(outlet.Name, outlet.Kind, phrase.Span, support);
            else if (
                !heard
                && view[token] is "in" or "via" or "by"
                && phrase.Kind == MentionKind.Noun
                && IsPaper(phrase.Head)
            )
                collection.Add(SourceKinds.Bare(wording), SourceKind.Document, phrase.Span, support);
        }
    }

    private static bool IsPaper(string head) =>
        head
            is "statement"
                or "report"
                or "letter"
                or "email"
                or "memo"
                or "filing"
                or "release"
                or "tweet"
                or "post"
                or "interview"
                or "study"
                or "paper"
                or "communique"
                or "affidavit"
                or "lawsuit"
                or "complaint"
                or "testimony";
}

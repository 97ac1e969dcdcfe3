using System.Collections.Immutable;
using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Sources;

/// <summary>Sources named without a reporting clause of their own: "citing X", "first reported by X", "X's report", "h/t X", "it was reported".</summary>
internal sealed class Triggers(
    TokenView view,
    NounPhrases phrases,
    SourceCollection collection,
    ImmutableArray<Boilerplate> boilerplate
)
{
    /// <summary>Goes over the tokens once.</summary>
    public void Find()
    {
        for (var token = 0; token < view.Tokens.Length; token++)
        {
            switch (view[token])
            {
                case "citing" or "quoting" or "cited" or "quoted" or "cites" or "quotes" when IsActive(token):
                    Cited(token + 1, token);
                    break;
                case "by" when token > 0 && IsPublished(view[token - 1]):
                    By(token);
                    break;
                case "report" or "reports" or "article" or "story" or "investigation" or "reporting":
                    Reported(token);
                    break;
                case "h" or "hat" when IsHatTip(token, out var after):
                    Cited(after, token, unknown: SourceKind.Outlet);
                    break;
                case "via" when token > 0 && view[token - 1] == "(":
                    Cited(token + 1, token, unknown: SourceKind.Outlet);
                    break;
                case "reported" or "rumoured" or "rumored" or "understood" when IsImpersonal(token):
                    Add(view.Tokens[token].Span, "it was " + view[token], SourceKind.Unnamed, token);
                    break;
                default:
                    break;
            }
        }
    }

    private bool IsActive(int token) =>
        view[token] is not ("cited" or "quoted" or "cites" or "quotes")
        || (
            token > 0
            && view.IsWord(token - 1)
            && view[token - 1] is not ("is" or "are" or "was" or "were" or "be" or "been" or "the" or "a" or "of")
        );

    private static bool IsPublished(string word) =>
        word
            is "reported"
                or "published"
                or "obtained"
                or "seen"
                or "quoted"
                or "cited"
                or "carried"
                or "released"
                or "revealed"
                or "broadcast"
                or "reviewed"
                or "aired";

    private void Cited(int first, int trigger, SourceKind? unknown = null)
    {
        if (first >= view.Tokens.Length)
            return;
        if (
            phrases.StartingAt(first, Math.Min(view.Tokens.Length, first + 12), out _)
            is not { Kind: not MentionKind.Pronoun } phrase
        )
            return;
        var wording = phrase.Span.Slice(view.Text);
        var found = SourceKinds.Of(phrase, wording, phrase.Canonical, phrase.Named, "cite");
        if (
            unknown is { } kind
            && phrase.Kind == MentionKind.Name
            && phrase.Named is null
            && SourceKinds.Outlet(wording) is null
        )
            found = (wording, kind);
        if (found is { } source)
            Add(phrase.Span, source.Name, source.Kind, trigger);
    }

    private void By(int token)
    {
        if (
            token + 1 >= view.Tokens.Length
            || phrases.StartingAt(token + 1, Math.Min(view.Tokens.Length, token + 12), out _) is not { } phrase
        )
            return;
        var wording = phrase.Span.Slice(view.Text);
        if (phrase.Named != NameKind.Person && SourceKinds.Outlet(wording) is { } outlet)
            Add(phrase.Span, outlet.Name, outlet.Kind, token);
    }

    /// <summary>"the Herald's report", "a New York Post story".</summary>
    private void Reported(int token)
    {
        if (token == 0)
            return;
        var last = view[token - 1] is "'s" or "'" ? token - 2 : token - 1;
        if (last < 0 || !view.IsUpper(last))
            return;
        if (
            phrases.EndingAt(last, Math.Max(0, last - 8), out _) is not { Kind: MentionKind.Name } name
            || name.Named == NameKind.Person
        )
            return;
        if (SourceKinds.Outlet(name.Span.Slice(view.Text)) is { } outlet)
            Add(name.Span, outlet.Name, outlet.Kind, token);
    }

    private bool IsHatTip(int token, out int after)
    {
        after = token + 3;
        if (view[token] == "h")
            return token + 3 < view.Tokens.Length && view[token + 1] == "/" && view[token + 2] == "t";
        after = token + 2;
        if (token + 2 >= view.Tokens.Length || view[token + 1] != "tip")
            return false;
        if (view[after] is "to" or ":")
            after++;
        return after < view.Tokens.Length;
    }

    private bool IsImpersonal(int token) =>
        token >= 2 && view[token - 1] is "is" or "was" or "been" && view[token - 2] is "it" or "has";

    private void Add(TextSpan mention, string name, SourceKind kind, int token)
    {
        var sentence = SourceAnnotator.SentenceOf(view, view.Tokens[token].Span);
        if (!Mask.Covers(boilerplate, mention))
            collection.Add(name, kind, mention, sentence);
    }
}

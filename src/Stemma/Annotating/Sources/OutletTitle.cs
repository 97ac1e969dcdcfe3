using Stemma.Text;

namespace Stemma.Annotating.Sources;

/// <summary>Finds the whole title of an outlet of which a mention holds only the end: "Implant &amp; Pump Review".</summary>
/// <remarks>Titles are made of ordinary words and joined by "and", "&amp;" and "of", which no rule for people's names crosses.</remarks>
internal static class OutletTitle
{
    /// <summary>Titles of more words than this are rare; the bound keeps the walk short.</summary>
    private const int MostWords = 6;

    /// <summary>The mention with the capitalised words before it, where its last word ends outlets' titles; else the mention itself.</summary>
    public static TextSpan Extend(string text, TextSpan mention)
    {
        if (mention.IsEmpty || !SourceKinds.EndsTitle(LastWord(text, mention)))
            return mention;
        var start = mention.Start;
        var best = mention.Start;
        for (var words = 0; words < MostWords; words++)
        {
            if (PreviousWord(text, start) is not { } word)
                break;
            var letters = word.Of(text);
            if (char.IsUpper(letters[0]))
                best = word.Start;
            else if (letters is not ("&" or "and" or "of"))
                break;
            start = word.Start;
        }

        var title = new TextSpan(best, mention.End);
        return IsSentenceStart(text, best) ? mention : title;
    }

    // A capital at a sentence's start may be any word's.
    private static bool IsSentenceStart(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] == ' ')
            at--;
        return at < 0 || text[at] is '.' or '!' or '?' or '\n' or '"' or '“' or '”';
    }

    private static string LastWord(string text, TextSpan mention)
    {
        var words = mention.Slice(text);
        return words[(words.LastIndexOf(' ') + 1)..];
    }

    private static TextSpan? PreviousWord(string text, int start)
    {
        if (start < 2 || text[start - 1] != ' ')
            return null;
        var end = start - 1;
        var at = end;
        while (at > 0 && (char.IsLetter(text[at - 1]) || text[at - 1] is '&' or '-' or '\'' or '’'))
            at--;
        return at < end ? new TextSpan(at, end) : null;
    }
}

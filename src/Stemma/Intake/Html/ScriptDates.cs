using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>Finds a date of publication among the values that a page hands to its scripts.</summary>
internal static class ScriptDates
{
    /// <summary>Characters of one script that are looked through; data islands of single-page sites reach a megabyte.</summary>
    private const int Longest = 1_000_000;

    /// <summary>Names of the value, compared without case, hyphens and underscores.</summary>
    private static readonly string[] Keys =
    [
        "datepublished",
        "publishdate",
        "publisheddate",
        "publicationdate",
        "publishedat",
        "publishedtime",
        "publishedon",
        "publishtime",
        "pubdate",
        "articledate",
        "datecreated",
        "createdat",
    ];

    /// <summary>The first value of such a name that is a date, or null.</summary>
    public static PublicationTime? Published(IHtmlDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script"))
        {
            var text = script.TextContent;
            if (Find(text.AsSpan(0, Math.Min(text.Length, Longest))) is { } found)
                return found;
        }

        return null;
    }

    // A quoted or bare name, a colon or equals sign, a quoted value.
    private static PublicationTime? Find(ReadOnlySpan<char> text)
    {
        foreach (var key in Keys)
        {
            var stem =
                key.StartsWith("date", StringComparison.Ordinal) ? "date"
                : key.StartsWith("article", StringComparison.Ordinal) ? "article"
                : key.StartsWith("created", StringComparison.Ordinal) ? "created"
                : "pub";
            for (var at = 0; at < text.Length; )
            {
                var next = text[at..].IndexOf(stem, StringComparison.OrdinalIgnoreCase);
                if (next < 0)
                    break;
                at += next;
                if (EndOfName(text, at, key) is { } end && Value(text[end..]) is { } found)
                    return found;
                at++;
            }
        }

        return null;
    }

    private static int? EndOfName(ReadOnlySpan<char> text, int start, string key)
    {
        var matched = 0;
        var at = start;
        while (at < text.Length && matched < key.Length)
        {
            if (text[at] is '-' or '_')
                at++;
            else if (char.ToLowerInvariant(text[at++]) != key[matched++])
                return null;
        }

        return matched == key.Length ? at : null;
    }

    private static PublicationTime? Value(ReadOnlySpan<char> text)
    {
        var rest = text[..Math.Min(text.Length, 80)].TrimStart("\\\"' \t");
        if (rest.IsEmpty || rest[0] is not (':' or '='))
            return null;
        rest = rest[1..].TrimStart();
        if (rest.IsEmpty || rest[0] is not ('"' or '\'' or '\\'))
            return null;
        rest = rest.TrimStart("\\\"'");
        var end = rest.IndexOfAny("\"'\\");
        return end < 8 ? null : PageDates.Parse(rest[..end].ToString());
    }
}

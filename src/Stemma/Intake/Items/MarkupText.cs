using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Stemma.Intake.Html;
using Stemma.Intake.Marking;

namespace Stemma.Intake.Items;

/// <summary>Text out of a piece of HTML that stands in a field of something else.</summary>
/// <remarks>Nothing is searched for: a field holds the article and no page around it.</remarks>
internal static class MarkupText
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    // Names that prose never has between angle brackets; a lone "<" or "<name>" is no markup.
    private static readonly HashSet<string> Names = new(
        "p br div span a b i u em strong small ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr img figure figcaption blockquote pre code table tbody thead tr td th section article main header footer aside iframe script style html head body picture video audio sup sub q cite time center font".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>True where a tag of HTML stands in it.</summary>
    public static bool IsMarkup(ReadOnlySpan<char> written)
    {
        var names = Names.GetAlternateLookup<ReadOnlySpan<char>>();
        written = written[..(written.LastIndexOf('>') + 1)];
        for (int at; (at = written.IndexOf('<')) >= 0; written = written[(at + 1)..])
        {
            var tag = written[(at + 1)..];
            tag = tag.StartsWith('/') ? tag[1..] : tag;
            // The longest name has ten letters.
            var end = tag[..Math.Min(tag.Length, 12)].IndexOfAny(NameEnds);
            if (end > 0 && names.Contains(tag[..end]))
                return true;
        }

        return false;
    }

    /// <summary>The text and the roles of its blocks; null where there are more than <paramref name="maxTags"/> tags.</summary>
    /// <param name="markup">A fragment or a whole page.</param>
    /// <param name="maxTags">Start and end tags.</param>
    /// <param name="flattened">Whether tags were left out because they are nested too deep.</param>
    public static (string Text, ImmutableArray<MarkedUp> Roles)? Of(string markup, int maxTags, out bool flattened)
    {
        using var document = PageParser.Parse(markup, maxTags, out _, out flattened);
        if (document is null)
            return null;
        return document.Body is { } body ? MainText.All(body) : ("", []);
    }

    /// <summary>Character references resolved, twice where they had been escaped twice.</summary>
    public static string Decoded(string written)
    {
        for (var times = 0; times < 2 && written.Contains('&', StringComparison.Ordinal); times++)
            written = WebUtility.HtmlDecode(written);
        return written;
    }

    /// <summary>One line's words: tags taken out, character references resolved.</summary>
    public static string WithoutTags(string written)
    {
        var line = Decoded(written);
        if (!IsMarkup(line))
            return line;
        var kept = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; )
        {
            var open = line.IndexOf('<', at);
            var close = open < 0 ? -1 : line.IndexOf('>', open);
            if (close < 0)
                return kept.Append(line, at, line.Length - at).ToString();
            kept.Append(line, at, open - at);
            at = close + 1;
        }

        return kept.ToString();
    }
}

using System.Buffers;
using System.Text;

namespace Stemma.Intake.Html;

/// <summary>Takes out the tags that nest deeper than a limit, before the page is parsed.</summary>
/// <remarks>
/// Tree building looks through the open elements at many tags, so depth costs the square of its size, and walking the
/// finished tree takes one stack frame a level in the libraries used. Text is kept; only tags are left out. The depth is
/// that of start tags without their end tag, so void elements, those whose end tag is usually left out and
/// those that hold no elements do not count. What cannot be seen so, <see cref="PageParser"/> sees.
/// </remarks>
internal static class NestingGuard
{
    /// <summary>Levels. Browsers stop at 512; the deepest of 90 news pages had 51.</summary>
    public const int MaxDepth = 128;

    /// <summary>Attributes of one tag; one with more loses all of them. 80,000 took half a second, and time grows with the
    /// square. Data written into an attribute has spaces of its own, so that these count only from five times as many.</summary>
    private const int MostAttributes = 2_000;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private static readonly HashSet<string> NotCounted = new(
        "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot colgroup script style textarea title html head body".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The page as it is, or without the tags past the limit.</summary>
    /// <param name="page">Decoded markup.</param>
    /// <param name="limit">Levels; 0 leaves only tags that do not nest by themselves.</param>
    /// <param name="flattened">Whether tags were left out.</param>
    /// <param name="tags">Start and end tags counted.</param>
    public static string Flatten(string page, int limit, out bool flattened, out int tags)
    {
        tags = 0;
        flattened = false;
        StringBuilder? kept = null;
        int depth = 0,
            copied = 0;
        var names = NotCounted.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; (at = page.IndexOf('<', at)) >= 0; )
        {
            var end = EndOfTag(page, at, out var name, out var closing);
            if (name.IsEmpty)
            {
                at = Math.Max(at + 1, end);
                continue;
            }

            tags++;
            if (!names.Contains(name))
            {
                var over = closing ? depth > limit : depth >= limit;
                depth = closing ? Math.Max(0, depth - 1) : depth + 1;
                if (over)
                {
                    kept ??= new StringBuilder(page.Length);
                    kept.Append(page, copied, at - copied);
                    if (kept.Length > 0 && kept[^1] != ' ')
                        kept.Append(' ');
                    copied = end;
                    flattened = true;
                }
            }

            if (copied < end && HasTooManyAttributes(page.AsSpan(at, end - at)))
            {
                var ofName = at + 1 + name.Length + (closing ? 1 : 0);
                kept ??= new StringBuilder(page.Length);
                kept.Append(page, copied, ofName - copied).Append('>');
                copied = end;
            }

            at = !closing && IsRaw(name) ? EndOfRaw(page, end, name) : end;
        }

        return kept is null ? page : kept.Append(page, copied, page.Length - copied).ToString();
    }

    // Each attribute is compared with those before it: the parser's time grows with their square.
    private static bool HasTooManyAttributes(ReadOnlySpan<char> tag) =>
        tag.Length > MostAttributes && (tag.Count('=') > MostAttributes || tag.CountAny(NameEnds) > 5 * MostAttributes);

    // Index after the tag, comment or declaration at the '<'; the name is empty where it is no tag.
    private static int EndOfTag(string page, int at, out ReadOnlySpan<char> name, out bool closing)
    {
        name = default;
        closing = at + 1 < page.Length && page[at + 1] == '/';
        if (page.AsSpan(at).StartsWith("<!--"))
        {
            var comment = page.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return comment < 0 ? page.Length : comment + 3;
        }

        var start = at + (closing ? 2 : 1);
        if (start >= page.Length || !char.IsAsciiLetter(page[start]))
            return start;
        var end = page.IndexOf('>', start);
        if (end < 0)
            return page.Length;
        var length = page.AsSpan(start, end - start).IndexOfAny(NameEnds);
        name = page.AsSpan(start, length < 0 ? end - start : length);
        return end + 1;
    }

    private static bool IsRaw(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase)
        || name.Equals("style", StringComparison.OrdinalIgnoreCase)
        || name.Equals("textarea", StringComparison.OrdinalIgnoreCase)
        || name.Equals("title", StringComparison.OrdinalIgnoreCase);

    // Index of the end tag; the text before it holds no tags whatever it looks like.
    private static int EndOfRaw(string page, int from, ReadOnlySpan<char> name)
    {
        for (var at = from; (at = page.IndexOf("</", at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            if (page.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at;
        }

        return page.Length;
    }
}

using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Stemma.Intake.Marking;

namespace Stemma.Intake.Html;

/// <summary>Finds the text of the report on a page.</summary>
/// <remarks>The page becomes a list of blocks (<see cref="PageText"/>), of which <see cref="BodyChoice"/> keeps the report's.</remarks>
internal static class MainText
{
    /// <param name="document">Not changed.</param>
    /// <returns>Paragraphs parted by a blank line, line breaks kept, other white space collapsed; where each block begins.
    /// Empty where the page has no text.</returns>
    public static (string Text, ImmutableArray<MarkedUp> Roles) Find(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return ("", []);
        var page = PageText.Of(body);
        return Written(page, BodyChoice.Of(page));
    }

    /// <summary>All text of an element, written like a page's main text: for markup that is nothing but an item's content.</summary>
    public static (string Text, ImmutableArray<MarkedUp> Roles) All(IElement element)
    {
        var page = PageText.Of(element);
        return Written(page, [.. Enumerable.Range(0, page.Blocks.Count)]);
    }

    private static (string Text, ImmutableArray<MarkedUp> Roles) Written(PageText page, List<int> kept)
    {
        var text = new StringBuilder();
        var roles = ImmutableArray.CreateBuilder<MarkedUp>(kept.Count);
        var last = -1;
        foreach (var index in kept)
        {
            var block = page.Blocks[index];
            var gap = block.Gap;
            for (var between = last + 1; between < index; between++)
                gap = (BlockGap)Math.Max((int)gap, (int)page.Blocks[between].Gap);
            if (text.Length > 0)
                text.Append(
                    gap switch
                    {
                        BlockGap.Paragraph => "\n\n",
                        BlockGap.Line => "\n",
                        BlockGap.Space => " ",
                        _ => "",
                    }
                );
            if (gap >= BlockGap.Line || text.Length == 0)
                roles.Add(new MarkedUp(text.Length, block.Role));
            text.Append(page.TextOf(index));
            last = index;
        }

        return (text.ToString(), roles.ToImmutable());
    }
}

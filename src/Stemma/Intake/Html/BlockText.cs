using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using Stemma.Intake.Marking;

namespace Stemma.Intake.Html;

/// <summary>Writes an element's text as paragraphs: blocks parted by a blank line, line breaks kept, other white space
/// collapsed to one space.</summary>
/// <remarks>Walks without recursion; linear.</remarks>
internal sealed class BlockText
{
    private static readonly HashSet<string> Blocks = new(
        "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul caption body".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Unread = new(
        "script style noscript template svg math button input select textarea iframe object video audio canvas map head".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private readonly StringBuilder text = new();
    private readonly ImmutableArray<MarkedUp>.Builder roles = ImmutableArray.CreateBuilder<MarkedUp>();
    private int breaks;
    private bool space;

    private BlockText() { }

    /// <summary>The text and where each block begins, with its role.</summary>
    public static (string Text, ImmutableArray<MarkedUp> Roles) Of(INode root)
    {
        var writer = new BlockText();
        writer.Walk(root);
        return (writer.text.ToString(), writer.roles.ToImmutable());
    }

    private void Walk(INode root)
    {
        var node = root;
        while (true)
        {
            var entered = Enter(node);
            if (entered && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            if (entered)
                Leave(node);
            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
                Leave(node);
            }

            if (node == root)
                return;
            node = node.NextSibling!;
        }
    }

    private bool Enter(INode node)
    {
        if (node is IText words)
        {
            Write(words.Data, words);
            return false;
        }

        if (node is not IElement element)
            return true;
        if (Unread.Contains(element.LocalName) || element.HasAttribute("hidden"))
            return false;
        if (element.LocalName == "br")
            breaks = Math.Max(breaks, Math.Min(2, breaks + 1));
        else if (Blocks.Contains(element.LocalName))
            breaks = 2;
        else if (element.LocalName is "td" or "th")
            space = true;
        return true;
    }

    private void Leave(INode node)
    {
        if (node is IElement element && Blocks.Contains(element.LocalName))
            breaks = 2;
    }

    private void Write(string words, IText node)
    {
        foreach (var letter in words)
        {
            if (char.IsWhiteSpace(letter))
            {
                space = true;
                continue;
            }

            if (letter is '\u00ad' or '\u200b' or '\ufeff')
                continue;
            if (breaks > 0 || text.Length == 0)
            {
                if (text.Length > 0)
                    text.Append('\n', breaks);
                roles.Add(new MarkedUp(text.Length, RoleOf(node)));
            }
            else if (space)
            {
                text.Append(' ');
            }

            breaks = 0;
            space = false;
            text.Append(letter);
        }
    }

    private static BlockRole RoleOf(IText node)
    {
        for (var parent = node.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            switch (parent.LocalName)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return BlockRole.Heading;
                case "figcaption" or "caption":
                    return BlockRole.Caption;
                case "li":
                    return BlockRole.ListItem;
                case "blockquote":
                    return BlockRole.Quote;
                case "p":
                    return parent.ParentElement?.LocalName switch
                    {
                        "figcaption" => BlockRole.Caption,
                        "blockquote" => BlockRole.Quote,
                        "li" => BlockRole.ListItem,
                        _ => BlockRole.None,
                    };
                case "div" or "section" or "article" or "body":
                    return BlockRole.None;
            }
        }

        return BlockRole.None;
    }
}

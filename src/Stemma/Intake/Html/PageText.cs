using System.Text;
using AngleSharp.Dom;
using Stemma.Intake.Marking;

namespace Stemma.Intake.Html;

/// <summary>A page as a list of blocks of text and the elements around them, both in document order.</summary>
/// <remarks>One walk without recursion; linear in time, and in memory beside the page's text.</remarks>
internal sealed class PageText
{
    private static readonly HashSet<string> BlockNames = new(
        "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul caption body amp-img amp-ad amp-sidebar amp-carousel amp-list amp-embed menu".Split(
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

    /// <summary>Words of a sentence that counts as reporting wherever it stands. Kohlschütter et al. (2010) cut at 9 and
    /// 15 words; teasers and prompts with a full stop are mostly shorter.</summary>
    private const int SentenceWords = 10;

    /// <summary>Words of a run without a full stop that can be no heading or label.</summary>
    private const int RunWords = 25;

    private readonly StringBuilder text = new();
    private readonly List<PageBlock> blocks = [];
    private readonly List<PageNode> nodes = [];
    private int current = -1;
    private int links;
    private BlockGap gap = BlockGap.Paragraph;
    private int start = -1;
    private int startNode;
    private BlockGap startGap;
    private int words;
    private int linkWords;
    private bool inWord;

    private PageText() { }

    public IReadOnlyList<PageBlock> Blocks => blocks;

    public IReadOnlyList<PageNode> Nodes => nodes;

    /// <summary>The text between the blocks' bounds; what lies outside any block has no meaning.</summary>
    public string Text { get; private set; } = "";

    public ReadOnlySpan<char> TextOf(int block) =>
        Text.AsSpan(blocks[block].Start, blocks[block].End - blocks[block].Start);

    /// <param name="root">An element; the body of a page.</param>
    public static PageText Of(IElement root)
    {
        var page = new PageText();
        page.Walk(root);
        page.EndBlock();
        page.Text = page.text.ToString();
        page.FindProse();
        return page;
    }

    // By index among the children: a node's next sibling is found by a search from the first.
    private void Walk(INode root)
    {
        var open = new Stack<(INode Node, bool Opened, int Next)>();
        if (Enter(root, true, out var opened))
            open.Push((root, opened, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Node.ChildNodes.Length)
            {
                Leave(top.Node, top.Opened);
                continue;
            }

            var child = top.Node.ChildNodes[top.Next];
            open.Push((top.Node, top.Opened, top.Next + 1));
            if (Enter(child, false, out opened))
                open.Push((child, opened, 0));
        }
    }

    private bool Enter(INode node, bool isRoot, out bool open)
    {
        open = false;
        if (node is IText words)
        {
            Write(words.Data);
            return false;
        }

        if (node is not IElement element)
            return false;
        var name = element.LocalName;
        if (Unread.Contains(name))
            return false;
        if (name == "br")
        {
            Part(start < 0 && gap >= BlockGap.Line ? BlockGap.Paragraph : BlockGap.Line);
            return false;
        }

        if (name == "a")
            links++;
        else if (name is "td" or "th")
            Part(BlockGap.Space);
        var isBlock = BlockNames.Contains(name);
        var cue = ElementCues.Of(element);
        open = isRoot || isBlock || cue != ElementCue.None;
        if (isBlock)
            Part(BlockGap.Paragraph);
        if (open)
            Open(name, cue);
        return true;
    }

    private void Open(string name, ElementCue cue)
    {
        EndBlock();
        nodes.Add(
            new PageNode
            {
                Parent = current,
                Name = name,
                Cue = cue,
                FirstBlock = blocks.Count,
            }
        );
        current = nodes.Count - 1;
    }

    private void Leave(INode node, bool opened)
    {
        if (node is not IElement element)
            return;
        if (element.LocalName == "a")
            links--;
        if (opened)
        {
            EndBlock();
            nodes[current].EndBlock = blocks.Count;
            nodes[current].EndNode = nodes.Count;
            current = nodes[current].Parent;
        }

        if (BlockNames.Contains(element.LocalName))
            Part(BlockGap.Paragraph);
    }

    private void Part(BlockGap next)
    {
        if (next >= BlockGap.Line)
            EndBlock();
        if (next > gap)
            gap = next;
    }

    private void EndBlock()
    {
        if (start < 0)
            return;
        blocks.Add(
            new PageBlock(
                start,
                text.Length,
                startNode,
                startGap,
                RoleOf(startNode),
                Math.Max(1, words / 2),
                linkWords / 2,
                EndsSentence()
            )
        );
        start = -1;
        words = linkWords = 0;
        inWord = false;
    }

    private void Write(string data)
    {
        foreach (var letter in data)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (gap == BlockGap.None)
                    gap = BlockGap.Space;
                inWord = false;
                continue;
            }

            if (letter is '\u00ad' or '\u200b' or '\ufeff')
                continue;
            if (start < 0)
            {
                (start, startNode, startGap) = (text.Length, current, gap);
            }
            else if (gap == BlockGap.Space)
            {
                text.Append(' ');
            }

            gap = BlockGap.None;
            Count(letter);
            text.Append(letter);
        }
    }

    // Words are counted in halves, so that ideographs need no fractions.
    private void Count(char letter)
    {
        var halves = 0;
        if (letter >= '\u3040' && letter < '\uac00')
            (halves, inWord) = (1, false);
        else if (!char.IsLetterOrDigit(letter))
            return;
        else if (!inWord)
            (halves, inWord) = (2, true);
        words += halves;
        if (links > 0)
            linkWords += halves;
    }

    private void FindProse()
    {
        for (var first = 0; first < blocks.Count; )
        {
            var end = first;
            var plain = 0;
            var ends = false;
            do
            {
                plain += blocks[end].Words - blocks[end].LinkWords;
                ends |= blocks[end].EndsSentence;
                end++;
            } while (end < blocks.Count && blocks[end].Gap < BlockGap.Paragraph);

            if (plain >= (ends ? SentenceWords : RunWords))
            {
                for (var index = first; index < end; index++)
                    blocks[index] = blocks[index] with { IsProse = true };
            }

            first = end;
        }
    }

    private bool EndsSentence()
    {
        for (var index = text.Length - 1; index >= start && index > text.Length - 8; index--)
        {
            if (text[index] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '۔' or '؟')
                return true;
            if (text[index] is not ('"' or '\'' or '”' or '’' or '»' or ')' or ']' or '」' or '』' or '“' or ' '))
                return false;
        }

        return false;
    }

    private BlockRole RoleOf(int node)
    {
        for (var depth = 0; node >= 0 && depth < 4; node = nodes[node].Parent, depth++)
        {
            switch (nodes[node].Name)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return BlockRole.Heading;
                case "figcaption" or "caption":
                    return BlockRole.Caption;
                case "li":
                    return BlockRole.ListItem;
                case "blockquote":
                    return BlockRole.Quote;
                case "div" or "section" or "article" or "body":
                    return BlockRole.None;
            }
        }

        return BlockRole.None;
    }
}

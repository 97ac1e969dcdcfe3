using Stemma.Intake.Marking;

namespace Stemma.Intake.Html;

/// <summary>Leaves out what stands inside the report's element and is not the report: links of their own, the labels above
/// them, and the scraps before the first and after the last running text.</summary>
internal sealed class BodyTrim
{
    /// <summary>Words of a label above links ("More on this story").</summary>
    private const int LabelWords = 8;

    private readonly PageText page;
    private readonly List<int> blocks = [];
    private readonly List<bool> dropped = [];

    private BodyTrim(PageText page) => this.page = page;

    /// <param name="page">The page.</param>
    /// <param name="left">Nodes that are left out.</param>
    /// <param name="root">The node that holds the report.</param>
    /// <returns>Indexes of the blocks that stay, in order.</returns>
    public static List<int> Of(PageText page, bool[] left, int root)
    {
        var trim = new BodyTrim(page);
        var node = page.Nodes[root];
        for (var index = node.FirstBlock; index < node.EndBlock; index++)
        {
            if (left[page.Blocks[index].Node])
                continue;
            trim.blocks.Add(index);
            trim.dropped.Add(false);
        }

        trim.DropLists(root);
        trim.DropLinks();
        trim.DropLabels();
        trim.DropEnds();
        return [.. trim.blocks.Where((_, at) => !trim.dropped[at])];
    }

    private PageBlock Block(int at) => page.Blocks[blocks[at]];

    private bool IsWhole(int at) =>
        Block(at).Gap >= BlockGap.Line && (at + 1 == blocks.Count || Block(at + 1).Gap >= BlockGap.Line);

    // Elements half made of links, without running text: lists of related stories, bars of topics.
    private void DropLists(int root)
    {
        var position = 0;
        for (var index = root + 1; index < page.Nodes[root].EndNode; index++)
        {
            var node = page.Nodes[index];
            while (position < blocks.Count && blocks[position] < node.FirstBlock)
                position++;
            if (
                node.Name is "p" or "li" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
                || !IsLinks(position, node.EndBlock)
            )
                continue;
            for (var at = position; at < blocks.Count && blocks[at] < node.EndBlock; at++)
                dropped[at] = true;
            index = node.EndNode - 1;
        }
    }

    private bool IsLinks(int from, int endBlock)
    {
        int words = 0,
            linked = 0;
        for (var at = from; at < blocks.Count && blocks[at] < endBlock; at++)
        {
            if (Block(at).IsProse)
                return false;
            words += Block(at).Words;
            linked += Block(at).LinkWords;
        }

        return linked > 0 && linked * 2 >= words;
    }

    private void DropLinks()
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            var block = Block(at);
            if (!IsWhole(at) || block.LinkWords * 5 < block.Words * 4 || block.LinkWords == 0)
                continue;
            // A heading that is a link opens a part of the report only where running text follows it.
            if (block.Role == BlockRole.Heading && at + 1 < blocks.Count && Block(at + 1).IsProse)
                continue;
            if (block.EndsSentence && block.Words >= 10 && block.Role != BlockRole.ListItem)
                continue;
            dropped[at] = true;
        }
    }

    private void DropLabels()
    {
        for (var at = blocks.Count - 2; at >= 0; at--)
        {
            var block = Block(at);
            if (!dropped[at] && dropped[at + 1] && IsWhole(at) && block.Words <= LabelWords && !block.EndsSentence)
                dropped[at] = true;
        }
    }

    private void DropEnds()
    {
        var first = 0;
        while (first < blocks.Count && (dropped[first] || !Block(first).IsProse))
            first++;
        if (first == blocks.Count)
            return;
        for (var at = 0; at < first; at++)
        {
            var block = Block(at);
            if (block.Role == BlockRole.Heading || block.IsLink)
                dropped[at] = true;
        }

        for (var at = blocks.Count - 1; at >= 0 && !(Block(at).IsProse && !dropped[at]); at--)
        {
            var block = Block(at);
            if (block.Role == BlockRole.Heading || block.IsLink)
                dropped[at] = true;
            else if (!dropped[at])
                break;
        }
    }
}

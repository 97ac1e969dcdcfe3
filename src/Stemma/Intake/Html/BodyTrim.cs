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

        trim.DropLinks();
        trim.DropLabels();
        trim.DropEnds();
        return [.. trim.blocks.Where((_, at) => !trim.dropped[at])];
    }

    private PageBlock Block(int at) => page.Blocks[blocks[at]];

    private bool IsWhole(int at) =>
        Block(at).Gap >= BlockGap.Line && (at + 1 == blocks.Count || Block(at + 1).Gap >= BlockGap.Line);

    private void DropLinks()
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            var block = Block(at);
            if (!IsWhole(at) || block.LinkWords * 5 < block.Words * 4 || block.LinkWords == 0)
                continue;
            if (block.Role == BlockRole.Heading)
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

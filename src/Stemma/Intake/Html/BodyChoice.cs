namespace Stemma.Intake.Html;

/// <summary>Chooses the element that holds the report, and which blocks in it are the report's.</summary>
/// <remarks>
/// Each block is worth its words: running text adds, links and short lines subtract, as in maximum-subsequence
/// segmentation (Pasternack and Roth, WWW 2009) but over elements instead of any stretch of tokens. What tags and class
/// names set apart is left out first, unless it holds most of the page's prose.
/// </remarks>
internal sealed class BodyChoice
{
    /// <summary>Words outside that make it believable that a part whose name says so is not the article.</summary>
    private const int EnoughOutside = 60;

    /// <summary>Words; a shorter find is looked for again with names overruled.</summary>
    private const int FewWords = 50;

    /// <summary>Words of running text that one linked word takes back. Teasers begin with a linked headline, a third of
    /// their words; reports link one word in ten. From 3 to 4 a list of teasers above an article no longer counts as prose.</summary>
    private const int LinkWeight = 4;

    /// <summary>What a word of a block of links costs an element, in words of running text. At 1 and more short reports
    /// between lists of links lose paragraphs.</summary>
    private const double LinkCost = 0.5;

    /// <summary>What a word of a heading, label or other short line costs. At 0.5 reports in short lines fall apart.</summary>
    private const double LineCost = 0.05;

    /// <summary>Part of the prose that one child must have for the search to go down to it. At 0.95 author notes and
    /// prompts beside the text stay; at 0.75 opening paragraphs set apart are lost.</summary>
    private const double NearlyAll = 0.9;

    private readonly PageText page;
    private readonly int[] prose;
    private readonly bool[] left;

    private BodyChoice(PageText page)
    {
        this.page = page;
        left = new bool[page.Nodes.Count];
        prose = new int[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
            prose[index + 1] = prose[index] + Value(page.Blocks[index]);
    }

    /// <summary>Indexes of the report's blocks, in order.</summary>
    public static List<int> Of(PageText page)
    {
        var best = new List<int>();
        var most = 0;
        foreach (var lenience in (ReadOnlySpan<int>)[0, 1, 2])
        {
            var choice = new BodyChoice(page);
            choice.LeaveOut(lenience);
            var kept = BodyTrim.Of(page, choice.left, choice.Root());
            var words = kept.Sum(index => page.Blocks[index].Words);
            if (words > 2 * most || best.Count == 0)
                (best, most) = (kept, words);
            if (most >= FewWords)
                break;
        }

        return best;
    }

    /// <summary>Words of running text less what the links in it take back; not below 0.</summary>
    private static int Value(PageBlock block) =>
        block.IsProse ? Math.Max(0, block.Words - (LinkWeight * block.LinkWords)) : 0;

    private int Prose(PageNode node) => prose[node.EndBlock] - prose[node.FirstBlock];

    private void LeaveOut(int lenience)
    {
        if (lenience == 2)
            return;
        var all = prose[^1];
        for (var index = 1; index < page.Nodes.Count; index++)
        {
            var node = page.Nodes[index];
            if (
                node.Cue == ElementCue.Apart
                && (prose[^1] - Prose(node) >= EnoughOutside || Prose(node) * 3 <= prose[^1])
                && !Holds(index, "main", ElementCue.Body)
            )
            {
                all -= Prose(node);
                for (var inner = index; inner < node.EndNode; inner++)
                    left[inner] = true;
                index = node.EndNode - 1;
            }
        }

        if (lenience == 1)
            return;
        // Prose of the innermost article wrapper around each node.
        var around = new int[page.Nodes.Count];
        around[0] = all;
        for (var index = 1; index < page.Nodes.Count; index++)
        {
            var node = page.Nodes[index];
            around[index] =
                node.Cue is ElementCue.Article or ElementCue.Body && Prose(node) > 0
                    ? Prose(node)
                    : around[node.Parent];
            left[index] =
                left[index]
                || left[node.Parent]
                || node.Cue switch
                {
                    ElementCue.Beside => Prose(node) * 3 <= all
                        && Prose(node) * 2 <= around[node.Parent]
                        && !(Holds(index, "blockquote", ElementCue.Body) && node.Name is "div" or "figure" or "span"),
                    ElementCue.Caption => Prose(node) * 3 <= all && !Holds(index, "blockquote", ElementCue.Body),
                    _ => false,
                };
        }
    }

    // Cost: nodes are looked at again only inside elements with a cue, and the first find ends it.
    private bool Holds(int index, string name, ElementCue cue)
    {
        for (var inner = index + 1; inner < page.Nodes[index].EndNode; inner++)
        {
            if (page.Nodes[inner].Name == name || page.Nodes[inner].Cue == cue)
                return true;
        }

        return false;
    }

    private int Root()
    {
        var worth = new double[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
        {
            var block = page.Blocks[index];
            worth[index + 1] =
                worth[index]
                + (
                    left[block.Node] ? 0
                    : block.IsProse ? Value(block)
                    : block.IsLink ? -LinkCost * block.Words
                    : -LineCost * block.Words
                );
        }

        var best = 0;
        var most = double.MinValue;
        for (var index = 0; index < page.Nodes.Count; index++)
        {
            var node = page.Nodes[index];
            if (left[index] || node.EndBlock == node.FirstBlock || node.Name is "p")
                continue;
            var value = worth[node.EndBlock] - worth[node.FirstBlock];
            if (node.Cue == ElementCue.Body)
                value *= 1.3;
            else if (node.Cue == ElementCue.Article && index > 0)
                value *= 1.05;
            if (value > most || (value >= most && index > best && index < page.Nodes[best].EndNode))
                (best, most) = (index, value);
        }

        return Narrowed(best);
    }

    // Goes down while one child has nearly all prose and the rest is not made of paragraphs beside that child.
    private int Narrowed(int root)
    {
        var kept = new int[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
        {
            var block = page.Blocks[index];
            kept[index + 1] = kept[index] + (left[block.Node] ? 0 : Value(block));
        }

        while (true)
        {
            var node = page.Nodes[root];
            var all = kept[node.EndBlock] - kept[node.FirstBlock];
            var most = 0;
            var inner = -1;
            for (var child = root + 1; child < node.EndNode; child = page.Nodes[child].EndNode)
            {
                var share = kept[page.Nodes[child].EndBlock] - kept[page.Nodes[child].FirstBlock];
                if (!left[child] && share > most)
                    (most, inner) = (share, child);
            }

            if (inner < 0 || most < NearlyAll * all || page.Nodes[inner].Name is "p" or "li" or "blockquote")
                return root;
            for (var index = node.FirstBlock; index < node.EndBlock; index++)
            {
                var holder = page.Blocks[index].Node;
                if (
                    page.Blocks[index].IsProse
                    && !left[holder]
                    && (index < page.Nodes[inner].FirstBlock || index >= page.Nodes[inner].EndBlock)
                    && (holder == root || page.Nodes[holder].Parent == root && page.Nodes[holder].Name is "p")
                )
                    return root;
            }

            root = inner;
        }
    }
}

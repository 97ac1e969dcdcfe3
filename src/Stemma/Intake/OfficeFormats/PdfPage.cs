using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;

namespace Stemma.Intake.OfficeFormats;

/// <summary>A line of a page.</summary>
/// <param name="Text">Its words with single spaces between.</param>
/// <param name="Left">From the page's left edge, in points.</param>
/// <param name="Right">The line's right end, in points.</param>
/// <param name="Size">Of its commonest sign, in points.</param>
/// <param name="Height">Of its middle above the page's foot, as a share of the page's height.</param>
internal readonly record struct PdfLine(string Text, double Left, double Right, double Size, double Height);

/// <summary>A page's lines by blocks, in reading order.</summary>
internal sealed record PdfPage(IReadOnlyList<IReadOnlyList<PdfLine>> Blocks)
{
    /// <summary>Blocks that are brought in order by the detector, whose cost is the square; more are read from top to foot.</summary>
    private const int MaxOrdered = 400;

    public static PdfPage Of(Page page)
    {
        var words = page.GetWords().Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToArray();
        if (words.Length == 0)
            return new PdfPage([]);
        // A block is at least a third of a column of two wide, so that gaps between words part nothing (L. O'Gorman and
        // others call this the tree of recursive cuts: Nagy and Seth, 1984).
        var cut = new RecursiveXYCut(
            new RecursiveXYCut.RecursiveXYCutOptions { MinimumWidth = page.Width / 6, MaxDegreeOfParallelism = 1 }
        );
        var blocks = cut.GetBlocks(words);
        var ordered =
            blocks.Count <= MaxOrdered
                ? UnsupervisedReadingOrderDetector.Instance.Get(blocks)
                : blocks.OrderByDescending(block => block.BoundingBox.Top).ThenBy(block => block.BoundingBox.Left);
        return new PdfPage([
            .. ordered.Select(block =>
                (IReadOnlyList<PdfLine>)
                    [
                        .. block.TextLines.Select(line => new PdfLine(
                            string.Join(' ', line.Words.Select(word => word.Text)),
                            line.BoundingBox.Left,
                            line.BoundingBox.Right,
                            line.Words[0].Letters[0].PointSize,
                            (line.BoundingBox.Bottom + line.BoundingBox.Top) / 2 / Math.Max(1, page.Height)
                        )),
                    ]
            ),
        ]);
    }
}

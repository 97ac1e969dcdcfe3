using System.Globalization;
using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Polnear;

/// <summary>Counts the words of contents that stand outside quotation marks against those of indirect speech that was found.</summary>
/// <remarks>
/// A word is marked where a content covers it and no quoted stretch does; found where an indirect quotation covers it
/// and no quoted stretch does. Spans: a content of which three words or more stand outside marks is found where
/// found words cover half of those; an indirect quotation is right where marked words cover half of its own.
/// </remarks>
internal sealed class IndirectTally(Action<char, Article, TextSpan, string> show)
{
    private const int FewestWords = 3;

    private int words;
    private int wordsFound;
    private int wordsRight;
    private int spans;
    private int spansFound;
    private int spansMet;
    private int spansRight;

    public int Words => words;

    public int Spans => spans;

    public double WordF1 => 2.0 * wordsRight / (words + wordsFound);

    public double SpanF1 => F1((double)spansRight / spansFound, (double)spansMet / spans);

    /// <summary>Counts an article; a content counts where <paramref name="counts"/> holds for its attribution, and others' words are no one's.</summary>
    public void Add(PolnearDocument document, Article article, Func<MarkedAttribution, bool> counts)
    {
        var text = document.Text;
        var marked = new bool[text.Length];
        var ignored = new bool[text.Length];
        var found = new bool[text.Length];
        foreach (var attribution in document.Attributions)
            Fill(attribution.Content, counts(attribution) ? marked : ignored);
        var indirect = article
            .Get(AnnotationLayers.Quotations)
            .Where(quote => quote.Kind == QuotationKind.Indirect)
            .Select(quote => quote.Span)
            .ToList();
        Fill(indirect, found);
        foreach (var stretch in QuotedText.Stretches(text))
        {
            for (var index = stretch.Start; index < stretch.End; index++)
                marked[index] = found[index] = false;
        }

        var starts = QuotedText.Words(text).Where(word => !ignored[word.Start] || marked[word.Start]).ToList();
        words += starts.Count(word => marked[word.Start]);
        wordsFound += starts.Count(word => found[word.Start]);
        wordsRight += starts.Count(word => marked[word.Start] && found[word.Start]);
        foreach (var attribution in document.Attributions.Where(counts))
        {
            var own = starts
                .Where(word => marked[word.Start] && attribution.Content.Any(span => span.Contains(word.Start)))
                .ToList();
            if (own.Count < FewestWords)
                continue;
            spans++;
            if (2 * own.Count(word => found[word.Start]) >= own.Count)
                spansMet++;
            else
                show('-', article, attribution.Content[0], $"missed: {Cue(attribution, text)}");
        }

        foreach (var span in indirect)
        {
            var own = starts.Where(word => span.Contains(word.Start) && found[word.Start]).ToList();
            if (own.Count == 0)
                continue;
            spansFound++;
            if (2 * own.Count(word => marked[word.Start]) >= own.Count)
                spansRight++;
            else
                show('+', article, span, "not marked");
        }
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"words: precision {(double)wordsRight / wordsFound:F3}, recall {(double)wordsRight / words:F3}; {spans} contents: precision {(double)spansRight / spansFound:F3}, recall {(double)spansMet / spans:F3}, F1 {SpanF1:F3}"
        );

    private static string Cue(MarkedAttribution attribution, string text) =>
        string.Join(' ', attribution.Cue.Select(span => span.Slice(text)));

    private static void Fill(IEnumerable<TextSpan> spans, bool[] filled)
    {
        foreach (var span in spans)
            Array.Fill(filled, true, span.Start, span.Length);
    }

    private static double F1(double precision, double recall) =>
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

using System.Globalization;
using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Polnear;

/// <summary>Counts quoted stretches of three words or more against the quoted words that contents cover, and their speakers.</summary>
/// <remarks>
/// A stretch between marks is speech where contents cover half of it or more. What was found is right where contents cover
/// half of it; what is speech is found where found stretches cover half of it. The speaker of a right stretch is right where the
/// mention found shares a character with the source of the content it lies in, or where the name it was resolved to ends
/// with a word that the source has too ("Ms. Lindgren", found "Maja Lindgren" some lines above); a pronoun marked
/// as source agrees with nothing but itself. Stretches whose content has no source marked are left out of the speakers.
/// </remarks>
internal sealed class QuotationTally(Action<char, Article, TextSpan, string> show)
{
    private const int FewestWords = 3;

    private int found;
    private int foundRight;
    private int speech;
    private int speechFound;
    private int sourced;
    private int speakerRight;

    public int Speech => speech;

    public int Sourced => sourced;

    public double Precision => (double)foundRight / found;

    public double Recall => (double)speechFound / speech;

    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    public double Speakers => (double)speakerRight / sourced;

    public void Add(PolnearDocument document, Article article)
    {
        var contents = document.Attributions.SelectMany(item => item.Content).Distinct().Order().ToList();
        var quotations = article
            .Get(AnnotationLayers.Quotations)
            .Where(quote => quote.Kind != QuotationKind.Indirect)
            .ToList();
        var marked = QuotedText
            .Stretches(document.Text)
            .Where(stretch => Words(document.Text, stretch) >= FewestWords && IsHalf(stretch, contents))
            .ToList();
        speech += marked.Count;
        foreach (var stretch in marked)
        {
            if (IsHalf(stretch, quotations.Select(quote => quote.Span)))
                speechFound++;
            else
                show('-', article, stretch, "quotation missed");
        }

        foreach (var quote in quotations.Where(quote => Words(document.Text, quote.Span) >= FewestWords))
        {
            found++;
            if (!IsHalf(quote.Span, contents))
            {
                show('+', article, quote.Span, "no speech");
                continue;
            }

            foundRight++;
            var attribution = document.Attributions.MaxBy(item => QuotedText.Covered(quote.Span, item.Content))!;
            if (attribution.Source.Count == 0)
                continue;
            sourced++;
            if (Agree(quote.Speaker, attribution.Source, document.Text))
                speakerRight++;
            else
                show(
                    '@',
                    article,
                    quote.Span,
                    $"{string.Join(' ', attribution.Source.Select(span => span.Slice(document.Text)))}, found {quote.Speaker?.Canonical}"
                );
        }
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{speech} stretches of speech, {found} found, precision {Precision:F3}, recall {Recall:F3}, speaker {Speakers:F3} of {sourced}"
        );

    private static bool IsHalf(TextSpan span, IEnumerable<TextSpan> stretches) =>
        2 * QuotedText.Covered(span, stretches) >= span.Length;

    private static int Words(string text, TextSpan span) => QuotedText.Words(span.Slice(text)).Count;

    private static bool Agree(Speaker? speaker, IReadOnlyList<TextSpan> source, string text)
    {
        if (speaker is null)
            return false;
        if (source.Any(span => span.Overlaps(speaker.Span)))
            return true;
        var last = speaker.Canonical[(speaker.Canonical.LastIndexOf(' ') + 1)..];
        return char.IsUpper(last[0])
            && source.Any(span =>
                QuotedText.Words(span.Slice(text)).Any(word => word.Slice(span.Slice(text)).Split('’', '\'')[0] == last)
            );
    }
}

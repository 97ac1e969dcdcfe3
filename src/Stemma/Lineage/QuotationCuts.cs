using System.Globalization;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Quotations that stand whole in one witness and cut short in another: a cut cannot be undone by copying.</summary>
internal static class QuotationCuts
{
    private const double BitsEach = 1.5;
    private const double Cap = 6;

    /// <summary>A quotation of fewer words is too common to tell where it was cut from.</summary>
    private const int LeastWords = 4;

    /// <summary>A pull toward <paramref name="descendant"/> descending from <paramref name="ancestor"/>, or nothing.</summary>
    public static IEnumerable<Pull> Of(Witness ancestor, Witness descendant)
    {
        var whole = Direct(ancestor);
        var parts = Direct(descendant);
        var evidence = new List<WitnessSpan>();
        var cuts = 0;
        foreach (var (span, words) in parts)
        {
            var source = whole.FirstOrDefault(other =>
                other.Words.Length > words.Length + LeastWords && other.Words.Contains(words, StringComparison.Ordinal)
            );
            if (source.Words is null || IsSplit(source.Words, parts))
                continue;
            cuts++;
            evidence.Add(new WitnessSpan(ancestor.Siglum, source.Span));
            evidence.Add(new WitnessSpan(descendant.Siglum, span));
        }

        if (cuts == 0)
            yield break;
        evidence.Sort();
        yield return new Pull(
            Math.Min(Cap, cuts * BitsEach),
            new Reason(
                "cut-quotation",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{descendant.Siglum} cuts short {cuts} {(cuts == 1 ? "quotation" : "quotations")} that {ancestor.Siglum} has whole"
                ),
                [.. evidence.Distinct()]
            )
        );
    }

    /// <summary>True where the parts together have nearly the whole: it was split around "she said", or two were run together.</summary>
    private static bool IsSplit(string whole, List<(TextSpan Span, string Words)> parts)
    {
        const double nearlyWhole = 0.85;
        return parts.Where(part => whole.Contains(part.Words, StringComparison.Ordinal)).Sum(part => part.Words.Length)
            >= nearlyWhole * whole.Length;
    }

    private static List<(TextSpan Span, string Words)> Direct(Witness witness)
    {
        var tokens = witness.Article.Get(TextLayers.Tokens);
        var found = new List<(TextSpan, string)>();
        var next = 0;
        foreach (var quotation in witness.Article.Get(AnnotationLayers.Quotations))
        {
            if (quotation.Kind == QuotationKind.Indirect)
                continue;
            while (next > 0 && tokens[next - 1].Span.Start >= quotation.Span.Start)
                next--;
            while (next < tokens.Length && tokens[next].Span.Start < quotation.Span.Start)
                next++;
            var words = new List<string>();
            for (var i = next; i < tokens.Length && tokens[i].Span.End <= quotation.Span.End; i++)
            {
                if (tokens[i].IsLexical)
                    words.Add(tokens[i].Normal);
            }

            if (words.Count >= LeastWords)
                found.Add((quotation.Span, $" {string.Join(' ', words)} "));
        }

        return found;
    }
}

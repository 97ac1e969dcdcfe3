using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Sentences;

/// <summary>Groups tokens into sentences, headings and list items; linear in the number of tokens.</summary>
/// <remarks>
/// Ends one at full stop, question or exclamation mark (with the quotation marks and brackets that close there), at a
/// line break that is not mere wrapping, at the edges of boilerplate, and after <see cref="Longest"/> tokens. A
/// dateline ("TEHRAN, July 19 (Agency) —") stays with its sentence.
/// </remarks>
public sealed class SentenceAnnotator : IAnnotator
{
    /// <summary>
    /// Longest sentence in tokens; what is longer is cut. Keeps work per sentence bounded for whoever comes later when a
    /// text has no full stop. The longest news sentences have about 120.
    /// </summary>
    public const int Longest = 1000;

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } = [TextLayers.Tokens.Name];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [TextLayers.Sentences.Name];

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var tokens = article.Get(TextLayers.Tokens);
        var boundaries = new BoundaryRules(article.Text, tokens, LineBreaks.Of(article.Text));
        var edges = BoilerplateEdges(article);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var first = 0;
        var edge = 0;
        for (var index = 0; index < tokens.Length; index++)
        {
            var last = index == tokens.Length - 1;
            var ends = last || boundaries.EndsAfter(index);
            if (!last)
            {
                while (edge < edges.Length && edges[edge] <= tokens[index].Span.Start)
                    edge++;
                ends |= edge < edges.Length && edges[edge] <= tokens[index + 1].Span.Start;
            }

            if (ends || index - first + 1 >= Longest)
            {
                var span = new TextSpan(tokens[first].Span.Start, tokens[index].Span.End);
                sentences.Add(new Sentence(span, first, index + 1));
                first = index + 1;
            }
        }

        return article.With(TextLayers.Sentences, sentences.DrainToImmutable());
    }

    private static int[] BoilerplateEdges(Article article) =>
        [.. article.Get(TextLayers.Boilerplate).SelectMany(item => new[] { item.Span.Start, item.Span.End }).Order()];
}

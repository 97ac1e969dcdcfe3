using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating;

/// <summary>Annotators in an order that was checked when the pipeline was built; frozen since.</summary>
public sealed class AnnotatorPipeline
{
    private readonly ImmutableArray<IAnnotator> annotators;

    private AnnotatorPipeline(ImmutableArray<IAnnotator> annotators) => this.annotators = annotators;

    /// <summary>The annotators in the order they run.</summary>
    public IReadOnlyList<IAnnotator> Annotators => annotators;

    /// <summary>Runs every annotator that understands the article's language, in order. Safe to call from many threads at once.</summary>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        foreach (var annotator in annotators)
        {
            if (annotator.Language is null || article.Language == "und" || annotator.Language == article.Language)
                article = annotator.Annotate(article);
        }

        return article;
    }

    /// <summary>Collects annotators; <see cref="Build"/> checks their order.</summary>
    public sealed class Builder
    {
        private readonly List<IAnnotator> annotators = [];

        /// <summary>Appends an annotator.</summary>
        public Builder Add(IAnnotator annotator)
        {
            ArgumentNullException.ThrowIfNull(annotator);
            annotators.Add(annotator);
            return this;
        }

        /// <summary>Checks that each annotator's required layers are provided earlier and no layer is provided twice.</summary>
        /// <param name="given">Layers the articles have before the pipeline: those that intake marks.</param>
        /// <exception cref="InvalidOperationException">ST0101 or ST0102, naming the annotator and the layer.</exception>
        public AnnotatorPipeline Build(params IEnumerable<string> given)
        {
            var provided = new HashSet<string>(given, StringComparer.Ordinal);
            foreach (var annotator in annotators)
            {
                var name = annotator.GetType().Name;
                foreach (var layer in annotator.Requires)
                {
                    if (!provided.Contains(layer))
                        throw new InvalidOperationException(
                            $"ST0102: {name} requires layer '{layer}', which no earlier annotator provides. Add one that does before it."
                        );
                }

                foreach (var layer in annotator.Provides)
                {
                    if (!provided.Add(layer))
                        throw new InvalidOperationException(
                            $"ST0101: {name} provides layer '{layer}', which an earlier annotator already provides. Remove one of them."
                        );
                }
            }

            return new AnnotatorPipeline([.. annotators]);
        }
    }
}

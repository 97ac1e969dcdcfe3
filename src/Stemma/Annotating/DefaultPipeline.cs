using Stemma.Annotating.Assertions;
using Stemma.Annotating.Names;
using Stemma.Annotating.Quantities;
using Stemma.Annotating.Quotations;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Sources;
using Stemma.Annotating.Tagging;
using Stemma.Annotating.Times;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Stemma.Annotating;

/// <summary>The annotators that every article goes through, in one list.</summary>
public static class DefaultPipeline
{
    /// <summary>Builds the pipeline; loads no resources. Intake has marked boilerplate and credits before.</summary>
    public static AnnotatorPipeline Build() =>
        new AnnotatorPipeline.Builder()
            .Add(new TokenAnnotator())
            .Add(new SentenceAnnotator())
            .Add(new TagAnnotator())
            .Add(new NameAnnotator())
            .Add(new TimeAnnotator())
            .Add(new QuantityAnnotator())
            .Add(new QuotationAnnotator())
            .Add(new SourceAnnotator())
            .Add(new AssertionAnnotator())
            .Build(TextLayers.Boilerplate.Name, TextLayers.Credits.Name);

    /// <summary>The first of them, up to names: all that grouping reads.</summary>
    public static AnnotatorPipeline ForGrouping() =>
        new AnnotatorPipeline.Builder()
            .Add(new TokenAnnotator())
            .Add(new SentenceAnnotator())
            .Add(new TagAnnotator())
            .Add(new NameAnnotator())
            .Build(TextLayers.Boilerplate.Name, TextLayers.Credits.Name);

    /// <summary>The first two: all that naming a story reads.</summary>
    public static AnnotatorPipeline ForHeadlines() =>
        new AnnotatorPipeline.Builder()
            .Add(new TokenAnnotator())
            .Add(new SentenceAnnotator())
            .Build(TextLayers.Boilerplate.Name, TextLayers.Credits.Name);
}

using Stemma.Annotating;

namespace Accuracy;

/// <summary>F1 of name spans with their kinds on news prose of our own (own/names.txt), by the shipped pipeline.</summary>
public sealed class NewsNamesMeasure : IMeasure
{
    /// <inheritdoc/>
    public string Name => "name span F1, news of our own";

    /// <inheritdoc/>
    public string Archive => "own/names.txt";

    /// <inheritdoc/>
    public bool Own => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var pipeline = DefaultPipeline.Build();
        var tally = new NameTally();
        foreach (var marked in MarkedText.Read(path))
        {
            var found = pipeline.Annotate(marked.Article).Get(AnnotationLayers.Names);
            tally.Add(marked.Article, [.. marked.Names.Select(name => (name.Span, name.Kind))], found);
        }

        return tally.Score();
    }
}

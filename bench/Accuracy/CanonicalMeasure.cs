using Stemma.Annotating;

namespace Accuracy;

/// <summary>Share of the names of own/canonical.txt that are found whole and with the canonical form the file gives.</summary>
public sealed class CanonicalMeasure : IMeasure
{
    /// <inheritdoc/>
    public string Name => "canonical forms, our own";

    /// <inheritdoc/>
    public string Archive => "own/canonical.txt";

    /// <inheritdoc/>
    public bool Own => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var pipeline = DefaultPipeline.Build();
        var (right, whole, total) = (0, 0, 0);
        foreach (var marked in MarkedText.Read(path))
        {
            var found = pipeline.Annotate(marked.Article).Get(AnnotationLayers.Names).ToDictionary(name => name.Span);
            foreach (var name in marked.Names)
            {
                total++;
                var same = found.GetValueOrDefault(name.Span);
                whole += same is null ? 0 : 1;
                right += same?.Canonical == name.Canonical ? 1 : 0;
                if (NameTally.Shows && same?.Canonical != name.Canonical)
                    Console.WriteLine(
                        $"{marked.Article.Slice(name.Span)}: {same?.Canonical ?? "not found"}, not {name.Canonical}"
                    );
            }
        }

        return new Score((double)right / total, total, $"{whole} found whole");
    }
}

using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>F1 of one layer on own/claims.txt, by the shipped pipeline.</summary>
/// <param name="layer">What is scored, for the table.</param>
/// <param name="part">The half of the articles that is scored.</param>
/// <param name="count">Adds an annotated article to the counts.</param>
internal sealed class ClaimsMeasure(string layer, CorpusPart part, Action<LabelledArticle, Article, Tally> count)
    : IMeasure
{
    /// <inheritdoc/>
    public string Name { get; } = $"{layer} F1, our own, {(part == CorpusPart.Tune ? "tune" : "check")} part";

    /// <inheritdoc/>
    public string Archive => "own/claims.txt";

    /// <inheritdoc/>
    public bool Own => true;

    /// <summary>Each layer on each half.</summary>
    public static IEnumerable<IMeasure> All()
    {
        foreach (var part in new[] { CorpusPart.Tune, CorpusPart.Check })
        {
            yield return new ClaimsMeasure("quantity", part, Quantities.Count);
            yield return new ClaimsMeasure("time value", part, Times.Count);
            yield return new ClaimsMeasure("assertion", part, Assertions.Count);
            yield return new ClaimsMeasure("chained source", part, Sources.Count);
        }
    }

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var pipeline = DefaultPipeline.Build();
        var asked = Environment.GetEnvironmentVariable("STEMMA_SHOW_CLAIMS") is not null;
        var tally = new Tally(asked && part == CorpusPart.Tune);
        foreach (var labelled in LabelReader.Read(path).Where(article => article.Part == part))
            count(labelled, pipeline.Annotate(labelled.Article), tally);
        return tally.Score();
    }
}

using System.Globalization;
using Accuracy.Disagreements;
using Stemma.Intake;
using Stemma.Publishing;

namespace Stemma.Tests.Samples;

/// <summary>The apparatus of the samples against their history: what it finds, and floors it may not fall below.</summary>
public class SampleApparatusTests(ITestOutputHelper output)
{
    /// <summary>As measured when pinned; what is missing is printed by each run.</summary>
    private const int LeastWordings = 62;

    /// <inheritdoc cref="LeastWordings"/>
    private const int LeastDisagreements = 7;

    private static readonly Lazy<(TraceReport Report, ApparatusTruth[] Truths)> Samples = new(() =>
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "samples", "history.json")))
            folder = Path.GetDirectoryName(folder)!;
        var samples = Path.Join(folder, "samples");
        return (
            new Tracer().Trace(new ArticleReader().Read([Path.Join(samples, "articles")])),
            ApparatusTruth.Read(samples)
        );
    });

    [Fact]
    public void TheKnownWordingsOfQuotationsAreFoundWithTheirStatus()
    {
        var wordings = Samples
            .Value.Truths.SelectMany(truth => new ApparatusScore(Samples.Value.Report, truth).Wordings())
            .ToArray();
        var right = wordings.Count(wording => wording.IsRight);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wordings: {right} of {wordings.Length} right"));
        foreach (var (text, isRight) in wordings)
        {
            if (!isRight)
                output.WriteLine("  missing " + text);
        }

        right.ShouldBeGreaterThanOrEqualTo(LeastWordings);
    }

    [Fact]
    public void TheKnownDisagreementsAreFoundWithTheirVerdict()
    {
        var disagreements = Samples
            .Value.Truths.SelectMany(truth => new ApparatusScore(Samples.Value.Report, truth).Disagreements())
            .ToArray();
        var right = disagreements.Count(disagreement => disagreement.IsRight);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"disagreements: {right} of {disagreements.Length} right, {disagreements.Count(found => found.IsFound)} found at all"
            )
        );
        foreach (var (truth, isFound, isRight) in disagreements)
        {
            if (!isRight)
                output.WriteLine(
                    (isFound ? "  other verdict " : "  missing ") + $"{truth.Kind}, {truth.Verdict}: {truth.About}"
                );
        }

        right.ShouldBeGreaterThanOrEqualTo(LeastDisagreements);
    }
}

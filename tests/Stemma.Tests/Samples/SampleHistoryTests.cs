using System.Globalization;
using Stemma.Publishing;

namespace Stemma.Tests.Samples;

public class SampleHistoryTests
{
    private static readonly string Folder = Find();
    private static readonly Lazy<TraceReport> Report = new(() => Comparison.Trace(Folder));

    /// <summary>A history with these kinds of nodes must have all of them right; others are counted and reported.</summary>
    private static readonly string[] Copies = ["copy", "abridged", "spun-weak", "spun-strong", "back-translation"];

    [Fact]
    public void EveryCopyAndSpunVersionHangsUnderItsTrueParentOrALostNodeThatStandsForIt()
    {
        foreach (var score in Scores())
            score
                .Wrong.Where(entry => Copies.Any(kind => entry.EndsWith($"({kind})", StringComparison.Ordinal)))
                .ShouldBeEmpty();
    }

    [Fact]
    public void OriginsAreCountedWithinOneOfTheTruth()
    {
        foreach (var score in Scores())
            Math.Abs(score.Origins.Estimate - score.Truth).ShouldBeLessThanOrEqualTo(1, score.Event);
    }

    [Fact]
    public void NoStoryHoldsArticlesOfBothEvents()
    {
        var events = History
            .Read(Folder)
            .Events.SelectMany(truth => truth.Articles.Select(node => (Name: Path.GetFileName(node.Path)!, truth.Id)))
            .ToDictionary(entry => entry.Name, entry => entry.Id, StringComparer.Ordinal);
        foreach (var story in Report.Value.Stories)
        {
            story
                .Story.Witnesses.Select(witness => events[Path.GetFileName(witness.Article.Path)])
                .Distinct(StringComparer.Ordinal)
                .Count()
                .ShouldBe(1);
        }
    }

    [Fact]
    public void TheStemmaIsNearerTheTruthThanEitherBaseline()
    {
        var history = History.Read(Folder);
        var all = history.Events.Sum(truth => truth.Articles.Count());
        var right = Scores().Sum(score => score.Right);
        var earliest = all - history.Events.Sum(truth => Comparison.WrongByEarliest(truth, Report.Value).Count);
        var similar = all - history.Events.Sum(truth => Comparison.WrongByMostSimilar(truth, Report.Value).Count);
        foreach (var score in Scores())
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Event}: {score.Right} right; wrong: {string.Join(", ", score.Wrong)}; origins {score.Origins.Estimate} ({score.Origins.Low}–{score.Origins.High}), truth {score.Truth}"
                )
            );
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"parents right: Stemma {right} of {all}; earliest date {earliest}; most similar text {similar}"
            )
        );
        right.ShouldBeGreaterThan(Math.Max(earliest, similar));
    }

    private static EventScore[] Scores() => [.. Comparison.Score(History.Read(Folder), Report.Value)];

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "samples", "history.json")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("samples");
        return Path.Combine(folder, "samples");
    }
}

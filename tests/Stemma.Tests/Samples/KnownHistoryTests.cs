using System.Collections.Concurrent;
using System.Globalization;
using Stemma.Publishing;

namespace Stemma.Tests.Samples;

public class KnownHistoryTests
{
    private static readonly ConcurrentDictionary<string, Lazy<TraceReport>> Reports = new(StringComparer.Ordinal);

    /// <summary>Nodes of these kinds must all be right; the others are counted and reported.</summary>
    private static readonly string[] Copies = ["copy", "abridged", "spun-weak", "spun-strong", "back-translation"];

    /// <summary>Folders with articles and their history, and how many articles must at least hang under a right parent.</summary>
    /// <remarks>
    /// The floors are what was reached when last measured; each lies far above both baselines. Only the first showing of
    /// a history is unseen: docs/method.md has those figures.
    /// </remarks>
    public static TheoryData<string, int> Histories =>
        new()
        {
            { "samples", 23 },
            { Path.Combine("tests", "histories", "coins-pumps-sawback"), 22 },
            { Path.Combine("tests", "histories", "school-painting"), 16 },
        };

    [Theory]
    [MemberData(nameof(Histories))]
    public void EveryCopyAndSpunVersionHangsUnderItsTrueParentOrALostNodeThatStandsForIt(string folder, int floor)
    {
        floor.ShouldBePositive();
        foreach (var score in Scores(folder))
        {
            score
                .Wrong.Where(entry => Copies.Any(kind => entry.EndsWith($"({kind})", StringComparison.Ordinal)))
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void OriginsAreCountedWithinOneOfTheTruth(string folder, int floor)
    {
        floor.ShouldBePositive();
        foreach (var score in Scores(folder))
            Math.Abs(score.Origins.Estimate - score.Truth).ShouldBeLessThanOrEqualTo(1, score.Event);
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void NoStoryHoldsArticlesOfTwoEvents(string folder, int floor)
    {
        floor.ShouldBePositive();
        var events = Read(folder)
            .Events.SelectMany(truth => truth.Articles.Select(node => (Name: Path.GetFileName(node.Path)!, truth.Id)))
            .ToDictionary(entry => entry.Name, entry => entry.Id, StringComparer.Ordinal);
        foreach (var story in Report(folder).Stories)
        {
            story
                .Story.Witnesses.Select(witness => events[Path.GetFileName(witness.Article.Path)])
                .Distinct(StringComparer.Ordinal)
                .Count()
                .ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void TheStemmaIsNearerTheTruthThanEitherBaseline(string folder, int floor)
    {
        var history = Read(folder);
        var report = Report(folder);
        var all = history.Events.Sum(truth => truth.Articles.Count());
        var scores = Scores(folder);
        var right = scores.Sum(score => score.Right);
        var earliest = all - history.Events.Sum(truth => Comparison.WrongByEarliest(truth, report).Count);
        var similar = all - history.Events.Sum(truth => Comparison.WrongByMostSimilar(truth, report).Count);
        foreach (var score in scores)
        {
            var wrong = score.Wrong.Length == 0 ? "nothing wrong" : "wrong: " + string.Join(", ", score.Wrong);
            Print(
                $"{score.Event}: {score.Right} right, {wrong}; origins {score.Origins.Estimate} ({score.Origins.Low}–{score.Origins.High}), truth {score.Truth}"
            );
        }

        Print($"{folder}: right parents {right} of {all}; by earliest date {earliest}; by most similar text {similar}");
        right.ShouldBeGreaterThan(Math.Max(earliest, similar));
        right.ShouldBeGreaterThanOrEqualTo(floor);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static History Read(string folder) => History.Read(Find(folder));

    private static TraceReport Report(string folder) =>
        Reports.GetOrAdd(folder, name => new Lazy<TraceReport>(() => Comparison.Trace(Find(name)))).Value;

    private static EventScore[] Scores(string folder) => [.. Comparison.Score(Read(folder), Report(folder))];

    private static string Find(string folder)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, folder, "history.json")))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException(folder);
        return Path.Combine(root, folder);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Stemma.Grouping;

namespace Speed;

/// <summary>Prints the table: seconds and articles per second of each stage, and how well grouping met the known truth.</summary>
internal static class Report
{
    public static void Print(Stopwatches watches, ImmutableArray<Story> stories, GeneratedArticle[] generated)
    {
        Line("stage", "seconds", "articles/s");
        foreach (var (stage, elapsed) in watches.Stages)
            Row(stage, elapsed, generated.Length);
        Row("whole run", watches.Total, generated.Length);
        var words = generated.Average(article =>
            (double)article.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length
        );
        var truth = generated.Select(article => article.Story).Distinct().Count();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n{generated.Length} articles of {words:F0} words on average; {stories.Length} stories found of {truth}; {Environment.ProcessorCount} processors, one used"
            )
        );
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"working set {Environment.WorkingSet / 1048576} MB")
        );
    }

    private static void Row(string stage, TimeSpan elapsed, int articles) =>
        Line(
            stage,
            elapsed.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture),
            (articles / Math.Max(1e-9, elapsed.TotalSeconds)).ToString("N0", CultureInfo.InvariantCulture)
        );

    private static void Line(string stage, string seconds, string rate) =>
        Console.WriteLine($"{stage, -32}{seconds, 10}{rate, 14}");
}

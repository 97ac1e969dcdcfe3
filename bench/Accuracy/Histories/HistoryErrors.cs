using System.Globalization;

namespace Accuracy.Histories;

/// <summary>Where parents are missed on tune seeds: a table of what stands in the place of each edge of the truth.</summary>
internal sealed class HistoryErrors : IMeasure
{
    private static readonly (int Size, int Histories)[] Plan = [(5, 8), (10, 6), (20, 4), (40, 1)];

    /// <inheritdoc/>
    public string Name => "histories: errors, tune seeds";

    /// <inheritdoc/>
    public string Archive => "ecbplus-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var generator = new HistoryGenerator(new HistorySources(path, CorpusPart.Tune), new AccountMaker());
        var table = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        var tally = new HistoryTally();
        HistoryJobs.ForEach(
            generator,
            HistoryJobs.Of(Plan, size => (size * 1000) + 1),
            (_, run) =>
            {
                var answer = run.Ours();
                tally.Add(run, answer);
                lock (table)
                {
                    foreach (var (truth, found) in EdgeConfusion.Of(run, answer))
                    {
                        if (!table.TryGetValue(truth, out var row))
                            table[truth] = row = new SortedDictionary<string, int>(StringComparer.Ordinal);
                        row[found] = row.GetValueOrDefault(found) + 1;
                    }
                }
            }
        );
        foreach (var (truth, row) in table)
        {
            Console.WriteLine($"  {truth}, {row.Values.Sum()}");
            foreach (var (found, count) in row.OrderByDescending(entry => entry.Value))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {count, 5}  {found}"));
        }

        return new Score(tally.ParentF1, tally.Histories, tally.ToString());
    }
}

using System.Globalization;
using Stemma.Apparatus;
using Stemma.Publishing;

namespace Accuracy.Disagreements;

/// <summary>Counts what an apparatus found over many stories; prints what it missed where STEMMA_SHOW_APPARATUS is set.</summary>
internal sealed class ApparatusTally
{
    private readonly List<(TrueDisagreement Truth, bool IsFound, bool IsRight)> lines = [];
    private readonly List<(ApparatusEntry Entry, bool IsRight)> rows = [];
    private readonly List<(TrueDisagreement Truth, bool IsRight)> apart = [];

    private static bool Shows => Environment.GetEnvironmentVariable("STEMMA_SHOW_APPARATUS") is not null;

    /// <summary>True disagreements seen.</summary>
    public int Lines => lines.Count;

    /// <summary>Rows of verdict "differ".</summary>
    public int Differing => rows.Count(row => row.Entry.Verdict == Verdict.Differ);

    /// <summary>Share of true disagreements found with the right verdict.</summary>
    public double Right => Share(lines.Count(line => line.IsRight), lines.Count);

    /// <summary>Share of the rows of a verdict that a line of truth bears out.</summary>
    public double Precision(Verdict verdict)
    {
        var own = rows.FindAll(row => row.Entry.Verdict == verdict);
        return Share(own.Count(row => row.IsRight), own.Count);
    }

    /// <summary>Adds one event.</summary>
    public void Add(TraceReport report, ApparatusTruth truth)
    {
        var score = new ApparatusScore(report, truth);
        lines.AddRange(score.Disagreements());
        rows.AddRange(score.Rows());
        apart.AddRange(score.Apart());
        if (!Shows)
            return;
        Console.WriteLine($"# {truth.Id}");
        foreach (var (line, isFound, isRight) in score.Disagreements().Where(line => !line.IsRight))
        {
            var readings = line.Readings.Select(reading => $"{reading.Value} [{string.Join(' ', reading.In)}]");
            Console.WriteLine(
                $"  {(isFound ? "verdict" : "missing")} {line.Kind} {line.Verdict}: {line.About} = {string.Join(" | ", readings)}"
            );
        }

        foreach (var (entry, isRight) in score.Rows())
            Console.WriteLine($"  {(isRight ? "right" : "FALSE")} {entry.Verdict} {entry.Kind} {entry.Sentence}");
    }

    /// <summary>What the figures are made of: "found 60 of 70; differ 30 of 35, …; quantity 20 of 25, …".</summary>
    public string Detail()
    {
        var found = lines.Count(line => line.IsFound);
        var verdicts = new[] { Verdict.Differ, Verdict.Update, Verdict.Compatible }.Select(verdict =>
        {
            var own = rows.FindAll(row => row.Entry.Verdict == verdict);
            return Text($"{verdict} {own.Count(row => row.IsRight)}/{own.Count}");
        });
        var kept = apart.Count == 0 ? "" : Text($"apart {apart.Count(pair => pair.IsRight)}/{apart.Count}; ");
        return Text($"right {lines.Count(line => line.IsRight)}, found {found}; rows {string.Join(' ', verdicts)}; ")
            + kept
            + string.Join(' ', By(line => line.Kind))
            + "; "
            + string.Join(' ', By(line => line.Verdict));
    }

    private IEnumerable<string> By(Func<TrueDisagreement, string> key) =>
        lines
            .GroupBy(line => key(line.Truth), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Text($"{group.Key} {group.Count(line => line.IsRight)}/{group.Count()}"));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

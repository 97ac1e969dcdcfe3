using System.Diagnostics;
using System.Globalization;
using Stemma.Collating;
using Stemma.Lineage;

namespace Accuracy.Histories;

/// <summary>Fits what copyists' changes cost on invented traditions, by coordinate search. Runs as a measure; prints the weights.</summary>
public sealed class ScribalWeightSearch : IMeasure
{
    private const int Traditions = 75;
    private const int MostCopies = 11;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(9);
    private static readonly double[] Factors = [0.5, 0.75, 1.35, 2];

    /// <inheritdoc/>
    public string Name => "fit: scribal weights on invented traditions";

    /// <inheritdoc/>
    public string Archive => "fit";

    /// <summary>True, so that it runs only where it is asked for: "--fit GOLD-FOLDER".</summary>
    public bool IsCorpus => true;

    /// <inheritdoc/>
    public string Digest(string path) => "";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var runs = ScribalMeasure
            .Grow(Path.Combine(path, "ecbplus-dev.zip"), CorpusPart.Tune, Traditions)
            .Where(tradition => tradition.Texts.Length <= MostCopies)
            .Select(tradition => (Tradition: tradition, CopyTable.Of(tradition.Texts).Places))
            .ToArray();
        var weights = ScribalWeights.Default;
        var watch = Stopwatch.StartNew();
        var best = Value(runs, weights);
        Print($"start {best:F4}, {watch.Elapsed.TotalSeconds:F0} s a round");
        var properties = typeof(ScribalWeights).GetProperties().Where(property => property.CanWrite).ToArray();
        for (var changed = true; changed && watch.Elapsed < Limit; )
        {
            changed = false;
            foreach (var property in properties)
            {
                foreach (var factor in Factors)
                {
                    var old = (double)property.GetValue(weights)!;
                    var tried = weights with { };
                    property.SetValue(tried, old * factor);
                    var value = Value(runs, tried);
                    if (value <= best + 0.0005 || watch.Elapsed > Limit)
                        continue;
                    (weights, best, changed) = (tried, value, true);
                    Print($"{best:F4} {weights}");
                }
            }
        }

        return new Score(best, runs.Length, weights.ToString());
    }

    private static double Value((ScribalTradition Tradition, string?[][] Places)[] runs, ScribalWeights weights) =>
        runs.AsParallel()
            .WithDegreeOfParallelism(2)
            .Average(run => ScribalMeasure.Of(run.Tradition, CollatedTree.Best(run.Places, weights).Pedigree));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

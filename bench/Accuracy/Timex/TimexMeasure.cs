using System.Globalization;

namespace Accuracy.Timex;

/// <summary>One of TempEval-3's figures for times, on a part of the corpus its option names.</summary>
/// <param name="name">Name of the figure.</param>
/// <param name="figure">The figure of the counts.</param>
/// <param name="part">What is scored.</param>
/// <param name="run">The annotated corpus, shared among the figures.</param>
internal sealed class TimexMeasure(string name, Func<TimexTally, double> figure, CorpusPart part, TimexRun run)
    : IMeasure
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive => "tempeval";

    /// <inheritdoc/>
    public bool IsCorpus => true;

    /// <summary>The nine figures: strict, relaxed and value of the whole, the tune part and the check part.</summary>
    public static IEnumerable<IMeasure> All()
    {
        var run = new TimexRun();
        foreach (var part in new[] { CorpusPart.All, CorpusPart.Tune, CorpusPart.Check })
        {
            var where = part switch
            {
                CorpusPart.All => "",
                CorpusPart.Tune => ", tune part",
                _ => ", check part",
            };
            yield return new TimexMeasure("time strict F1, TempEval-3" + where, tally => tally.Strict, part, run);
            yield return new TimexMeasure("time relaxed F1, TempEval-3" + where, tally => tally.Relaxed, part, run);
            yield return new TimexMeasure("time value F1, TempEval-3" + where, tally => tally.Value, part, run);
        }
    }

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var tally = run.Of(path, part);
        var rate =
            part == CorpusPart.All ? string.Create(CultureInfo.InvariantCulture, $", {run.Rate:F0} documents/s") : "";
        return new Score(figure(tally), tally.Gold, tally + rate);
    }

    /// <inheritdoc/>
    public string Digest(string path) => TimexCorpus.Digest(path);
}

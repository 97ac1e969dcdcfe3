using System.Collections.Concurrent;
using Stemma.Lineage;

namespace Accuracy.Histories;

/// <summary>Fits the curves of <see cref="EdgeConfidence"/> on tune seeds by maximum likelihood. Runs as a measure; prints them.</summary>
internal sealed class ConfidenceFit : IMeasure
{
    /// <summary>Seeds as in <see cref="HistoryMeasure"/>, from so many on: none that is in its tables.</summary>
    private const int Offset = 500;

    /// <summary>Pull of each slope to nought, in edges: kinds with few edges stay near their mean.</summary>
    private const double Ridge = 2;

    private static readonly (int Size, int Histories)[] Plan = [(5, 16), (10, 12), (20, 5), (40, 1)];

    /// <inheritdoc/>
    public string Name => "fit: confidence of edges on tune seeds";

    /// <inheritdoc/>
    public string Archive => "fit";

    /// <summary>True, so that it runs only where it is asked for: "--fit GOLD-FOLDER".</summary>
    public bool IsCorpus => true;

    /// <inheritdoc/>
    public string Digest(string path) => "";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var generator = new HistoryGenerator(
            new HistorySources(Path.Combine(path, "ecbplus-dev.zip"), CorpusPart.Tune),
            new AccountMaker()
        );
        var edges = new ConcurrentBag<(EdgeMargin Margin, bool Right)>();
        HistoryJobs.ForEach(
            generator,
            HistoryJobs.Of(Plan, size => (size * 1000) + Offset),
            (_, run) =>
            {
                var answer = run.Ours();
                for (var edge = 0; edge < answer.Right.Length; edge++)
                {
                    if (answer.Margins[edge] is { } margin)
                        edges.Add((margin, answer.Right[edge] is not null));
                }
            }
        );
        foreach (var kind in edges.GroupBy(edge => edge.Margin.Basis).OrderBy(kind => kind.Key))
        {
            var rows = kind.OrderBy(edge => edge.Margin.Tree)
                .ThenBy(edge => edge.Margin.Pair)
                .ThenBy(edge => edge.Right)
                .Select(edge =>
                    (
                        X: new[]
                        {
                            1,
                            EdgeConfidence.Within(edge.Margin.Tree),
                            EdgeConfidence.Within(edge.Margin.Pair),
                        },
                        edge.Right
                    )
                )
                .ToArray();
            var fit = Fitted(rows);
            Console.WriteLine(
                FormattableString.Invariant(
                    $"EdgeBasis.{kind.Key} => ({fit[0]:F2}, {fit[1]:F2}, {fit[2]:F2}), right {rows.Count(row => row.Right)} of {rows.Length}"
                )
            );
        }

        return new Score(0, edges.Count, "");
    }

    /// <summary>Logistic regression by steepest ascent with slopes that may not fall below nought, so that it is monotone.</summary>
    private static double[] Fitted((double[] X, bool Right)[] rows)
    {
        const int steps = 20_000;
        const double step = 0.05;
        var weights = new double[3];
        for (var round = 0; round < steps; round++)
        {
            var slope = new double[3];
            foreach (var (x, right) in rows)
            {
                var miss = (right ? 1 : 0) - (1 / (1 + Math.Exp(-x.Zip(weights, (one, other) => one * other).Sum())));
                for (var at = 0; at < 3; at++)
                    slope[at] += miss * x[at];
            }

            for (var at = 0; at < 3; at++)
            {
                var pull = at == 0 ? 0 : Ridge * weights[at];
                weights[at] += step * (slope[at] - pull) / rows.Length;
                if (at > 0)
                    weights[at] = Math.Max(0, weights[at]);
            }
        }

        return weights;
    }
}

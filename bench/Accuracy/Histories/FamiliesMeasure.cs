using System.Globalization;
using Stemma.Annotating;

namespace Accuracy.Histories;

/// <summary>Families of accounts, each from a root of its own, put together as one story: as many origins as families.</summary>
/// <param name="name">Name of its row.</param>
/// <param name="part">Tune topics and seeds, or those kept for final scoring.</param>
internal sealed class FamiliesMeasure(string name, CorpusPart part) : IMeasure
{
    /// <summary>Stories are made of 1 to so many families.</summary>
    private const int MostFamilies = 20;

    /// <summary>The tune part and the final one.</summary>
    public static IMeasure[] All { get; } =
    [
        new FamiliesMeasure("families: origins exact, tune seeds", CorpusPart.Tune),
        new FamiliesMeasure("families: origins exact, final seeds", CorpusPart.Check),
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive => "ecbplus-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var generator = new HistoryGenerator(new HistorySources(path, part), new AccountMaker());
        var pipeline = DefaultPipeline.Build();
        var (exact, within, width, stories) = (0, 0, 0, 0);
        foreach (var rate in EditRate.All)
        {
            var counts = new List<string>();
            for (var families = 1; families <= MostFamilies; families++)
            {
                var seed = (part == CorpusPart.Check ? HistoryMeasure.FinalSeeds : 0) + 900_000 + families;
                var run = new HistoryRun(generator.Families(families, rate, seed), pipeline);
                var ours = run.Ours();
                var truth = run.Truth.Origins;
                stories++;
                exact += ours.Origins == truth ? 1 : 0;
                within += ours.Low <= truth && truth <= ours.High ? 1 : 0;
                width += ours.High - ours.Low;
                counts.Add(string.Create(CultureInfo.InvariantCulture, $"{truth}:{ours.Origins}"));
            }

            Console.WriteLine($"  rate {rate.Name, -7} families:counted  {string.Join(' ', counts)}");
        }

        return new Score(
            (double)exact / stories,
            stories,
            string.Create(
                CultureInfo.InvariantCulture,
                $"within {(double)within / stories:F3}  width {(double)width / stories:F2}"
            )
        );
    }
}

using System.Globalization;

namespace Stemma.Browser.Tests;

/// <summary>Tests that measure time: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";

    /// <summary>Rounds of a measure: the best counts, for whatever else runs can only make times longer.</summary>
    private const int Rounds = 6;

    /// <summary>Measures until a round is under the bound; fails where none is, unless others load the machine so that no time means anything.</summary>
    /// <param name="name">What is measured, with its unit.</param>
    /// <param name="bound">Must be undercut.</param>
    /// <param name="measure">One round.</param>
    public static async Task BestShouldBeUnderAsync(string name, double bound, Func<Task<double>> measure)
    {
        var figures = new List<double>();
        do figures.Add(await measure());
        while (figures[^1] >= bound && figures.Count < Rounds);
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {string.Join(", ", figures.Select(figure => figure.ToString("0.0", CultureInfo.InvariantCulture)))}, to be under {bound}"
        );
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.SkipWhen(
            figures.Min() >= bound && Load() > Environment.ProcessorCount + 1,
            $"others load the machine ({Load()}), so this says nothing. {told}"
        );
        figures.Min().ShouldBeLessThan(bound, told);
    }

    /// <summary>Processes that ran or waited in the last minute, on average; 0 where the system does not tell.</summary>
    /// <remarks>Our own browser and server are about one core's worth of it.</remarks>
    private static double Load() =>
        File.Exists("/proc/loadavg")
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;
}

namespace Stemma.Browser.Tests;

/// <summary>Tests that measure time: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";

    /// <summary>Tells the figure; says whether the machine is quiet enough for it to mean anything.</summary>
    /// <remarks>Others' processes on the same cores make any time; the load of the last minute, less our own browser and server, tells of them.</remarks>
    public static bool IsQuiet(string figure)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        const string loads = "/proc/loadavg";
        if (!File.Exists(loads))
            return true;
        var load = double.Parse(
            File.ReadAllText(loads).Split(' ')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
        var isQuiet = load < 3 * Environment.ProcessorCount;
        if (!isQuiet)
            TestContext.Current.TestOutputHelper?.WriteLine($"not judged: others load the machine ({load})");
        return isQuiet;
    }
}

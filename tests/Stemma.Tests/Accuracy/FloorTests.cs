using Accuracy;

namespace Stemma.Tests.Accuracy;

public class FloorTests
{
    public static TheoryData<string> Names => [.. Floor.All.Select(floor => floor.Measure)];

    [Theory]
    [MemberData(nameof(Names))]
    public void NoMeasureFallsBelowItsFloor(string name)
    {
        var floor = Floor.All.Single(item => item.Measure == name);
        var measure = Measures.All.Single(item => item.Name == name);
        var asked = new CommandLine([Gold()]);
        var path = asked.PathOf(measure);
        Assert.SkipUnless(Path.Exists(path), $"{measure.Archive} lies outside the clone and is not there");
        measure.Take(asked);
        Assert.SkipUnless(floor.Sha256 == measure.Digest(path!), $"{measure.Archive} is not what the floor was set on");
        measure.Measure(path!).Value.ShouldBeGreaterThanOrEqualTo(floor.Least);
    }

    private static string Gold()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Stemma.slnx")))
            folder = folder.Parent;
        // Beside the clone, or one further up for a working copy among several.
        return new[] { "../shared/gold", "../../shared/gold" }
            .Select(relative => Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", relative)))
            .FirstOrDefault(Directory.Exists, "../shared/gold");
    }
}

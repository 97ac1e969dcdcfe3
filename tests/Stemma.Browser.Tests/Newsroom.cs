[assembly: AssemblyFixture(typeof(Stemma.Browser.Tests.Newsroom))]

namespace Stemma.Browser.Tests;

/// <summary>A room whose server has traced the samples and nothing else.</summary>
public sealed class Newsroom : Room
{
    /// <summary>Where the samples' trace is: "/traces/…".</summary>
    public string Samples { get; private set; } = string.Empty;

    /// <summary>The page of the samples' story of the bridge.</summary>
    public string Story { get; private set; } = string.Empty;

    protected override async Task FurnishAsync()
    {
        Samples = await TracedAsync([
            .. Repository.SampleFiles().Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
        ]);
        Story = await FirstStoryAsync(Samples);
    }
}

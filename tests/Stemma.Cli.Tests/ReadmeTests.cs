namespace Stemma.Cli.Tests;

/// <summary>The README shows what the tool prints. STEMMA_UPDATE_GOLDEN=1 writes it anew.</summary>
public class ReadmeTests
{
    private const string Opening = "<!-- output -->\n```text\n";
    private const string Closing = "\n```\n<!-- /output -->";

    /// <summary>Lines of the first story that are shown: down to its first differences.</summary>
    private const int StoryLines = 87;

    [Fact]
    public void TheReadmeShowsRealOutputOfTheSamples()
    {
        var path = Repository.File("README.md");
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        var end = readme.IndexOf(Closing, start, StringComparison.Ordinal);
        var output = new Setting { Columns = 100 }.Run("trace", Repository.File("samples", "articles"));
        var shown = Excerpt(output.Lines);
        if (Environment.GetEnvironmentVariable("STEMMA_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, readme[..start] + shown + readme[end..]);
        else
            readme[start..end].ShouldBe(shown);
    }

    [Fact]
    public void TheReadmeNamesTheTwoCommands()
    {
        var readme = File.ReadAllText(Repository.File("README.md"));
        readme.ShouldContain("./stemma trace samples/articles");
        readme.ShouldContain("./test");
    }

    private static string Excerpt(string[] lines)
    {
        var story = Array.FindIndex(lines, line => line.StartsWith("── Story 1", StringComparison.Ordinal));
        return string.Join(
            '\n',
            lines.Take(4).Append("  …").Append("").Concat(lines.Skip(story).Take(StoryLines)).Append("  …")
        );
    }
}

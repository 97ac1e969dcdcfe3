using Stemma.Cli.Printing;
using Stemma.Cli.Report;
using Stemma.Publishing;

namespace Stemma.Cli.Tests;

/// <summary>Whole pages as they are printed. STEMMA_UPDATE_GOLDEN=1 in the environment writes them anew; look at the difference before committing it.</summary>
public class GoldenTests
{
    [Theory]
    [InlineData("trace-100.txt", 100, false, true, false)]
    [InlineData("trace-70-ascii.txt", 70, false, false, false)]
    [InlineData("trace-140-verbose.txt", 140, false, true, true)]
    [InlineData("trace-100-colour.txt", 100, true, true, false)]
    public void TheReportOnOneStoryIsAsItWas(string golden, int width, bool colour, bool unicode, bool verbose) =>
        Compare(
            golden,
            writer =>
                TraceView.Print(
                    new Page(writer, new PageStyle(width, colour, unicode)),
                    MadeReport.Of(MadeReport.Ferry),
                    verbose
                )
        );

    [Fact]
    public void SeveralStoriesBeginWithAnOverview() =>
        Compare(
            "overview.txt",
            writer =>
                TraceView.Print(
                    new Page(writer, new PageStyle(100, false, true)),
                    MadeReport.Of(MadeReport.Ferry, MadeReport.Ferry, MadeReport.Alone),
                    false
                )
        );

    [Theory]
    [InlineData("traced.dot", false)]
    [InlineData("tradition.dot", true)]
    public void TheGraphIsAsItWas(string golden, bool asTradition) =>
        Compare(golden, writer => DotGraph.Write(writer, MadeReport.Of(MadeReport.Ferry), asTradition));

    private static void Compare(string golden, Action<TextWriter> print)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        print(writer);
        var path = Repository.File("tests", "Stemma.Cli.Tests", "Golden", golden);
        if (Environment.GetEnvironmentVariable("STEMMA_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, writer.ToString());
        }

        writer.ToString().ShouldBe(File.ReadAllText(path));
    }
}

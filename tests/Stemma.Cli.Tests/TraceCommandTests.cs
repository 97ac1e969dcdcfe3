using System.Text;
using System.Text.Json;
using NJsonSchema;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Tests;

public sealed class TraceCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string[] paths;

    public TraceCommandTests() => paths = ToldTwice.WriteTo(folder);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("read", "--tokens")]
    [InlineData("group")]
    [InlineData("trace")]
    [InlineData("trace", "--one-story")]
    public async Task RealOutputFollowsThePublishedSchema(params string[] command)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.File("schema", $"stemma-{command[0]}.schema.json"));
        var run = Invocation.Of([.. command, .. paths, "--json", "--date", "2031-05-08"]);
        run.Exit.ShouldBe(0, run.Error);
        run.Lines.Length.ShouldBe(command[0] == "read" ? paths.Length : 1);
        foreach (var line in run.Lines)
            schema.Validate(line).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheSchemaRefusesAMissingField()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.File("schema", "stemma-trace.schema.json"));
        var whole = Invocation.Of(["trace", .. paths, "--json"]).Output;
        foreach (
            var field in (string[])["schema", "headline", "siglum", "publishedFrom", "citedOnly", "lost", "reasons"]
        )
            schema
                .Validate(whole.Replace($"\"{field}\":", $"\"{field}X\":", StringComparison.Ordinal))
                .ShouldNotBeEmpty(field);
    }

    [Fact]
    public void TheOrderOfInputsChangesNothing()
    {
        var expected = Invocation.Of(["trace", .. paths, "--json"]).Output;
        Invocation.Of(["trace", .. paths.Reverse(), "--json"]).Output.ShouldBe(expected);
        Invocation.Of(["trace", .. paths.Skip(1), paths[0], "--json"]).Output.ShouldBe(expected);
        Invocation.Of("trace", folder.Path, "--json").Output.ShouldBe(expected);
    }

    [Fact]
    public void EverySpanLiesInTheTextOfItsWitness()
    {
        var report = ReportJson.ReadTrace(Encoding.UTF8.GetBytes(Invocation.Of(["trace", .. paths, "--json"]).Output));
        foreach (var story in report.Stories)
        {
            var texts = story.Witnesses.ToDictionary(
                witness => witness.Siglum,
                witness => File.ReadAllText(witness.Path)
            );
            foreach (var member in story.Passages.SelectMany(passage => passage.Members))
                texts[member.Siglum][member.Span.Start..member.Span.End].Trim().ShouldNotBeEmpty();
            foreach (var wording in story.Quotations.SelectMany(quotation => quotation.Wordings))
            {
                foreach (var place in wording.Witnesses)
                    texts[place.Siglum].Length.ShouldBeGreaterThanOrEqualTo(place.Span.End);
                var first = wording.Witnesses[0];
                texts[first.Siglum][first.Span.Start..first.Span.End].ShouldBe(wording.Text);
            }

            foreach (
                var place in story
                    .Apparatus.SelectMany(entry => entry.Readings)
                    .SelectMany(reading => reading.Witnesses)
            )
                texts[place.Siglum].Length.ShouldBeGreaterThanOrEqualTo(place.Span.End);
        }
    }

    [Fact]
    public void EveryArticleIsInExactlyOneStory()
    {
        var stories = ReportJson
            .ReadGroup(Encoding.UTF8.GetBytes(Invocation.Of(["group", .. paths, "--json"]).Output))
            .Stories;
        stories
            .SelectMany(story => story.Articles)
            .Order(StringComparer.Ordinal)
            .ShouldBe(paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ACopyStandsUnderWhatItCopies()
    {
        var run = Invocation.Of(["trace", .. paths, "--one-story", "--json"]);
        var story = ReportJson.ReadTrace(Encoding.UTF8.GetBytes(run.Output)).Stories.ShouldHaveSingleItem();
        story.Funnel.Articles.ShouldBe(paths.Length);
        story.Funnel.DistinctTexts.ShouldBeLessThan(paths.Length);
        story.Stemma.Edges.ShouldContain(edge => edge.Relation == Lineage.Descent.Copy);
    }

    [Fact]
    public void TheDotGraphHasANodeForEachAccountAndNoLabelOnLostOnes()
    {
        var run = Invocation.Of(["trace", .. paths, "--one-story", "--format", "dot"]);
        run.Exit.ShouldBe(0, run.Error);
        run.Output.ShouldContain("digraph");
        foreach (var path in paths)
            run.Output.ShouldContain($"label=\"{Path.GetFileNameWithoutExtension(path)}\"");
        run.Lines.Where(line => line.Contains("style=dashed", StringComparison.Ordinal))
            .ShouldAllBe(line => line.Contains("label=\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public void ThePageIsWrittenBesideTheReport()
    {
        var run = Invocation.Of(["trace", .. paths, "--html", folder.At("report.page")]);
        run.Exit.ShouldBe(0, run.Error);
        run.Output.ShouldBe(Invocation.Of(["trace", .. paths]).Output);
        File.ReadAllText(folder.At("report.page")).ShouldStartWith("<!DOCTYPE html>");
        folder.Names.ShouldNotContain(name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void JsonAndAnotherFormatAtOnceAreRefused() =>
        Invocation.Of(["trace", .. paths, "--json", "--format", "dot"]).Exit.ShouldBe(2);

    [Fact]
    public void JsonHasNoColourEvenOnATerminal()
    {
        var onTerminal = new Setting { OnTerminal = true, Columns = 80 }.Run(["trace", .. paths, "--json"]);
        onTerminal.Output.ShouldNotContain("\e");
        JsonDocument.Parse(onTerminal.Output).RootElement.GetProperty("schema").GetInt32().ShouldBe(1);
    }
}

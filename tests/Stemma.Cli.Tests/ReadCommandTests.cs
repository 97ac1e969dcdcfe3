using System.Text.Json;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Tests;

public sealed class ReadCommandTests : IDisposable
{
    private const string Text =
        "Ferry runs aground off Port Kestle\n\nA ferry ran aground on Tuesday, the coastguard said. "
        + "“Nobody was hurt,” harbour master Anna Reeve told reporters. More than 40 passengers were taken ashore.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void EachArticleIsOneLineOfJson()
    {
        var first = folder.Write("a.txt", Text);
        var second = folder.Write("b.txt", Text.Replace("Tuesday", "Wednesday", StringComparison.Ordinal));
        var run = Invocation.Of("read", first, second, "--json");
        run.Exit.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("path").GetString())
            .ShouldBe([first, second]);
    }

    [Fact]
    public void EverySpanSlicesAndTheTextIsTheInput()
    {
        var run = Invocation.Of("read", folder.Write("a.txt", Text), "--json", "--tokens", "--date", "2031-05-06");
        var article = ReportJson.ReadArticle(System.Text.Encoding.UTF8.GetBytes(run.Output));
        article.Text.ShouldBe(Text);
        article.Published.ShouldBe("2031-05-06");
        article.Sentences.ShouldNotBeEmpty();
        article.Tokens.ShouldNotBeNull().ShouldNotBeEmpty();
        Spans(JsonDocument.Parse(run.Output).RootElement)
            .ShouldAllBe(span => 0 <= span.Start && span.Start < span.End && span.End <= Text.Length);
        var words = article.Tokens.Value.Select(token => token.Span.Slice(Text)).ToArray();
        words.ShouldContain("ferry");
        words.ShouldContain("40");
    }

    [Fact]
    public void TokensAreListedOnlyWhenAskedFor()
    {
        var path = folder.Write("a.txt", Text);
        JsonDocument
            .Parse(Invocation.Of("read", path, "--json").Output)
            .RootElement.TryGetProperty("tokens", out _)
            .ShouldBeFalse();
    }

    [Fact]
    public void TheOverviewNamesTheArticleAndItsLanguage()
    {
        var path = folder.Write("a.txt", Text);
        var run = Invocation.Of("read", path);
        run.Exit.ShouldBe(0, run.Error);
        run.Lines[0].ShouldBe(path);
        run.Output.ShouldContain("en, ");
    }

    [Fact]
    public void ABrokenInputIsNamedAndTheRestIsRead()
    {
        var good = folder.Write("good.txt", Text);
        var empty = folder.Write("empty.txt", " \n");
        var run = Invocation.Of("read", empty, good, folder.At("absent.txt"), "--json");
        run.Exit.ShouldBe(1);
        run.Lines.Length.ShouldBe(1);
        run.Error.ShouldContain($"{empty}: ST1004 error: ");
        run.Error.ShouldContain($"{folder.At("absent.txt")}: ST1001 error: ");
    }

    [Fact]
    public void EachLineCarriesItsCustodyAndTheToolsVersion()
    {
        var path = folder.Write("a.txt", Text);
        var line = JsonDocument.Parse(Invocation.Of("read", path, "--json").Output).RootElement;
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
        line.GetProperty("custody").GetProperty("sha256").GetString().ShouldBe(sha256);
        line.GetProperty("custody").GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(path).Length);
        line.GetProperty("tool").GetProperty("version").GetString().ShouldBe(StemmaTool.Version);
        Invocation.Of("read", path).Output.ShouldContain(sha256[..40]);
    }

    [Fact]
    public void ManyArticlesAreWrittenInTheOrderOfTheInputs()
    {
        var paths = Enumerable
            .Range(0, 60)
            .Select(number => folder.Write($"{number:00}.txt", $"{number} people came.\n{Text}"));
        var run = Invocation.Of(["read", .. paths, "--json"]);
        run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("path").GetString()).ShouldBe(paths);
    }

    [Fact]
    public void WithStrictALateComplaintLeavesNoOutput()
    {
        var paths = Enumerable.Range(0, 20).Select(number => folder.Write($"{number:00}.txt", Text)).ToList();
        paths.Add(folder.Write("last.txt", " "));
        var run = Invocation.Of(["read", .. paths, "--json", "--strict"]);
        run.Exit.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("ST1004");
        run.Error.ShouldContain("ST9003");
        Invocation.Of(["read", .. paths[..^1], "--json", "--strict"]).Lines.Length.ShouldBe(20);
    }

    [Fact]
    public void NothingReadableGivesNoOutputAndTwo()
    {
        var run = Invocation.Of("read", folder.At("absent.txt"), "--json");
        run.Exit.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("ST9002 error: ");
    }

    [Fact]
    public void StrictTurnsAWarningIntoTheEnd()
    {
        // UTF-8 that was once read as windows-1252: repaired with a warning.
        var path = folder.Write(
            "a.txt",
            "The harbour masterâ€™s report wasnâ€™t ready, and it wonâ€™t be this week.\n"
        );
        var lenient = Invocation.Of("read", path, "--json");
        lenient.Exit.ShouldBe(0);
        lenient.Error.ShouldContain("warning: ");
        var strict = Invocation.Of("read", path, "--json", "--strict");
        strict.Exit.ShouldBe(2);
        strict.Output.ShouldBeEmpty();
        strict.Error.ShouldContain("ST9003 error: ");
        Invocation.Of("read", path, "--json", "--quiet").Error.ShouldBeEmpty();
    }

    [Fact]
    public void ASpunArticleShowsWhatMayHaveStoodThere()
    {
        var spun = Repository.File("samples", "articles", "zellick-daily-buzz-bridge.html");
        var run = (new Setting { OnTerminal = true, Columns = 100 }).Run("read", spun);
        run.Output.ShouldContain("perhaps");
        run.Output.ShouldContain("\e[9;33minfirmary");
        run.Output.ShouldContain("hospital");
        Invocation.Of("read", spun).Output.ShouldContain("infirmary → hospital line 3");
        var source = Repository.File("samples", "articles", "telquin-bridge-collapse.txt");
        Invocation.Of("read", source).Output.ShouldNotContain("perhaps");
    }

    [Fact]
    public void StandardInputIsADash()
    {
        var run = new Setting { Input = System.Text.Encoding.UTF8.GetBytes(Text) }.Run("read", "-", "--json");
        run.Exit.ShouldBe(0, run.Error);
        ReportJson.ReadArticle(System.Text.Encoding.UTF8.GetBytes(run.Output)).Path.ShouldBe("-");
    }

    private static IEnumerable<(int Start, int End)> Spans(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array when IsSpan(element) => [(element[0].GetInt32(), element[1].GetInt32())],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Spans),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Spans(property.Value)),
            _ => [],
        };

    private static bool IsSpan(JsonElement element) =>
        element.GetArrayLength() == 2 && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number);
}

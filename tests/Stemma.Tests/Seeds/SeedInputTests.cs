using System.Text;
using System.Text.RegularExpressions;
using Stemma.Publishing;
using Stemma.Publishing.Json;
using Stemma.Tests.Intake;

namespace Stemma.Tests.Seeds;

/// <summary>The findings on the seeds come from their words: not from the order, the names or the place of the files.</summary>
public sealed class SeedInputTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TheOrderOfInputsChangesNoByte() =>
        Written(SeedRun.Trace([SeedRun.Citing, SeedRun.Spun]))
            .ShouldBe(Written(SeedRun.Trace([SeedRun.Spun, SeedRun.Citing])));

    [Theory]
    [InlineData("a.txt", "b.txt")]
    [InlineData("b.txt", "a.txt")]
    public void TheNamesOfTheFilesChangeNoFinding(string spunName, string citingName)
    {
        var spun = Copy(SeedRun.Spun, spunName);
        var citing = Copy(SeedRun.Citing, citingName);
        Written(SeedRun.Trace([spun, citing]))
            .Replace(spun, SeedRun.Spun, StringComparison.Ordinal)
            .Replace(citing, SeedRun.Citing, StringComparison.Ordinal)
            .ShouldBe(Written(SeedRun.Trace([SeedRun.Spun, SeedRun.Citing])));
    }

    [Fact]
    public void LineEndsAndAByteOrderMarkChangeNoFinding()
    {
        var spun = Copy(SeedRun.Spun, "a.txt", text => "\uFEFF" + text.ReplaceLineEndings("\r\n"));
        var citing = Copy(SeedRun.Citing, "b.txt", text => text.ReplaceLineEndings("\r\n"));
        WithoutCustody(Written(SeedRun.Trace([spun, citing])))
            .Replace(spun, SeedRun.Spun, StringComparison.Ordinal)
            .Replace(citing, SeedRun.Citing, StringComparison.Ordinal)
            .ShouldBe(WithoutCustody(Written(SeedRun.Trace([SeedRun.Spun, SeedRun.Citing]))));
    }

    // Other bytes have another hash, which is no finding.
    private static string WithoutCustody(string json) =>
        Regex.Replace(json, "\"custody\":\\{[^}]*\\}", "\"custody\":null", RegexOptions.NonBacktracking);

    private string Copy(string path, string name, Func<string, string>? change = null)
    {
        var text = File.ReadAllText(path);
        return folder.Write(name, change is null ? text : change(text));
    }

    private static string Written(TraceReport report)
    {
        using var stream = new MemoryStream();
        ReportJson.Write(stream, Documents.Of(report));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

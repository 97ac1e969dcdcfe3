using System.Text.Json;
using Stemma.Web.Safety;

namespace Stemma.Web.Tests.Safety;

public sealed class AuditLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stemma-audit-");

    private string Log => Path.Join(folder.FullName, "audit.jsonl");

    [Fact]
    public void TheLogNeverOutgrowsItsBoundAndTheLatestLinesStay()
    {
        var log = new AuditLog(Log, TimeProvider.System, 10_000);
        for (var number = 0; number < 2_000; number++)
            log.Note("ada", null, null, "POST /traces", "done", $"line {number}");
        var files = folder.GetFiles("audit.jsonl*").Where(file => file.Extension != ".lock").ToArray();
        files.Length.ShouldBe(1 + AuditLog.MostAside);
        files.ShouldAllBe(file => file.Length <= 10_000);
        if (!OperatingSystem.IsWindows())
            files.ShouldAllBe(file => file.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        // Oldest file first: an unbroken run of lines that ends with the last.
        var numbers = files
            .OrderByDescending(file => file.Name, StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("about").GetString()!)
            .ToArray();
        numbers.ShouldBe(Enumerable.Range(2_000 - numbers.Length, numbers.Length).Select(number => $"line {number}"));
    }

    [Fact]
    public void SeveralWritersAtOnceLoseNoLine()
    {
        var logs = Enumerable.Range(0, 4).Select(_ => new AuditLog(Log, TimeProvider.System, 60_000)).ToArray();
        Parallel.For(0, 400, number => logs[number % 4].Note("ada", null, null, "POST", "done", $"{number}"));
        folder
            .GetFiles("*.jsonl*")
            .Where(file => file.Extension != ".lock")
            .SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("about").GetString()!)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 400).Select(number => $"{number}").Order(StringComparer.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);
}

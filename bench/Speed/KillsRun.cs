using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Speed;

/// <summary>Kills the installed tool at random instants while it takes articles in, or while it brings an older archive up to date, and looks
/// each time whether the archive is whole and nothing that was there is gone; at the end compares it with one never killed.</summary>
internal static class KillsRun
{
    /// <summary>Articles of the input: a run over them takes longer than the longest wait before a kill.</summary>
    private const int Articles = 6_000;

    /// <param name="tool">stemma-cli.dll.</param>
    /// <param name="kills">How often.</param>
    /// <param name="old">An archive of an older version, to be killed while its tables are brought up to date; null for intake.</param>
    public static void Measure(string tool, int kills, string? old)
    {
        var folder = Directory.CreateTempSubdirectory("stemma-kills-").FullName;
        try
        {
            if (old is null)
                Intake(tool, kills, folder);
            else
                Migration(tool, kills, folder, old);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Intake(string tool, int kills, string folder)
    {
        var input = Path.Combine(folder, "many.jsonl");
        using (var writer = new StreamWriter(input))
            foreach (var article in new ArticleGenerator().Generate(Articles))
                writer.WriteLine(JsonSerializer.Serialize(new { title = article.Path, text = article.Text }));
        var whole = Path.Combine(folder, "whole.db");
        var watch = Stopwatch.StartNew();
        Finish(tool, "add", input, "--quiet", "--archive", whole);
        var time = watch.Elapsed;
        var expected = Finish(tool, "archive", "export", "--archive", whole);
        var random = new Random(11);
        var (done, unfinished, rounds, largest, kept) = (0, 0, 0, 0, 0);
        var archive = Path.Combine(folder, "0.db");
        while (done < kills)
        {
            if (kept == expected.Length)
                (archive, kept) = (Path.Combine(folder, $"{++rounds}.db"), 0);
            var killed = Kill(tool, random.NextDouble() * time, "add", input, "--quiet", "--archive", archive);
            done++;
            unfinished += killed ? 1 : 0;
            if (!File.Exists(archive))
                continue;
            var lines = Check(tool, archive, expected);
            if (lines < kept)
                throw new InvalidOperationException($"{kept - lines} acknowledged articles are gone.");
            largest = Math.Max(largest, lines - kept);
            kept = lines;
        }

        Finish(tool, "add", input, "--quiet", "--archive", archive);
        if (!Finish(tool, "archive", "export", "--archive", archive).SequenceEqual(expected))
            throw new InvalidOperationException("Resumed to its end, the archive differs from one never killed.");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"intake: {done} kills ({unfinished} before the end of a run of {time.TotalSeconds:F1} s), {rounds + 1} archives of {expected.Length} articles; every time whole, nothing gone, nothing twice; resumed to the same bytes"
            )
        );
    }

    private static void Migration(string tool, int kills, string folder, string old)
    {
        var whole = Path.Combine(folder, "whole.db");
        File.Copy(old, whole);
        var watch = Stopwatch.StartNew();
        Finish(tool, "archive", "size", "--archive", whole);
        var time = watch.Elapsed;
        var expected = Finish(tool, "archive", "export", "--archive", whole);
        var random = new Random(13);
        var unfinished = 0;
        for (var done = 0; done < kills; done++)
        {
            var archive = Path.Combine(folder, $"{done}.db");
            File.Copy(old, archive);
            // The tables change in the second half, after the start of the tool.
            unfinished += Kill(
                tool,
                time * (0.4 + (0.6 * random.NextDouble())),
                "archive",
                "size",
                "--archive",
                archive
            )
                ? 1
                : 0;
            if (Check(tool, archive, expected) != expected.Length)
                throw new InvalidOperationException("Articles are gone.");
            foreach (var end in (string[])["", "-wal", "-shm"])
                File.Delete(archive + end);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"migration: {kills} kills ({unfinished} before the end of a run of {time.TotalSeconds:F1} s); every time whole, the same bytes"
            )
        );
    }

    /// <summary>Checks the archive, and that it holds the first articles of what is expected, each once.</summary>
    private static int Check(string tool, string archive, string[] expected)
    {
        Finish(tool, "archive", "check", "--archive", archive);
        var lines = Finish(tool, "archive", "export", "--archive", archive);
        return lines.SequenceEqual(expected.Take(lines.Length))
            ? lines.Length
            : throw new InvalidOperationException("What is there is not the beginning of what was to come.");
    }

    private static bool Kill(string tool, TimeSpan after, params string[] args)
    {
        using var process = Started(tool, args);
        var ended = process.WaitForExit(after);
        process.Kill();
        process.WaitForExit();
        return !ended;
    }

    private static string[] Finish(string tool, params string[] args)
    {
        using var process = Started(tool, args);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"stemma {args[0]} ended with {process.ExitCode}.");
    }

    private static Process Started(string tool, string[] args) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [tool, .. args]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
}

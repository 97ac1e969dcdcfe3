using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.Archive;
using Stemma.Archive.Keeping;
using Stemma.Publishing;
using Stemma.Publishing.Json;

namespace Speed;

/// <summary>
/// Kills a process at random instants while it takes articles in, files them, traces their stories, or brings an older archive up to
/// date; looks each time whether the archive is whole and nothing that was acknowledged is gone; at the end of each archive compares
/// it with one never killed: articles, stories and reports, byte by byte.
/// </summary>
internal static class KillsRun
{
    /// <summary>Articles of the input: a run over them takes some ten seconds.</summary>
    private const int Articles = 1_200;

    private static readonly string[] Steps = ["adding", "filing", "tracing"];

    /// <param name="kills">How often: during intake, or of each older archive.</param>
    /// <param name="older">Archives of older versions, killed while they are brought up to date; none for intake.</param>
    public static void Measure(int kills, IReadOnlyList<string> older)
    {
        var folder = Directory.CreateTempSubdirectory("stemma-kills-").FullName;
        try
        {
            if (older.Count == 0)
                Intake(kills, folder);
            foreach (var old in older)
                Migration(kills, folder, old);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Intake(int kills, string folder)
    {
        var input = Path.Combine(folder, "many.jsonl");
        var news = new StreamedNews();
        using (var stream = File.Create(input))
        {
            for (var number = 0; number < Articles; number++)
            {
                stream.Write(ArticleLines.Write(news.Article(number)));
                stream.WriteByte((byte)'\n');
            }
        }

        var whole = Path.Combine(folder, "whole.db");
        var watch = Stopwatch.StartNew();
        Finish(whole, input);
        var time = watch.Elapsed;
        var expected = Output(whole, withReports: true);
        var ids = Ids(whole);
        var random = new Random(11);
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var archives = 0;
        for (var done = 0; done < kills; )
        {
            var archive = Path.Combine(folder, $"{++archives}.db");
            for (var acknowledged = 0; ; )
            {
                var step = Steps[random.Next(Steps.Length)];
                var killed = Kill(
                    archive,
                    input,
                    step,
                    random.Next(1, 6),
                    random.NextDouble() * (step == "tracing" ? 250 : 40)
                );
                acknowledged = Math.Max(acknowledged, killed.Kept);
                acknowledged = Check(archive, ids, acknowledged);
                if (killed.Step is null)
                    break;
                tally[killed.Step] = tally.GetValueOrDefault(killed.Step) + 1;
                if (++done >= kills)
                    break;
            }

            Finish(archive, input);
            Same(archive, expected, withReports: true);
            Remove(archive);
        }

        Line(
            $"intake: {kills} kills ({string.Join(", ", tally.Select(step => $"{step.Value} {step.Key}"))}) of a run of {time.TotalSeconds:F1} s over {Articles} articles, {archives} archives; every time whole, nothing acknowledged gone, nothing twice; resumed to the same bytes"
        );
    }

    private static void Migration(int kills, string folder, string old)
    {
        var whole = Path.Combine(folder, "migrated.db");
        File.Copy(old, whole, overwrite: true);
        var version = Version(whole);
        var (_, opening) = Opened(whole);
        Finish(whole, null);
        var expected = Output(whole, withReports: false);
        var ids = Ids(whole);
        var random = new Random(13);
        var (unfinished, between) = (0, 0);
        var archive = Path.Combine(folder, "old.db");
        for (var done = 0; done < kills; )
        {
            Remove(archive);
            File.Copy(old, archive);
            // Two of three while the tables are brought up to date, the third while stories are.
            var step = done % 3 < 2 ? "opening" : "filing";
            var wait = step == "opening" ? opening.TotalMilliseconds * random.NextDouble() : 300 * random.NextDouble();
            if (Kill(archive, null, step, 1, wait).Step is null)
                continue;
            done++;
            var now = Version(archive);
            unfinished += now < SqliteArchive.TablesVersion ? 1 : 0;
            between += now > version && now < SqliteArchive.TablesVersion ? 1 : 0;
            if (Check(archive, ids, ids.Count) != ids.Count)
                throw new InvalidOperationException("Articles are gone.");
            using (var opened = SqliteArchive.Open(archive, create: false))
                opened.UpdateStories(all: true);
            Same(archive, expected, withReports: false);
        }

        Finish(archive, null);
        Same(archive, Output(whole, withReports: true), withReports: true);
        Remove(whole);
        Line(
            $"migration from version {version}: {kills} kills of {ids.Count} articles ({unfinished} before its tables were new, {between} of them between two versions; opening takes {opening.TotalMilliseconds:F0} ms); every time whole, the same bytes"
        );
    }

    /// <summary>Starts the victim and kills it some milliseconds after it has said a step so many times.</summary>
    /// <returns>The step it was at, null where it had come to its end; and how many articles it said were kept.</returns>
    private static (string? Step, int Kept) Kill(string archive, string? input, string step, int times, double after)
    {
        using var process = Started(archive, input);
        string? last = null;
        var kept = 0;
        while (times > 0 && process.StandardOutput.ReadLine() is { } line)
        {
            Take(line);
            if (line == step)
                times--;
        }

        // What comes later is read after its end: the pipe holds it.
        if (times == 0)
            process.WaitForExit(TimeSpan.FromMilliseconds(after));
        process.Kill();
        while (process.StandardOutput.ReadLine() is { } line)
            Take(line);
        process.WaitForExit();
        return (process.ExitCode == 0 ? null : last, kept);

        void Take(string line)
        {
            if (line.StartsWith("kept ", StringComparison.Ordinal))
                kept = int.Parse(line[5..], CultureInfo.InvariantCulture);
            else
                last = line;
        }
    }

    private static (string Step, TimeSpan Time) Opened(string archive)
    {
        using var process = Started(archive, null);
        while (process.StandardOutput.ReadLine() is { } line && line != "opening") { }
        var watch = Stopwatch.StartNew();
        var next = process.StandardOutput.ReadLine();
        var time = watch.Elapsed;
        process.Kill();
        process.WaitForExit();
        return (next ?? string.Empty, time);
    }

    /// <summary>Checks the archive, and that it holds the first articles of what is expected, each once, and all that were acknowledged.</summary>
    /// <returns>How many it holds.</returns>
    private static int Check(string archive, List<string> expected, int acknowledged)
    {
        if (!File.Exists(archive))
            return acknowledged == 0 ? 0 : throw new InvalidOperationException("The archive is gone.");
        using var opened = SqliteArchive.Open(archive, create: true);
        if (opened.Check() is [var complaint, ..])
            throw new InvalidOperationException(complaint.Message);
        var ids = opened.All().Select(article => article.Id).ToList();
        if (ids.Count < acknowledged)
            throw new InvalidOperationException($"{acknowledged - ids.Count} acknowledged articles are gone.");
        return ids.SequenceEqual(expected.Take(ids.Count))
            ? ids.Count
            : throw new InvalidOperationException("What is there is not the beginning of what was to come.");
    }

    private static List<string> Ids(string archive)
    {
        using var opened = SqliteArchive.Open(archive, create: false);
        return [.. opened.All().Select(article => article.Id)];
    }

    /// <summary>All that users get: every article, every story, every report.</summary>
    private static string[] Output(string archive, bool withReports)
    {
        using var opened = SqliteArchive.Open(archive, create: false);
        var lines = opened.All().Select(article => Encoding.UTF8.GetString(ArticleLines.Write(article))).ToList();
        foreach (
            var story in opened
                .Stories(new StoryFilter { Limit = int.MaxValue })
                .OrderBy(story => story.Id, StringComparer.Ordinal)
        )
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{story.Id} {story.Articles} {story.Outlets} {story.First} {story.Last}"
                )
            );
            if (story.Articles == 1 || !withReports)
                continue;
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{story.Headline} {story.Texts} {story.Spun} {story.Origins}"
                )
            );
            using var report = new MemoryStream();
            ReportJson.Write(report, Documents.Of(new TraceReport([opened.Report(story)], [])));
            lines.Add(Encoding.UTF8.GetString(report.ToArray()));
        }

        return [.. lines];
    }

    private static void Same(string archive, string[] expected, bool withReports)
    {
        var output = Output(archive, withReports);
        for (var at = 0; at < Math.Max(output.Length, expected.Length); at++)
            if (at >= output.Length || at >= expected.Length || output[at] != expected[at])
                throw new InvalidOperationException(
                    $"Resumed to its end, {archive} differs from one never killed:\n{output.ElementAtOrDefault(at)}\nwhere it should be\n{expected.ElementAtOrDefault(at)}"
                );
    }

    private static int Version(string archive)
    {
        using var connection = new SqliteConnection($"Data Source={archive};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Remove(string archive)
    {
        foreach (var end in (string[])["", "-wal", "-shm"])
            File.Delete(archive + end);
    }

    private static void Finish(string archive, string? input)
    {
        using var process = Started(archive, input);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"It ended with {process.ExitCode}.");
    }

    private static Process Started(string archive, string? input) =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(KillsRun).Assembly.Location, "victim", archive, .. input is null ? [] : (string[])[input]]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

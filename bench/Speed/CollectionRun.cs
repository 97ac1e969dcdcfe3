using System.Diagnostics;
using System.Globalization;
using Stemma.Archive;
using Stemma.Text;

namespace Speed;

/// <summary>A growing archive: the whole chain from clean text to updated stories, then what users ask of it.</summary>
internal static class CollectionRun
{
    private const int Batch = 512;
    private const int Generated = 4096;
    private const int Questions = 60;

    /// <summary>Adds so many articles to a new archive in a folder, and measures.</summary>
    /// <param name="count">How many articles.</param>
    /// <param name="file">The archive; what stands there is replaced.</param>
    /// <param name="tool">stemma or stemma-cli.dll, for the start-up of <c>show</c>; or null.</param>
    public static void Measure(int count, string file, string? tool)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(file + ending);
        var news = new StreamedNews();
        using (var archive = SqliteArchive.Open(file, create: true))
        {
            Fill(archive, news, 0, count);
            Settle(archive);
            Size(file);
            Recall(archive, count);
            One(archive, news, count);
        }

        Line($"most resident: {Peak() / 1024:N0} MB");
        Ask(count, file, tool, news);
    }

    /// <summary>Asks an archive that <see cref="Measure"/> made of so many articles.</summary>
    public static void Ask(int count, string file, string? tool, StreamedNews? news = null)
    {
        Ask(file, news ?? new StreamedNews(), count);
        if (tool is not null)
            Start(tool, file);
    }

    /// <summary>Adds more articles to an archive that <see cref="Measure"/> made of so many.</summary>
    public static void More(int held, int count, string file)
    {
        using var archive = SqliteArchive.Open(file, create: false);
        Fill(archive, new StreamedNews(), held, held + count);
    }

    private static void Fill(SqliteArchive archive, StreamedNews news, int first, int count)
    {
        var report = Math.Max(1000, Math.Min(100_000, (count - first) / 4));
        var (wall, cpu) = (TimeSpan.Zero, TimeSpan.Zero);
        var added = 0;
        for (var from = first; from < count; from += Generated)
        {
            var chunk = Enumerable
                .Range(from, Math.Min(Generated, count - from))
                .AsParallel()
                .AsOrdered()
                .Select(news.Article)
                .ToArray();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var next = Task.Run(() => PreparedBatch.Of(chunk[..Math.Min(Batch, chunk.Length)]));
            for (var at = 0; at < chunk.Length; at += Batch)
            {
                var prepared = next.Result;
                var following = chunk[Math.Min(at + Batch, chunk.Length)..Math.Min(at + (2 * Batch), chunk.Length)];
                next = Task.Run(() => PreparedBatch.Of(following));
                archive.Add(prepared);
                archive.UpdateStories(all: false);
            }

            wall += watch.Elapsed;
            cpu += Environment.CpuUsage.TotalTime - before;
            added += chunk.Length;
            if (added < report && from + chunk.Length < count)
                continue;
            Line(
                $"{from + chunk.Length, 9:N0}: {added / wall.TotalSeconds:N0} articles/s by the clock, {added * 2 / cpu.TotalSeconds:N0} by the time of two processors; resident {Environment.WorkingSet / 1_000_000:N0} MB"
            );
            (wall, cpu, added) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        }
    }

    private static void Settle(SqliteArchive archive)
    {
        var watch = Stopwatch.StartNew();
        archive.UpdateStories(all: true);
        Line($"large stories made anew at the end: {watch.Elapsed.TotalSeconds:F1} s");
        var before = Environment.CpuUsage.TotalTime;
        watch.Restart();
        var traced = archive.TraceStories(100);
        var cpu = Environment.CpuUsage.TotalTime - before;
        Line(
            $"traced {traced:N0} stories of several articles: {traced / watch.Elapsed.TotalSeconds:N0}/s by the clock, {traced * 2 / Math.Max(0.001, cpu.TotalSeconds):N0} by the time of two processors"
        );
    }

    private static void Size(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var articles = Ask("SELECT count(*) FROM article");
        var text = Ask("SELECT sum(length(text)) FROM article");
        var all = Ask("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        Line(
            $"disk: {all / (double)articles:N0} bytes an article, {text / (double)articles:N0} of them compressed text: {(all - text) / (double)articles:N0} above it"
        );
        long Ask(string query)
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            return (long)command.ExecuteScalar()!;
        }
    }

    private static void Recall(SqliteArchive archive, int count)
    {
        var news = new StreamedNews();
        foreach (var kind in Enum.GetValues<Reuse>().Where(kind => kind != Reuse.None))
        {
            var copies = Enumerable
                .Range(1, count - 1)
                .Where(number => StreamedNews.Made(number).Reuse == kind)
                .ToArray();
            new Random(3).Shuffle(copies);
            var sample = copies.Take(400).ToArray();
            var found = sample.Count(number =>
                archive.FindStory(news.Article(number).Id).Number
                == archive.FindStory(news.Article(StreamedNews.Made(number).Source).Id).Number
            );
            Line($"in one story with its source: {kind} {(double)found / sample.Length:F3} of {sample.Length}");
        }

        var stories = archive.Stories(
            new StoryFilter
            {
                Order = StoryOrder.Largest,
                Limit = 1_000_000,
                LeastArticles = 2,
            }
        );
        var wrong = stories
            .Take(60)
            .Count(story =>
                archive.Report(story).Story.Witnesses.Select(witness => Root(witness.Article)).Distinct().Count() > 1
            );
        Line(
            $"{stories.Count:N0} stories of several articles, the largest of {stories[0].Articles}; {wrong} of the largest 60 hold unrelated articles"
        );
    }

    private static int Root(Article article) =>
        StreamedNews.Made(int.Parse(article.Path[..^4], CultureInfo.InvariantCulture)).Source;

    private static void One(SqliteArchive archive, StreamedNews news, int count)
    {
        var times = new List<double>();
        for (var number = count; number < count + 300; number++)
        {
            var article = news.Article(number);
            var watch = Stopwatch.StartNew();
            archive.Add([article]);
            archive.UpdateStories(all: false);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Quantiles("adding one", times);
    }

    private static void Ask(string file, StreamedNews news, int count)
    {
        using var archive = SqliteArchive.Open(file, create: false);
        var random = new Random(9);
        var several = archive.Stories(new StoryFilter { LeastArticles = 2, Limit = 10_000 });
        Times(
            "stories",
            () =>
                archive.Stories(
                    new StoryFilter
                    {
                        LeastArticles = random.Next(1, 4),
                        Skip = random.Next(500),
                        Order = (StoryOrder)random.Next(3),
                    }
                )
        );
        Times(
            "stories of an outlet",
            () => archive.Stories(new StoryFilter { Outlet = $"outlet{random.Next(400)}.example", LeastArticles = 2 })
        );
        var shown = 0;
        Times("show, a story that was never shown", () => archive.Report(several[shown++]));
        Times("show, one that was", () => archive.Report(several[--shown]));
        Times("search of three words", () => archive.Search(string.Join(' ', Words(3)), 20));
        Times("search of a phrase", () => archive.Search($"\"{string.Join(' ', Sentence().Take(6))}\"", 20));
        var found = 0;
        Times(
            "wording",
            () =>
            {
                var source = random.Next(count);
                var sentence = news.Article(source)
                    .Text.Split(". ")[random.Next(2, 9)]
                    .Split(' ')
                    .Where(_ => random.Next(10) > 2);
                found += archive
                    .FindWording(string.Join(' ', sentence), 20)
                    .Any(hit => hit.Article.Path == $"{source}.txt")
                    ? 1
                    : 0;
            }
        );
        Line($"sentences of twenty words with three of ten left out: {found / (double)(Questions + 1):F3} found");

        IEnumerable<string> Sentence() => news.Article(random.Next(count)).Text.Split(". ")[1].Split(' ');
        IEnumerable<string> Words(int most) => Sentence().OrderByDescending(word => word.Length).Take(most);

        static void Times(string what, Action work)
        {
            work();
            var times = new List<double>();
            for (var question = 0; question < Questions; question++)
            {
                var watch = Stopwatch.StartNew();
                work();
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            Quantiles(what, times);
        }
    }

    private static void Start(string tool, string file)
    {
        IReadOnlyList<StorySummary> stories;
        using (var archive = SqliteArchive.Open(file, create: false))
            stories = archive.Stories(
                new StoryFilter
                {
                    LeastArticles = 2,
                    Skip = 100,
                    Limit = 11,
                }
            );
        foreach (var what in (string[])["never shown", "shown before"])
            Whole($"stemma show, whole process, a story {what}", story => ["show", story.Id]);
        Whole("stemma show --json, whole process", story => ["show", story.Id, "--json"]);
        Whole("stemma stories, whole process", _ => ["stories"]);

        void Whole(string what, Func<StorySummary, string[]> command)
        {
            var times = new List<double>();
            foreach (var story in stories)
            {
                var isLibrary = tool.EndsWith(".dll", StringComparison.Ordinal);
                var start = new ProcessStartInfo(
                    isLibrary ? "dotnet" : tool,
                    [.. isLibrary ? [tool] : Array.Empty<string>(), .. command(story), "--archive", file]
                )
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                };
                var watch = Stopwatch.StartNew();
                using var process = Process.Start(start)!;
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                times.Add(watch.Elapsed.TotalMilliseconds);
                if (process.ExitCode != 0)
                    throw new InvalidOperationException($"{tool} ended with {process.ExitCode}.");
            }

            Quantiles(what, times);
        }
    }

    private static void Quantiles(string what, List<double> times)
    {
        times.Sort();
        Line(
            $"{what}: median {times[times.Count / 2]:F1} ms, p95 {times[(int)(times.Count * 0.95)]:F1} ms, p99 {times[(int)(times.Count * 0.99)]:F1} ms, n {times.Count}"
        );
    }

    private static long Peak() =>
        long.Parse(
            File.ReadLines("/proc/self/status")
                .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..]
                .Replace("kB", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

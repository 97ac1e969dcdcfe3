using System.Diagnostics;
using System.Globalization;
using Stemma.Archive;
using Stemma.Text;

namespace Speed;

/// <summary>One story that everybody carries: what adding one more account costs.</summary>
internal static class LargeStoryRun
{
    private const int More = 300;

    /// <param name="members">Accounts there are before the first is timed.</param>
    /// <param name="file">The archive; what stands there is replaced.</param>
    public static void Measure(int members, string file)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(file + ending);
        using var archive = SqliteArchive.Open(file, create: true);
        var news = new StreamedNews();
        var source = news.Article(0);
        var watch = Stopwatch.StartNew();
        for (var from = 0; from < members; from += 100)
        {
            archive.Add([.. Enumerable.Range(from, Math.Min(100, members - from)).Select(Account)]);
            archive.UpdateStories(all: false);
        }

        archive.UpdateStories(all: true);
        Line($"{members} accounts in {watch.Elapsed.TotalSeconds:F1} s, the largest story of {Largest()}");
        var times = new List<double>();
        for (var number = members; number < members + More; number++)
        {
            var account = Account(number);
            watch.Restart();
            archive.Add([account]);
            archive.UpdateStories(all: false);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Line(
            $"adding one: median {times[More / 2]:F1} ms, p95 {times[(int)(More * 0.95)]:F1} ms, p99 {times[(int)(More * 0.99)]:F1} ms, longest {times[^1]:F0} ms, n {More}"
        );
        watch.Restart();
        archive.UpdateStories(all: true);
        Line($"made anew at the end: {watch.Elapsed.TotalSeconds:F1} s, the largest story of {Largest()}");

        int Largest() => archive.Stories(new StoryFilter { Order = StoryOrder.Largest, Limit = 1 })[0].Articles;

        // Each under its own first line, and every third cut at another place, so that no two are the same text.
        Article Account(int number)
        {
            var text = number % 3 == 0 ? source.Text[..(source.Text.Length - (number % 900))] : source.Text;
            return new Article(
                string.Create(CultureInfo.InvariantCulture, $"large-{number}.txt"),
                string.Create(CultureInfo.InvariantCulture, $"Gazette {number}\n\n{text}")
            )
            {
                Url = string.Create(CultureInfo.InvariantCulture, $"https://outlet{number}.example/large"),
                Published = source.Published,
                Language = "en",
            };
        }
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

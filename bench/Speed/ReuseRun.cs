using System.Diagnostics;
using System.Globalization;
using Stemma.Grouping;

namespace Speed;

/// <summary>Reuse search over generated texts: how fast texts are indexed and asked about, and how many copies are found.</summary>
internal static class ReuseRun
{
    private const int Length = 400;
    private const int Copies = 1000;

    /// <summary>Measures on so many texts; writes them to a folder's texts.txt for other programs where one is named.</summary>
    public static void Measure(int count, string? folder)
    {
        var news = new DrawnNews();
        var texts = Enumerable.Range(0, count).Select(number => news.Text(number, Length)).ToArray();
        var joined = Array.ConvertAll(texts, DrawnNews.Joined);
        if (folder is not null)
            File.WriteAllLines(Path.Combine(folder, "texts.txt"), joined);
        _ = WordRarity.English;
        Index(joined.AsSpan(0, Math.Min(count, 2000)), out _);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var index = Index(joined, out var chance);
        watch.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Line($"{count} texts of {Length} words, one core, from raw text: each asked about, then added");
        Line(
            $"{count / watch.Elapsed.TotalSeconds:N0} texts/s by the clock, {count / cpu.TotalSeconds:N0} by the processor's time; {(double)bytes / count:N0} bytes a text; {chance} matches among unrelated texts"
        );
        watch.Restart();
        var keys = texts.Length == 0 ? 0 : joined.Average(text => ReuseText.Of(text).Keys.Length);
        Line($"{keys:F1} keys a text; reading and choosing keys alone {count / watch.Elapsed.TotalSeconds:N0} texts/s");
        foreach (var share in (ReadOnlySpan<double>)[0, 0.1, 0.3, 0.5, 0.6])
            Recall(news, index, texts, share, folder);
    }

    private static ReuseIndex Index(ReadOnlySpan<string> texts, out int matches)
    {
        var index = new ReuseIndex();
        matches = 0;
        foreach (var text in texts)
        {
            var read = ReuseText.Of(text);
            matches += index.Find(read).Length;
            index.Add(read);
        }

        return index;
    }

    private static void Recall(DrawnNews news, ReuseIndex index, string[][] texts, double share, string? folder)
    {
        var random = new Random(5);
        int found = 0,
            first = 0,
            wrong = 0,
            candidates = 0;
        var copies = new List<string>();
        for (var copy = 0; copy < Copies; copy++)
        {
            var source = random.Next(texts.Length);
            var text = DrawnNews.Joined(news.Replaced(texts[source], share, random));
            copies.Add(string.Create(CultureInfo.InvariantCulture, $"{source}\t{text}"));
            var read = ReuseText.Of(text);
            var matches = index.Find(read);
            candidates += index.Candidates(read, 16).Contains(source) ? 1 : 0;
            found += matches.Any(match => match.Number == source) ? 1 : 0;
            first += matches.Length > 0 && matches[0].Number == source ? 1 : 0;
            wrong += matches.Count(match => match.Number != source);
        }

        if (folder is not null)
            File.WriteAllLines(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"copies{share * 100:F0}.txt")),
                copies
            );
        Line(
            $"{share * 100, 3:F0} % of words replaced: candidate {(double)candidates / Copies:F3}, found {(double)found / Copies:F3}, at rank 1 {(double)first / Copies:F3}, false matches {wrong} of {found + wrong}"
        );
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Diagnostics;
using System.Globalization;
using Stemma.Intake.Html;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Accuracy;

/// <summary>How many times as fast as SmartReader alone a page becomes an article, on one thread of one run.</summary>
/// <remarks>Ours is everything from markup to a marked article with its metadata; SmartReader's is its own parse and
/// article. After warming up, both take turns on each page and the fastest turn of a page counts, so that other work on
/// the machine, which only ever adds time, moves the ratio little. No floor all the same.</remarks>
public sealed class MainTextSpeedMeasure : IMeasure
{
    private const int WarmUp = 12;
    private const int Turns = 8;

    private static readonly string[] Steps = ["parse", "metadata", "choose and write", "mark"];

    /// <inheritdoc/>
    public string Name => "main text speed, times SmartReader alone";

    /// <inheritdoc/>
    public string Archive => "article-extraction-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var pages = ExtractionPage.Of(path);
        for (var turn = 0; turn < WarmUp; turn++)
        {
            foreach (var page in pages)
                Ours(page);
        }

        using var process = Process.GetCurrentProcess();
        var memory = process.PeakWorkingSet64 / 1_048_576;
        for (var turn = 0; turn < WarmUp; turn++)
        {
            foreach (var page in pages)
                Peer(page);
        }

        var steps = new TimeSpan[Steps.Length];
        var peer = TimeSpan.Zero;
        foreach (var page in pages)
        {
            var ours = Enumerable.Range(0, Turns).Select(_ => Ours(page)).MinBy(Total)!;
            for (var step = 0; step < steps.Length; step++)
                steps[step] += ours[step];
            peer += Enumerable.Range(0, Turns).Min(_ => Peer(page));
        }

        var shares = Steps.Select(
            (step, at) => string.Create(CultureInfo.InvariantCulture, $"{step} {100 * (steps[at] / Total(steps)):F0}%")
        );
        return new Score(
            peer / Total(steps),
            pages.Count,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pages.Count / Total(steps).TotalSeconds:F0} pages/s against {pages.Count / peer.TotalSeconds:F0}; {string.Join(", ", shares)}; peak {memory} MB before SmartReader ran"
            )
        );
    }

    private static TimeSpan Total(TimeSpan[] steps) => steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step);

    private static TimeSpan[] Ours(ExtractionPage page)
    {
        var taken = new TimeSpan[Steps.Length];
        var from = Stopwatch.GetTimestamp();
        using var document = PageParser.Parse(page.Markup, int.MaxValue, out _, out _)!;
        Lap(0);
        var metadata = PageMetadata.Of(document);
        Lap(1);
        var (text, roles) = MainText.Find(document);
        Lap(2);
        ArticleMarker.Mark(new Article("page", text) { Title = metadata.Title, Byline = metadata.Byline }, roles);
        Lap(3);
        return taken;

        void Lap(int step)
        {
            var now = Stopwatch.GetTimestamp();
            taken[step] += Stopwatch.GetElapsedTime(from, now);
            from = now;
        }
    }

    private static TimeSpan Peer(ExtractionPage page)
    {
        var from = Stopwatch.GetTimestamp();
        using var reader = new SmartReader.Reader("http://page.invalid/", page.Markup);
        reader.GetArticle();
        return Stopwatch.GetElapsedTime(from);
    }
}

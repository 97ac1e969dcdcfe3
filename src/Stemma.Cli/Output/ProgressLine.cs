using System.Globalization;

namespace Stemma.Cli.Output;

/// <summary>One line on the terminal that says how far the run is, from half a second on; gone when the result comes.</summary>
/// <remarks>Reports may come from any thread.</remarks>
internal sealed class ProgressLine(TextWriter error, bool shown, TimeProvider time) : IDisposable
{
    /// <summary>Runs shorter than this show nothing.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    /// <summary>Often enough to look alive, seldom enough to cost nothing.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long start = time.GetTimestamp();
    private readonly Lock gate = new();
    private TimeSpan next = Silence;
    private bool visible;

    /// <summary>Tells that <paramref name="done"/> of <paramref name="total"/> are through <paramref name="stage"/>.</summary>
    public void Report(string stage, int done, int total) =>
        Report(_ => string.Create(CultureInfo.InvariantCulture, $"{stage} {done} of {total}"));

    /// <summary>Tells how far it is; the words are made, from the time gone by, only where they are shown.</summary>
    public void Report(Func<TimeSpan, string> words)
    {
        if (!shown)
            return;
        lock (gate)
        {
            var elapsed = time.GetElapsedTime(start);
            if (elapsed < next)
                return;
            next = elapsed + Interval;
            visible = true;
            error.Write($"\r\e[K{words(elapsed)}");
        }
    }

    /// <summary>Wipes the line to make room for another; the next report shows it again.</summary>
    public void Clear()
    {
        lock (gate)
        {
            if (visible)
                error.Write("\r\e[K");
            visible = false;
        }
    }

    /// <summary>Wipes the line for good.</summary>
    public void Dispose()
    {
        Clear();
        lock (gate)
            next = TimeSpan.MaxValue;
    }
}

using System.Globalization;
using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Timex;

/// <summary>Counts times as TempEval-3 did: strict wants the same span, relaxed an overlap, value an overlap and the same value.</summary>
/// <remarks>Source: UzZaman et al. 2013, section 4.1; its value F1 is relaxed F1 times the share of right values among the overlapping.</remarks>
internal sealed class TimexTally
{
    private int gold;
    private int found;
    private int strict;
    private int relaxed;
    private int value;
    private bool shows;

    /// <summary>True where the environment asks for each wrong time to be printed.</summary>
    private static bool Asked => Environment.GetEnvironmentVariable("STEMMA_SHOW_TIMES") is not null;

    /// <summary>Documents counted.</summary>
    public int Documents { get; private set; }

    /// <summary>Times marked by hand.</summary>
    public int Gold => gold;

    /// <summary>F1 of equal spans.</summary>
    public double Strict => F1(strict);

    /// <summary>F1 of overlapping spans.</summary>
    public double Relaxed => F1(relaxed);

    /// <summary>F1 of overlapping spans with equal values.</summary>
    public double Value => F1(value);

    /// <summary>Adds an article; both lists in text order. Shown: wrong times may be printed, which check parts forbid.</summary>
    public void Add(Article article, IReadOnlyList<MarkedTime> marked, IReadOnlyList<TimeExpression> times, bool shown)
    {
        shows = shown && Asked;
        Documents++;
        gold += marked.Count;
        found += times.Count;
        var next = 0;
        foreach (var time in times)
        {
            while (next < marked.Count && marked[next].Span.End <= time.Span.Start)
                Show('-', article, marked[next].Span, marked[next++].Value);
            if (next == marked.Count || !marked[next].Span.Overlaps(time.Span))
            {
                Show('+', article, time.Span, time.Value);
                continue;
            }

            var timex = marked[next++];
            relaxed++;
            strict += timex.Span == time.Span ? 1 : 0;
            value += timex.Value == time.Value ? 1 : 0;
            if (timex.Span != time.Span)
                Show('~', article, timex.Span, $"found as '{article.Slice(time.Span)}'");
            if (timex.Value != time.Value)
                Show('=', article, timex.Span, $"{timex.Value}, not {time.Value}");
        }

        while (next < marked.Count)
            Show('-', article, marked[next].Span, marked[next++].Value);
    }

    /// <summary>The counts in words.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Documents} documents, precision {(double)relaxed / found:F3}, recall {(double)relaxed / gold:F3} relaxed, value right in {(double)value / relaxed:F3} of those"
        );

    private double F1(int right) => 2.0 * right / (gold + found);

    private void Show(char sign, Article article, TextSpan span, string what)
    {
        if (!shows)
            return;
        var start = Math.Max(0, span.Start - 70);
        var end = Math.Min(article.Text.Length, span.End + 60);
        var around = $"{article.Text[start..span.Start]}[{article.Slice(span)}]{article.Text[span.End..end]}";
        Console.WriteLine($"{sign} {article.Path} {article.Published} {what} | {around.ReplaceLineEndings("/")}");
    }
}

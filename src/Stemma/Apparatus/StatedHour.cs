using System.Globalization;
using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>An hour of the day as an account states it.</summary>
/// <param name="Place">The words of the hour with what makes them loose: "shortly before noon".</param>
/// <param name="Low">Earliest minute of the day it can mean, from 0.</param>
/// <param name="High">Latest minute, inclusive.</param>
/// <param name="IsHalfKnown">False for "half past nine", which may be of the morning or the evening: then as of the morning.</param>
internal sealed record StatedHour(WitnessSpan Place, int Low, int High, bool IsHalfKnown)
{
    /// <summary>Minutes of half a day.</summary>
    public const int HalfDay = 12 * 60;

    /// <summary>"T07:40", or "T07:30..08:30" for a loose hour.</summary>
    public string Value => Low == High ? $"T{Clock(Low)}" : $"T{Clock(Low)}..{Clock(High)}";

    /// <summary>Minutes between the two at their nearest; 0 where they overlap.</summary>
    public int Distance(StatedHour other) => Math.Max(0, Math.Max(Low, other.Low) - Math.Min(High, other.High));

    /// <summary>This hour in the half of the day that is nearer to <paramref name="other"/>, where its own is not known.</summary>
    public StatedHour Near(StatedHour other)
    {
        if (IsHalfKnown)
            return this;
        var later = this with { Low = Low + HalfDay, High = High + HalfDay };
        return later.Distance(other) < Distance(other) ? later : this;
    }

    private static string Clock(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

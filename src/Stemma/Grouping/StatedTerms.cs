using System.Globalization;

namespace Stemma.Grouping;

/// <summary>Tells which terms state a day, a month or a figure.</summary>
internal static class StatedTerms
{
    /// <summary>
    /// Rarity from which a number counts as a figure: it stands in fewer than every fifth article. Small counts and years say
    /// nothing about which event is meant.
    /// </summary>
    private const float LeastRarity = 1.5f;

    /// <summary>The names of days and months in English, as stems; other languages have none here and are compared without.</summary>
    private static readonly HashSet<string> Days = Names(DateTimeFormatInfo.InvariantInfo.DayNames);
    private static readonly HashSet<string> Months = Names(DateTimeFormatInfo.InvariantInfo.MonthNames);

    /// <summary>What the term states.</summary>
    public static Stated Of(Term term, float rarity) =>
        term.IsNumber ? (rarity > LeastRarity ? Stated.Figure : Stated.Nothing)
        : Days.Contains(term.Stem) ? Stated.Day
        : term.IsName && Months.Contains(term.Stem) ? Stated.Month
        : Stated.Nothing;

    private static HashSet<string> Names(string[] names) =>
        names.Where(name => name.Length > 0).Select(name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}

using System.Globalization;
using NodaTime;
using Stemma.Annotating;
using Stemma.Annotating.Times;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>The days that an article tells of, resolved against the day of its publication.</summary>
/// <remarks>
/// The name of a weekday says little: two avalanches a week apart both came on a Monday, and of what happened on Sunday it is
/// written on Monday too. Resolved, days tell the former apart and not the latter. There are none where the day of publication
/// is unknown.
/// </remarks>
internal sealed class StatedDays
{
    /// <summary>Days of the longest period that points back to an event: a month. "This year" points to none.</summary>
    private const int LongestPeriod = 31;

    /// <summary>Days by which what two reports of one event tell of commonly lies apart; as <see cref="Evidence"/> has it.</summary>
    private const int Spread = Evidence.Spread;

    /// <summary>The longest length of time that is counted back, in its own unit.</summary>
    private const int MostUnits = 100;

    private const string English = "en";

    private readonly List<LocalDate> told = [];
    private readonly List<(LocalDate First, LocalDate Last)> named = [];

    private StatedDays() { }

    /// <summary>Those of an article that has tokens and sentences; its times need not have been read.</summary>
    public static StatedDays Of(Article article)
    {
        var days = new StatedDays();
        if (article.Published is not { Date: var published } || article.Language is not (English or "und"))
            return days;
        var mask = new Mask(article);
        foreach (var time in new TimeAnnotator().Annotate(article).Get(AnnotationLayers.Times))
        {
            if (mask.Covers(time.Span))
                continue;
            if (time.Type == TimeType.Duration)
                days.CountBack(article.Text.AsSpan(time.Span.End), time.Value, published);
            else if (time is { Earliest: { } first, Latest: { } last } && first <= published)
                days.Name(first, last, IsDay(article, time));
        }

        return days;
    }

    /// <summary>How the days of two articles agree, whichever comes first.</summary>
    public static DayRelation Between(StatedDays one, StatedDays other)
    {
        if (one.told.Count == 0 || other.told.Count == 0)
            return DayRelation.Unknown;
        if (one.told.Exists(other.told.Contains))
            return DayRelation.Same;
        return one.told.TrueForAll(other.IsFarFrom) && other.told.TrueForAll(one.IsFarFrom)
            ? DayRelation.Apart
            : DayRelation.Near;
    }

    private bool IsFarFrom(LocalDate day) =>
        named.TrueForAll(period => day.PlusDays(Spread) < period.First || day.PlusDays(-Spread) > period.Last);

    private void Name(LocalDate first, LocalDate last, bool isDay)
    {
        if (first.PlusDays(LongestPeriod) <= last)
            return;
        named.Add((first, last));
        if (isDay && first == last)
            told.Add(first);
    }

    // "Two weeks after the fire" points back to the day of the fire, give or take a week.
    private void CountBack(ReadOnlySpan<char> after, string value, LocalDate published)
    {
        after = after.TrimStart();
        if (
            !(
                after.StartsWith("after ", StringComparison.Ordinal)
                || after.StartsWith("since ", StringComparison.Ordinal)
            )
            || value is not ['P', .. var number, 'D' or 'W' or 'M']
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > MostUnits
        )
            return;
        var unit = value[^1] switch
        {
            'D' => 1,
            'W' => 7,
            _ => 30,
        };
        named.Add((published.PlusDays(-unit * (count + 1)), published.PlusDays(-unit * (count - 1))));
    }

    // "Now", "14.20" and "at noon" name no day; "Sunday night" does.
    private static bool IsDay(Article article, TimeExpression time) =>
        char.IsAsciiDigit(time.Value[0])
        && (time.Type == TimeType.Date || time.Span.Of(article.Text).ContainsAnyInRange('A', 'Z'));
}

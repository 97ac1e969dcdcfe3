using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"last summer", "the winter of 1994", "spring 2022", "this fall". Seasons of the northern half of the world.</summary>
internal static class SeasonDates
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        var the = run.Is(index, "the");
        var step =
            run.Is(index, "last", "past") ? -1
            : run.Is(index, "next", "coming") ? 1
            : 0;
        var at = the || step != 0 || run.Is(index, "this") ? index + 1 : index;
        if (run[at].Term is not { Season: { } season })
            return null;
        var end = at + 1;
        var yearAt = run.Is(end, "of") ? end + 1 : end;
        if (Years.At(run, yearAt) is var (year, after))
            return TimeReading.Date(index, after, InYear(season, year));
        if (!the && at == index)
            return null;
        // "the fall of the city", "in the spring": the first is no season, the second one only without "of".
        if (the && (!run.Is(index - 1, "in", "during", "since", "by", "until") || run.Is(end, "of")))
            return null;
        return scene.Published is { } published
            ? TimeReading.Date(index, end, Nearest(scene, season, step, published, index, end))
            : TimeReading.Date(index, end, CalendarPeriod.Undated(Granularity.Season, $"XXXX-{season}"));
    }

    private static CalendarPeriod Nearest(
        TimeScene scene,
        string season,
        int step,
        LocalDate published,
        int first,
        int end
    )
    {
        var period = InYear(season, published.Year);
        if (period.First is not { } begins || period.Last is not { } ends)
            return period;
        var future = step > 0 || (step == 0 && scene.Tense(first, end) == Tense.Future);
        if (step < 0 && ends >= published)
            return InYear(season, published.Year - 1);
        if (step > 0 && begins <= published)
            return InYear(season, published.Year + 1);
        if (future && ends < published)
            return InYear(season, published.Year + 1);
        return !future && begins > published && !scene.Run.Is(first, "this")
            ? InYear(season, published.Year - 1)
            : period;
    }

    private static CalendarPeriod InYear(string season, int year)
    {
        var month = season switch
        {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        return year is < 1 or > 9000
            ? CalendarPeriod.Undated(Granularity.Season, $"XXXX-{season}")
            : CalendarPeriod.Containing(Granularity.Season, new LocalDate(year, month, 1));
    }
}

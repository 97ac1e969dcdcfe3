using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Years and what is made of them: "2015", "fiscal 2022", "the 1990s", "the 20th century".</summary>
internal static class Years
{
    /// <summary>Bare four-digit numbers in this range can be years; news of 2022 rarely counts 1,850 of a thing without a comma.</summary>
    private const int First = 1500;
    private const int Last = 2100;

    private static readonly string[] Prepositions =
    [
        "in",
        "since",
        "until",
        "till",
        "before",
        "after",
        "during",
        "through",
        "throughout",
        "circa",
        "mid",
        "early",
        "late",
        "fiscal",
        "year",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
    ];

    private static readonly string[] Amounts =
    [
        "about",
        "nearly",
        "almost",
        "some",
        "than",
        "least",
        "around",
        "roughly",
        "approximately",
        "only",
        "no",
        "nos",
        "number",
        "route",
        "page",
        "model",
        "up",
    ];

    /// <summary>The year written at an atom (four digits, or "nineteen ninety-seven") and where it ends, or null.</summary>
    public static (int Year, int End)? At(AtomRun run, int index)
    {
        if (run[index].Kind == AtomKind.Number)
        {
            return run[index].Length == 4 && run.Plain(index, 4) is { } year and >= First and <= Last
                ? (year, index + 1)
                : null;
        }

        if (run[index].Term?.Cardinal is not (18 or 19 or 20))
            return null;
        var century = run[index].Term!.Cardinal!.Value;
        if (run[index + 1].Term?.Cardinal is not { } tens || tens < 10)
            return null;
        if (tens < 20)
            return (century * 100 + tens, index + 2);
        var at = run.IsDash(index + 2) ? index + 3 : index + 2;
        return run[at].Term?.Cardinal is { } ones and > 0 and < 10
            ? (century * 100 + tens + ones, at + 1)
            : (century * 100 + tens, index + 2);
    }

    /// <summary>Reads a year, decade or century at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index) =>
        Century(scene, index) ?? Decade(scene, index) ?? Year(scene, index);

    private static TimeReading? Year(TimeScene scene, int index)
    {
        var run = scene.Run;
        var fiscal = run.Is(index, "fiscal") ? index + 1 : index;
        fiscal = fiscal > index && run.Is(fiscal, "year") ? fiscal + 1 : fiscal;
        if (At(run, fiscal) is not var (year, end) || (fiscal == index && !IsYear(run, index, end)))
            return null;
        var period = CalendarPeriod.Containing(Granularity.Year, new NodaTime.LocalDate(year, 1, 1));
        // "2021/22" and "2010-15": a stretch of years, written as an ISO interval.
        if (
            run.Is(end, "/", "-", "–")
            && run.IsGlued(end - 1)
            && run.IsGlued(end)
            && run[end + 1].Length == 2
            && run.Plain(end + 1, 2) is { } last
            && last > year % 100
        )
        {
            var closing = CalendarPeriod.Containing(
                Granularity.Year,
                new NodaTime.LocalDate(year / 100 * 100 + last, 1, 1)
            );
            return new TimeReading(
                index,
                end + 2,
                TimeType.Date,
                $"{period.Value}/{closing.Value}",
                period.First,
                closing.Last
            );
        }

        return TimeReading.Date(index, end, period);
    }

    private static bool IsYear(AtomRun run, int index, int end)
    {
        if (run.IsGlued(index - 1) && !run.IsDash(index - 1) && !run.Is(index - 1, "(", "/", "“", "\"", "'", "‘", "["))
            return false;
        if (run.IsGlued(end - 1) && run[end].Kind is AtomKind.Word)
            return false;
        if (
            run.IsDash(index - 1)
            && run.IsGlued(index - 1)
            && run.IsGlued(index - 2)
            && At(run, index - 2) is null
            && !run.Is(index - 2, "mid", "pre", "post", "early", "late")
        )
            return false;
        if (
            run.IsDash(end)
            && run.IsGlued(end - 1)
            && run.IsGlued(end)
            && run[end + 1].Kind == AtomKind.Word
            && (run[end + 1].Term?.Unit ?? TimeUnit.None) != TimeUnit.None
        )
            return false;
        if (run.Is(index - 1, Prepositions) || (run.IsDash(index - 1) && run.Is(index - 2, "mid", "pre", "post")))
            return true;
        if (
            run.Is(index - 1, "$", "£", "€", "¥", "#", "№", "+")
            || run.Is(index - 1, Amounts)
            || (run.Is(index - 1, ".") && run.Is(index - 2, "no", "nos"))
        )
            return false;
        if (
            run.Is(end, "%", "percent", "million", "billion", "°", "per")
            || run[end].Term is { Unit: not TimeUnit.None }
            || UnitNames.Of(run, end) is not null
        )
            return false;
        if (run[index].Kind != AtomKind.Number)
            return !PluralNoun.At(run, end);
        // "Expo 2000": a number after a name is part of it.
        if (run.IsCapital(index - 1) && run[index - 1].Term is null && index > 1 && !run.Is(index - 1, "A", "The"))
            return false;
        return !PluralNoun.At(run, end) || run.Is(index - 1, "the", "its", "his", "her", "their", "a");
    }

    private static TimeReading? Decade(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        var apostrophe = run.IsApostrophe(at) ? at + 1 : at;
        if (run.Plain(apostrophe, 4) is not { } number || number % 10 != 0)
            return null;
        var end = apostrophe + 1;
        end = run.IsApostrophe(end) ? end + 1 : end;
        if (!run.Is(end, "s") || !run.IsGlued(end - 1) || !run.IsGlued(apostrophe))
            return null;
        if (run[apostrophe].Length == 2)
        {
            // "the '90s" but not "in his 90s": a decade wants its apostrophe.
            if (apostrophe == at)
                return null;
            number += number >= 30 ? 1900 : 2000;
        }

        return number is >= First and <= Last
            ? TimeReading.Date(
                index,
                end + 1,
                CalendarPeriod.Containing(Granularity.Decade, new NodaTime.LocalDate(number, 1, 1))
            )
            : null;
    }

    private static TimeReading? Century(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        if (OrdinalReader.Read(run, at) is not var (number, end))
            return null;
        end = run.IsDash(end) ? end + 1 : end;
        return run.Is(end, "century") && number is > 10 and < 30
            ? TimeReading.Date(
                index,
                end + 1,
                CalendarPeriod.Containing(Granularity.Century, new NodaTime.LocalDate((number - 1) * 100, 6, 1))
            )
            : null;
    }
}

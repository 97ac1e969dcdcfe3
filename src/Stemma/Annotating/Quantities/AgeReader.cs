using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Quantities;

/// <summary>Reads ages: "69-year-old", "34 years old", "aged 34", "John Smith, 34,".</summary>
internal static class AgeReader
{
    /// <summary>Above this a number after a name is no age; the oldest person known lived 122 years.</summary>
    private const int Oldest = 122;

    /// <summary>People of whom "under 12" and "over 75" say how old they are.</summary>
    private static readonly string[] People =
    [
        "people",
        "persons",
        "children",
        "anyone",
        "everyone",
        "those",
        "men",
        "women",
        "girls",
        "boys",
        "adults",
        "residents",
        "patients",
        "voters",
        "pupils",
        "workers",
        "players",
        "drivers",
    ];

    /// <summary>Index one past the last atom, least and greatest age and unit ("year", "month"), or null.</summary>
    public static (int End, decimal? Low, decimal? High, string Unit)? Read(AtomRun run, int index)
    {
        if (Open(run, index) is { } open)
            return open;
        if (Decade(run, index) is { } decade)
            return decade;
        if (Exact(run, index) is not var (end, age, unit))
            return null;
        // "aged 40 or over"
        return run.Is(end, "or") && run.Is(end + 1, "over", "older", "above") ? (end + 2, age, null, unit)
            : run.Is(end, "or") && run.Is(end + 1, "under", "younger", "below") ? (end + 2, null, age, unit)
            : (end, age, age, unit);
    }

    /// <summary>"children under 12", "people over 75", not "people over 75 miles".</summary>
    private static (int End, decimal? Low, decimal? High, string Unit)? Open(AtomRun run, int index)
    {
        if (!run.Is(index, "under", "over") || !(run.Is(index - 1, People) || run.Is(index - 1, "aged")))
            return null;
        if (NumeralReader.Read(run, index + 1) is not { IsVague: false, Low: <= Oldest } limit)
            return null;
        if (run[limit.End].Tag is Stemma.Text.PartOfSpeech.NOUN || UnitReader.Read(run, limit.End, true) is not null)
            return null;
        return run.Is(index, "over") ? (limit.End, limit.Low, null, "year") : (limit.End, null, limit.Low, "year");
    }

    /// <summary>"in his 70s".</summary>
    private static (int End, decimal? Low, decimal? High, string Unit)? Decade(AtomRun run, int index)
    {
        var isOwned =
            run.Is(index - 1, "his", "her", "their", "my")
            || (run.Is(index - 1, "early", "mid", "late") && run.Is(index - 2, "his", "her", "their", "my"));
        return
            isOwned
            && run.Plain(index, 3) is { } tens and >= 10 and <= 110
            && tens % 10 == 0
            && run.IsGlued(index)
            && run.Is(index + 1, "s")
            ? (index + 2, tens, tens + 9, "year")
            : null;
    }

    private static (int End, decimal Age, string Unit)? Exact(AtomRun run, int index)
    {
        if (
            run.Is(index, "aged", "age")
            && NumeralReader.Read(run, index + 1) is { IsVague: false, Low: <= Oldest } aged
        )
            return (aged.End, aged.Low, "year");
        if (NumeralReader.Read(run, index) is not { IsVague: false } number)
            return null;
        var dash = run.IsDash(number.End);
        var at = dash ? number.End + 1 : number.End;
        var unit =
            run.Is(at, "year", "years") ? "year"
            : run.Is(at, "month", "months") ? "month"
            : run.Is(at, "week", "weeks") ? "week"
            : run.Is(at, "day", "days") ? "day"
            : null;
        if (unit is not null)
        {
            var old = run.IsDash(at + 1) ? at + 2 : at + 1;
            if (run.Is(old, "old", "olds"))
                return (old + 1, number.Low, unit);
            return run.Begins(at + 1, "of", "age") ? (at + 3, number.Low, unit) : null;
        }

        var isAfterName =
            number.IsDigits
            && number.Low is > 0 and <= Oldest
            && run.Plain(index, 3) is not null
            && run.Is(index - 1, ",")
            && run.IsCapital(index - 2)
            && run[index - 2].Term is null
            && run.Is(number.End, ",")
            && run[number.End + 1].Kind == AtomKind.Word;
        return isAfterName ? (number.End, number.Low, "year") : null;
    }
}

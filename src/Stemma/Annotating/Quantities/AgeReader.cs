using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Quantities;

/// <summary>Reads ages: "69-year-old", "34 years old", "aged 34", "John Smith, 34,".</summary>
internal static class AgeReader
{
    /// <summary>Above this a number after a name is no age; the oldest person known lived 122 years.</summary>
    private const int Oldest = 122;

    /// <summary>First and last atom (exclusive), age and unit ("year", "month"), or null.</summary>
    public static (int End, decimal Age, string Unit)? Read(AtomRun run, int index)
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

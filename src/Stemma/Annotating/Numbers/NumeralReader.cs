using System.Collections.Frozen;
using System.Globalization;
using Stemma.Lexicon;

namespace Stemma.Annotating.Numbers;

/// <summary>Reads digits, number words and vague amounts. Looks at a bounded number of atoms, so a text costs linear time.</summary>
internal static class NumeralReader
{
    /// <summary>Longest number in words: "nine hundred and ninety-nine thousand nine hundred and ninety-nine" has 12 atoms.</summary>
    private const int MostAtoms = 14;

    /// <summary>Beyond this scale words no longer multiply; keeps every sum inside decimal.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000m;

    private static readonly Lazy<FrozenDictionary<string, (decimal Low, decimal High)>> Vague = new(() =>
        Resources
            .Rows("vague-amounts.tsv")
            .ToFrozenDictionary(
                row => row[0],
                row =>
                    (
                        decimal.Parse(row[1], CultureInfo.InvariantCulture),
                        decimal.Parse(row[2], CultureInfo.InvariantCulture)
                    ),
                StringComparer.OrdinalIgnoreCase
            )
    );

    /// <summary>The number that begins at an atom, or null.</summary>
    public static Numeral? Read(AtomRun run, int index) =>
        run[index].Kind switch
        {
            AtomKind.Number => Digits(run, index),
            AtomKind.Word => VagueAmount(run, index) ?? Words(run, index),
            _ => Fraction(run[index].Kind == AtomKind.Mark ? run.Word(index) : []) is { } part
                ? new Numeral(index + 1, part, part, true)
                : null,
        };

    private static Numeral? Digits(AtomRun run, int index)
    {
        if (run[index].Number is not { } value)
            return null;
        var end = index + 1;
        if (run.IsGlued(index) && Fraction(run.Word(end)) is { } glued)
            return new Numeral(end + 1, value + glued, value + glued, true);
        if (Slashed(run, index) is { } alone)
            return new Numeral(index + 3, alone, alone, true);
        if (Slashed(run, end) is { } part)
            return new Numeral(end + 3, value + part, value + part, true);
        return Scaled(run, end, value, true);
    }

    private static decimal? Fraction(ReadOnlySpan<char> mark) =>
        mark switch
        {
            "½" => 0.5m,
            "¼" => 0.25m,
            "¾" => 0.75m,
            _ => null,
        };

    /// <summary>"1/2" and the like; "24/7" and dates have a larger numerator or another slash.</summary>
    private static decimal? Slashed(AtomRun run, int index)
    {
        if (!run.Is(index + 1, "/") || !run.IsGlued(index) || !run.IsGlued(index + 1))
            return null;
        if (run.Is(index + 3, "/") && run.IsGlued(index + 2))
            return null;
        return run.Plain(index, 2) is { } over && run.Plain(index + 2, 2) is { } under && over < under && under <= 16
            ? (decimal)over / under
            : null;
    }

    private static Numeral Scaled(AtomRun run, int end, decimal value, bool digits)
    {
        var at = run.IsDash(end) && run.IsGlued(end - 1) && run[end + 1].Term?.Scale is not null ? end + 1 : end;
        for (var steps = 0; steps < 2 && run[at].Term?.Scale is { } scale && value < Largest / scale; steps++)
        {
            value *= scale;
            end = ++at;
        }

        return new Numeral(end, value, value, digits);
    }

    private static Numeral? VagueAmount(AtomRun run, int index)
    {
        var article = run.Is(index, "a") ? 1 : 0;
        if (run[index + article].Kind != AtomKind.Word)
            return null;
        var key = article == 1 ? $"a {run.Word(index + 1)}" : null;
        (decimal Low, decimal High) range;
        if (key is not null)
        {
            if (run[index + 1].Length > 12 || !Vague.Value.TryGetValue(key, out range))
                return null;
        }
        else if (!Vague.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(run.Word(index), out range))
        {
            return null;
        }

        var end = index + article + 1;
        var next = run.Is(end, "of") ? end + 1 : end;
        for (var steps = 0; steps < 2; steps++)
        {
            if (run[next].Term?.Scale is { } scale)
                range = (range.Low * scale, (range.High + 1) * scale - 1);
            else if (PluralScale(run, next) is { } plural)
                range = (range.Low * plural, (range.High + 1) * plural - 1);
            else
                break;
            end = next + 1;
            next = run.Is(end, "of") ? end + 1 : end;
        }

        return new Numeral(end, range.Low, range.High);
    }

    /// <summary>"thousands" after "of", as in "tens of thousands".</summary>
    private static decimal? PluralScale(AtomRun run, int index) =>
        run.Is(index - 1, "of") && run.Word(index) is [.. var singular, 's' or 'S'] ? Term.Of(singular)?.Scale : null;

    private static Numeral? Words(AtomRun run, int index)
    {
        if (run.Is(index, "half") && run.Is(index + 1, "a", "an") && run[index + 2].Term?.Scale is { } halved)
            return new Numeral(index + 3, halved / 2, halved / 2);
        if (run.Is(index, "a") && run[index + 1].Term?.Scale is { } scale && !run[index + 1].Term!.IsShort)
            return Scaled(run, index + 1, 1, false);
        if (run[index].Term?.Cardinal is null)
            return null;

        decimal total = 0;
        decimal current = 0;
        var lastScale = Largest;
        var end = index;
        var open = 100; // the next cardinal must be smaller than this: "twenty" leaves 10, "three" leaves nothing
        for (var at = index; at - index < MostAtoms; at++)
        {
            if (run[at].Term?.Cardinal is { } cardinal && cardinal < open)
            {
                current += cardinal;
                open = cardinal >= 20 ? 10 : 0;
                end = at + 1;
            }
            else if (run[at].Term?.Scale is { } factor && current > 0 && Joins(run, at, end))
            {
                if (factor == 100 && current < 100)
                {
                    current *= 100;
                    open = 100;
                }
                else if (factor < lastScale && factor != 100)
                {
                    total += current * factor;
                    lastScale = factor;
                    current = 0;
                    open = 100;
                }
                else
                {
                    break;
                }

                end = at + 1;
            }
            else if (at == end && run.IsDash(at) && run.IsGlued(at - 1) && run.IsGlued(at))
            {
                continue;
            }
            else if (at == end && run.Is(at, "and") && open == 100 && run[at + 1].Term?.Cardinal is > 0)
            {
                continue;
            }
            else
            {
                break;
            }
        }

        var value = total + current;
        if (run.Begins(end, "and", "a", "half"))
            return Scaled(run, end + 3, value + 0.5m, false);
        return new Numeral(end, value, value, false, end == index + 1 && value == 1);
    }

    /// <summary>A scale word belongs to the number when it follows it directly or over a hyphen.</summary>
    private static bool Joins(AtomRun run, int at, int end) => at == end || (at == end + 1 && run.IsDash(end));
}

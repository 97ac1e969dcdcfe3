using System.Collections.Frozen;
using System.Globalization;
using Stemma.Lexicon;

namespace Stemma.Annotating.Numbers;

/// <summary>What the word list says of one word: every role it can play; a word may play several ("second", "March").</summary>
internal sealed class Term
{
    private static readonly Lazy<FrozenDictionary<string, Term>> Words = new(Load);

    /// <summary>0 to 90 for a number word, else null.</summary>
    public int? Cardinal { get; private set; }

    /// <summary>Multiplier: 12 for "dozen", 100, 1000 …; null for other words.</summary>
    public decimal? Scale { get; private set; }

    /// <summary>Place in a sequence, or null.</summary>
    public int? Ordinal { get; private set; }

    /// <summary>ISO day of the week, Monday 1; null for other words.</summary>
    public int? Weekday { get; private set; }

    /// <summary>True for "Fridays".</summary>
    public bool IsPluralWeekday { get; private set; }

    /// <summary>True for "Fri" and "Sept", which want a full stop or a number beside them.</summary>
    public bool IsShort { get; private set; }

    /// <summary>1 to 12, or null.</summary>
    public int? Month { get; private set; }

    /// <summary>The unit of time a word names, or None.</summary>
    public TimeUnit Unit { get; private set; }

    /// <summary>True for "days", "mornings".</summary>
    public bool IsPlural { get; private set; }

    /// <summary>TIMEX3 season: SP, SU, FA, WI; null for other words.</summary>
    public string? Season { get; private set; }

    /// <summary>TIMEX3 part of the day (MO, AF, EV, NI) or a clock time ("12:00"); null for other words.</summary>
    public string? DayPart { get; private set; }

    /// <summary>Past for "went", future for "will", else unknown.</summary>
    public Tense Tense { get; private set; }

    /// <summary>True for plurals without an s: "people".</summary>
    public bool IsIrregularPlural { get; private set; }

    /// <summary>The term for a word, its case ignored, or null for a word of no role.</summary>
    public static Term? Of(ReadOnlySpan<char> word) =>
        word.Length <= LongestWord
        && Words.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var term)
            ? term
            : null;

    /// <summary>No listed word is longer; longer ones are not looked up.</summary>
    private const int LongestWord = 14;

    private static FrozenDictionary<string, Term> Load()
    {
        var terms = new Dictionary<string, Term>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Resources.Rows("number-words.tsv"))
        {
            if (!terms.TryGetValue(row[0], out var term))
                terms.Add(row[0], term = new Term());
            term.Take(row[1], row[2]);
        }

        return terms.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private void Take(string role, string value)
    {
        switch (role)
        {
            case "cardinal":
                Cardinal = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "scale":
                Scale = decimal.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "ordinal":
                Ordinal = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "weekday" or "weekdays" or "weekday-short":
                Weekday = int.Parse(value, CultureInfo.InvariantCulture);
                IsPluralWeekday = role is "weekdays";
                IsShort = role is "weekday-short";
                break;
            case "month" or "month-short":
                Month = int.Parse(value, CultureInfo.InvariantCulture);
                IsShort = role is "month-short";
                break;
            case "unit" or "units":
                Unit = (TimeUnit)value[0];
                IsPlural = role is "units";
                break;
            case "season":
                Season = value;
                break;
            case "daypart" or "dayparts":
                DayPart = value;
                IsPlural = role is "dayparts";
                break;
            case "tense":
                Tense = value is "past" ? Tense.Past : Tense.Future;
                break;
            case "plural":
                IsIrregularPlural = true;
                break;
            default:
                throw new InvalidDataException($"number-words.tsv: no role '{role}'.");
        }
    }
}

/// <summary>Whether a clause tells of what was or of what will be.</summary>
internal enum Tense
{
    Unknown,
    Past,
    Future,
}

/// <summary>Units of time; the value is the letter used in number-words.tsv.</summary>
internal enum TimeUnit
{
    None = 0,
    Second = 'S',
    Minute = 'I',
    Hour = 'H',
    Day = 'D',
    Weekend = 'K',
    Week = 'W',
    Fortnight = 'F',
    Month = 'M',
    Quarter = 'Q',
    Year = 'Y',
    Decade = 'E',
    Century = 'C',
}

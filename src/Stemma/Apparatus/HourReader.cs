using System.Collections.Frozen;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Reads the hours of an account with how loosely they are put: "11:40 a.m.", "around noon", "shortly after four".</summary>
/// <remarks>
/// Clock times are taken from the times layer. Hours in words stand in no layer, because without a day they are no TIMEX; they are
/// read here from the tokens, and only where a word beside them says that an hour is meant.
/// </remarks>
internal sealed class HourReader
{
    /// <summary>"around noon": so many minutes either way, for a full or half hour. Press usage rounds to the nearest half hour.</summary>
    private const int About = 30;

    /// <summary>The same for an hour given to the minute ("about 1:40 p.m.").</summary>
    private const int AboutMinute = 10;

    /// <summary>"shortly before eight": so many minutes at most; "nearly" and "just" are no more exact in practice.</summary>
    private const int Shortly = 30;

    private static readonly FrozenDictionary<string, int> Hours = Numbered(
        "twelve one two three four five six seven eight nine ten eleven"
    );

    private static readonly FrozenDictionary<string, int> Minutes = new Dictionary<string, int>
    {
        ["five"] = 5,
        ["eight"] = 8,
        ["ten"] = 10,
        ["quarter"] = 15,
        ["twenty"] = 20,
        ["twenty-five"] = 25,
        ["half"] = 30,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Nearness = Set(
        "around about roughly approximately towards toward circa near"
    );
    private static readonly FrozenSet<string> Briefly = Set("shortly just soon little bit minutes moments immediately");
    private static readonly FrozenSet<string> Almost = Set("nearly almost");
    private static readonly FrozenSet<string> Units = Set(
        "hour hours minute minutes day days week weeks second seconds"
    );

    private readonly string siglum;
    private readonly Token[] tokens;
    private readonly int[] starts;

    private HourReader(Witness witness)
    {
        siglum = witness.Siglum;
        tokens = [.. witness.Article.Get(TextLayers.Tokens)];
        starts = [.. tokens.Select(token => token.Span.Start)];
    }

    /// <summary>The hours of a witness in text order.</summary>
    public static IEnumerable<StatedHour> Read(Witness witness)
    {
        var reader = new HourReader(witness);
        var clocks = witness
            .Article.Get(AnnotationLayers.Times)
            .Where(time => time.Type == TimeType.Time)
            .Select(reader.Clock)
            .Where(hour => hour is not null)
            .Select(hour => hour!)
            .ToArray();
        var worded = reader.Worded().Where(hour => !clocks.Any(clock => clock.Place.Span.Overlaps(hour.Place.Span)));
        return clocks.Concat(worded).OrderBy(hour => hour.Place);
    }

    /// <summary>An hour of the times layer: "2034-03-14T07:40", "T07:40"; null for "TMO" and other vague ones.</summary>
    private StatedHour? Clock(TimeExpression time)
    {
        var value = time.Value.AsSpan();
        var at = value.IndexOf('T') + 1;
        if (
            at == 0
            || value.Length < at + 5
            || value[at + 2] != ':'
            || !int.TryParse(value.Slice(at, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(value.Slice(at + 3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        )
            return null;
        var first = FirstToken(time.Span.Start);
        var isKnown =
            hour is 0 or >= 12
            || tokens.Skip(first).TakeWhile(token => token.Span.Start < time.Span.End).Any(IsForenoon);
        // "Friday at around 10 a.m.": what makes the hour loose stands inside.
        var digits = first;
        while (digits < tokens.Length && tokens[digits].Span.Start < time.Span.End && !IsClockStart(tokens[digits]))
            digits++;
        var start = digits < tokens.Length && tokens[digits].Span.Start < time.Span.End ? digits : first;
        return Loosened(start, time.Span, (hour * 60) + minute, isKnown);
    }

    private static bool IsForenoon(Token token) =>
        token.Normal is "am" or "a.m" or "a.m." or "a" || token.Normal.EndsWith("am", StringComparison.Ordinal);

    private static bool IsClockStart(Token token) =>
        char.IsDigit(token.Normal[0]) || token.Normal is "noon" or "midday" or "midnight";

    /// <summary>Hours in words: "half past nine", "shortly after four in the morning", "eight minutes to eight", "eleven in the morning".</summary>
    private IEnumerable<StatedHour> Worded()
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (Word(index) is not { Length: > 2 } word || !Hours.TryGetValue(word, out var hour))
                continue;
            var (half, end) = HalfOfDay(index + 1);
            var (minute, first) = Offset(index);
            var isHour = half is not null || first < index || (IsBriefly(index - 1) && EndsThere(index + 1));
            if (!isHour)
                continue;
            var at = (hour * 60) + minute + (half == true ? StatedHour.HalfDay : 0);
            var span = new TextSpan(tokens[first].Span.Start, tokens[end - 1].Span.End);
            yield return Loosened(first, span, (at + (24 * 60)) % (24 * 60), half is not null);
        }
    }

    /// <summary>Minutes that words before the hour add to or take from it, and the first of these words.</summary>
    private (int Minutes, int First) Offset(int hour)
    {
        var sign = Word(hour - 1) switch
        {
            "past" => 1,
            "to" => -1,
            _ => 0,
        };
        if (sign == 0)
            return (0, hour);
        var at = Word(hour - 2) is "minutes" ? hour - 3 : hour - 2;
        if (Word(at) is not { } word)
            return (0, hour);
        if (
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var figures)
            && figures is > 0 and < 60
        )
            return at < hour - 2 ? (sign * figures, at) : (0, hour);
        if (!Minutes.TryGetValue(word, out var minutes))
            return Hours.TryGetValue(word, out var few) && at < hour - 2 ? (sign * few, at) : (0, hour);
        // "lost three to one", "from ten to eleven" are no hours.
        if (sign < 0 && at == hour - 2 && word != "quarter")
            return (0, hour);
        return (sign * minutes, word == "quarter" && Word(at - 1) == "a" ? at - 1 : at);
    }

    /// <summary>True of the afternoon, false of the morning, null where nothing follows that tells; and where it ends.</summary>
    private (bool? IsAfternoon, int End) HalfOfDay(int index)
    {
        if (Word(index) is "o'clock" or "o’clock")
        {
            var (half, end) = HalfOfDay(index + 1);
            return (half, half is null ? index + 1 : end);
        }

        if (Word(index) == "in" && Word(index + 1) == "the")
        {
            return Word(index + 2) switch
            {
                "morning" => (false, index + 3),
                "afternoon" or "evening" => (true, index + 3),
                _ => (null, index),
            };
        }

        return Word(index) == "at" && Word(index + 1) == "night" ? (true, index + 2) : (null, index);
    }

    private bool IsBriefly(int index) =>
        Word(index) is "before" or "after" or "past" && Word(index - 1) is { } word && Briefly.Contains(word);

    /// <summary>"shortly before eight people" is no hour: what follows one is a mark, a day or another part of the sentence.</summary>
    private bool EndsThere(int index) =>
        index >= tokens.Length
        || tokens[index].Kind == TokenKind.Punctuation
        || Word(index) is "on" or "when" or "as" or "and" or "but" or "at" or "in" or "with" or "o'clock";

    /// <summary>The hour widened by what stands before it.</summary>
    private StatedHour Loosened(int first, TextSpan span, int minute, bool isHalfKnown)
    {
        var (low, high, start) = (minute, minute, first);
        var before = Word(first - 1) is "at" ? first - 2 : first - 1;
        var word = Word(before) ?? "";
        var about = minute % 30 == 0 ? About : AboutMinute;
        if (Nearness.Contains(word))
            (low, high, start) = (minute - about, minute + about, before);
        else if (Almost.Contains(word))
            (low, start) = (minute - Shortly, before);
        else if (word is "before" or "after" or "past" && Word(before - 1) is { } near)
        {
            if (Briefly.Contains(near) && !(near is "minutes" && IsNumber(before - 2)))
                (low, high, start) =
                    word == "before"
                        ? (minute - Shortly, minute - 1, before - 1)
                        : (minute, minute + Shortly, before - 1);
            else if (!Units.Contains(near))
                (low, high, start) =
                    word == "before"
                        ? (minute - StatedHour.HalfDay, minute - 1, before)
                        : (minute, minute + StatedHour.HalfDay, before);
        }
        else if (word is "by" or "until" or "till")
            (low, start) = (minute - StatedHour.HalfDay, before);

        var whole = start < first && start >= 0 ? new TextSpan(tokens[start].Span.Start, span.End) : span;
        return new StatedHour(
            new WitnessSpan(siglum, whole),
            Math.Max(0, low),
            Math.Min((24 * 60) - 1, high),
            isHalfKnown
        );
    }

    private bool IsNumber(int index) =>
        Word(index) is { } word && (char.IsDigit(word[0]) || Hours.ContainsKey(word) || Minutes.ContainsKey(word));

    private string? Word(int index) => index >= 0 && index < tokens.Length ? tokens[index].Normal : null;

    private int FirstToken(int position)
    {
        var index = Array.BinarySearch(starts, position);
        return index >= 0 ? index : ~index;
    }

    private static FrozenDictionary<string, int> Numbered(string words) =>
        words
            .Split(' ')
            .Select((word, number) => (word, number))
            .ToFrozenDictionary(entry => entry.word, entry => entry.number, StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

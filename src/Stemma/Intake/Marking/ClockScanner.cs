using System.Collections.Frozen;
using NodaTime;

namespace Stemma.Intake.Marking;

/// <summary>Reads one printed time of day with its zone at the start of a stretch.</summary>
internal static class ClockScanner
{
    /// <summary>Hours east of Greenwich. Abbreviations that stand for several zones are read as in news in English:
    /// CST and MST American, IST Indian, BST British. "ET" and the like do not say whether summer time is meant and
    /// are left out: the day is then all that is known.</summary>
    private static readonly FrozenDictionary<string, double> Zones = new Dictionary<string, double>
    {
        ["GMT"] = 0,
        ["UTC"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["BST"] = 1,
        ["CET"] = 1,
        ["WAT"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["SAST"] = 2,
        ["EEST"] = 3,
        ["EAT"] = 3,
        ["MSK"] = 3,
        ["GST"] = 4,
        ["PKT"] = 5,
        ["IST"] = 5.5,
        ["SGT"] = 8,
        ["HKT"] = 8,
        ["AWST"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
    }.ToFrozenDictionary();

    /// <summary>Reads "09:12", "8:14 AM EDT", "10.30pm BST", "07:00:00.000+01:00", "0615 GMT".</summary>
    public static bool TryTime(
        ReadOnlySpan<char> text,
        out LocalTime time,
        out Offset zone,
        out bool hasZone,
        out int length
    )
    {
        time = default;
        zone = Offset.Zero;
        hasZone = false;
        length = 0;
        var position = 0;
        var hour = Digits(text, ref position, 4, out var count);
        var minute = 0;
        var marked = false;
        if (count is 3 or 4)
        {
            minute = hour % 100;
            hour /= 100;
        }
        else if (count is 1 or 2 && position + 2 < text.Length && text[position] is ':' or '.')
        {
            position++;
            minute = Digits(text, ref position, 2, out var minutes);
            marked = minutes == 2;
            if (!marked)
                return false;
            SkipSeconds(text, ref position);
        }
        else if (count is 0 or > 2)
        {
            return false;
        }

        var half = HalfOfDay(text, ref position);
        if (half is { } afternoon)
            hour = (hour % 12) + (afternoon ? 12 : 0);
        ReadZone(text, ref position, ref zone, ref hasZone);
        // Figures without a colon are a time only where am, pm or a zone says so.
        if (hour > 23 || minute > 59 || (!marked && half is null && !(hasZone && count == 4)))
            return false;
        time = new LocalTime(hour, minute);
        length = position;
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int position, int most, out int count)
    {
        var value = 0;
        count = 0;
        while (position < text.Length && count < most && char.IsAsciiDigit(text[position]))
        {
            value = (value * 10) + text[position++] - '0';
            count++;
        }

        return value;
    }

    private static void SkipSeconds(ReadOnlySpan<char> text, ref int position)
    {
        if (position + 2 < text.Length && text[position] == ':' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.'))
                position++;
        }
    }

    private static bool? HalfOfDay(ReadOnlySpan<char> text, ref int position)
    {
        var start = position;
        while (start < text.Length && text[start] is ' ' or '\u00a0' or '\u202f')
            start++;
        foreach (
            var (word, afternoon) in (ReadOnlySpan<(string, bool)>)
                [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)]
        )
        {
            if (!LineShape.StartsWithWords(text[start..], word))
                continue;
            position = start + word.Length;
            return afternoon;
        }

        return null;
    }

    private static void ReadZone(ReadOnlySpan<char> text, ref int position, ref Offset zone, ref bool hasZone)
    {
        var start = position;
        while (start < text.Length && text[start] is ' ' or '(' or '\u00a0')
            start++;
        var end = start;
        while (end < text.Length && char.IsAsciiLetterUpper(text[end]))
            end++;
        if (Zones.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[start..end], out var hours))
        {
            zone = Offset.FromSeconds((int)(hours * 3600));
            hasZone = true;
            position = end;
        }
        else if (end - start is 2 && text[start + 1] == 'T')
        {
            position = end;
            return;
        }

        if (
            end + 2 < text.Length
            && text[end] is '+' or '-'
            && char.IsAsciiDigit(text[end + 1])
            && (end == start || hasZone)
        )
        {
            var at = end + 1;
            var value = Digits(text, ref at, 2, out _);
            if (at < text.Length && text[at] == ':')
                at++;
            var minutes = Digits(text, ref at, 2, out _);
            if (value > 14 || minutes > 59)
                return;
            zone = Offset.FromSeconds((text[end] == '-' ? -1 : 1) * ((value * 3600) + (minutes * 60)));
            hasZone = true;
            position = at;
        }
    }
}

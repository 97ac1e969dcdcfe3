using System.Globalization;
using Stemma.Lexicon;

namespace Stemma.Intake.Marking;

/// <summary>The names of months in some thirty languages.</summary>
internal static class MonthNames
{
    private static readonly string[] English = DateTimeFormatInfo.InvariantInfo.MonthNames[..12];

    private static readonly Lazy<Dictionary<string, int>> Others = new(Load);

    /// <summary>The month, 1 to 12, or 0 where the word names none. "Sept" is the usual longer abbreviation.</summary>
    /// <param name="word">In any case.</param>
    /// <param name="isEnglish">True for an English name or its first three letters and more.</param>
    public static int Find(ReadOnlySpan<char> word, out bool isEnglish)
    {
        isEnglish = true;
        for (var month = 1; month <= English.Length && word.Length >= 3; month++)
        {
            if (English[month - 1].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return month;
        }

        isEnglish = false;
        return
            word.Length is >= 2 and <= 16
            && Others.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found)
            ? found
            : 0;
    }

    private static Dictionary<string, int> Load()
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Resources.Rows("month-names.tsv"))
        {
            foreach (var name in row[1].Split(' '))
                names.TryAdd(name, int.Parse(row[0], CultureInfo.InvariantCulture));
        }

        return names;
    }
}

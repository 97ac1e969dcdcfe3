using System.Globalization;
using System.Text;

namespace Stemma.Lexicon;

/// <summary>Unicode normalisation form KC (UAX #15) without ICU.</summary>
/// <remarks>
/// string.Normalize returns its argument unchanged in invariant-globalization mode, so the tables ship with the
/// library (made by tools/nfkc.py). Hangul syllables are taken as they stand.
/// </remarks>
public static class Nfkc
{
    private static readonly Lazy<UnicodeTables> Tables = new(UnicodeTables.Load);

    /// <summary>The normalised text; the same instance where nothing changes.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Compose(Decompose(text));
    }

    /// <summary>The text without accents and other marks ("Zürich" gives "Zurich"), for comparing spellings.</summary>
    public static string WithoutMarks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (System.Text.Ascii.IsValid(text))
            return text;
        var bare = new StringBuilder(text.Length);
        foreach (var code in Decompose(text))
        {
            if (Tables.Value.ClassOf(code) == 0)
                bare.Append(new Rune(code));
        }

        return bare.ToString();
    }

    /// <summary>
    /// True where no character can change: below U+00A0, or Latin-1 and Latin Extended-A letters that are composed
    /// already, or general punctuation that has no decomposition. Spares most articles from loading the tables.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character >= '\u00A0' && !IsPlain(character))
                return false;
        }

        return true;
    }

    private static bool IsPlain(char character) =>
        character switch
        {
            >= '\u00C0' and <= '\u0131' => true,
            >= '\u0134' and <= '\u013E' => true,
            >= '\u0141' and <= '\u0148' => true,
            >= '\u014A' and <= '\u017E' => true,
            >= '\u0400' and <= '\u0482' => true,
            '\u2010' or (>= '\u2012' and <= '\u2016') or (>= '\u2018' and <= '\u2023') => true,
            >= '\u4E00' and <= '\u9FFF' => true,
            _ => false,
        };

    private static List<int> Decompose(string text)
    {
        var tables = Tables.Value;
        var codes = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (tables.Decompositions.TryGetValue(rune.Value, out var whole))
                codes.AddRange(whole);
            else
                codes.Add(rune.Value);
        }

        // Canonical ordering. Runs of marks are sorted, not bubbled: a hostile run may be as long as the text.
        for (var start = 0; start < codes.Count; start++)
        {
            if (tables.ClassOf(codes[start]) == 0)
                continue;
            var end = start + 1;
            while (end < codes.Count && tables.ClassOf(codes[end]) != 0)
                end++;
            if (end - start > 1)
            {
                var ordered = codes.GetRange(start, end - start).OrderBy(tables.ClassOf).ToList();
                for (var index = 0; index < ordered.Count; index++)
                    codes[start + index] = ordered[index];
            }

            start = end;
        }

        return codes;
    }

    private static string Compose(List<int> codes)
    {
        var tables = Tables.Value;
        var composed = new List<int>(codes.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var code in codes)
        {
            var combiningClass = tables.ClassOf(code);
            var blocked = starter < composed.Count - 1 && lastClass >= combiningClass;
            if (starter >= 0 && !blocked && tables.Compositions.TryGetValue((composed[starter], code), out var whole))
            {
                composed[starter] = whole;
                continue;
            }

            if (combiningClass == 0)
                starter = composed.Count;
            lastClass = combiningClass;
            composed.Add(code);
        }

        var text = new StringBuilder(composed.Count);
        foreach (var code in composed)
            text.Append(new Rune(code));
        return text.ToString();
    }

    private sealed record UnicodeTables(
        Dictionary<int, int[]> Decompositions,
        Dictionary<(int Starter, int Mark), int> Compositions,
        Dictionary<int, byte> Classes
    )
    {
        public int ClassOf(int code) => code < 0x300 ? 0 : Classes.GetValueOrDefault(code);

        public static UnicodeTables Load()
        {
            var tables = new UnicodeTables([], [], []);
            foreach (var row in Resources.Rows("nfkc.tsv"))
            {
                var code = Hex(row[1]);
                if (row[0] == "d")
                    tables.Decompositions[code] = [.. row[2].Split(' ').Select(Hex)];
                else if (row[0] == "c")
                    tables.Compositions[(Hex(row[2].Split(' ')[0]), Hex(row[2].Split(' ')[1]))] = code;
                else
                    tables.Classes[code] = byte.Parse(row[2], CultureInfo.InvariantCulture);
            }

            return tables;
        }

        private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}

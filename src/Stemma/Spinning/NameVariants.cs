using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>Whether two capitalised words are one name, mangled on the way through another alphabet or a careless hand.</summary>
internal static class NameVariants
{
    /// <summary>Longest name compared; longer strings are not names, and the comparison is quadratic.</summary>
    private const int Longest = 40;

    /// <summary>True where both begin with a capital, differ, and differ by at most a quarter of their letters or sound alike.</summary>
    public static bool AreMangled(string one, string other)
    {
        if (one.Length is < 4 or > Longest || other.Length is < 4 or > Longest)
            return false;
        if (!char.IsUpper(one[0]) || !char.IsUpper(other[0]))
            return false;
        var (left, right) = (one.ToLowerInvariant(), other.ToLowerInvariant());
        // A genitive or plural is grammar, not a spelling.
        if (left == right || left.TrimEnd('s', '\'', '’') == right.TrimEnd('s', '\'', '’'))
            return false;
        var (distance, longer) = (Distance(left, right), Math.Max(left.Length, right.Length));
        if (distance <= longer / 2 && Skeleton(left) == Skeleton(right))
            return true;
        // Two words that general English knows are two names, however near ("Iran", "Iraq").
        return distance <= longer / 4 && !(LanguageModel.English.Knows(left) && LanguageModel.English.Knows(right));
    }

    /// <summary>Consonants without doubles, with letters that transliterations confuse made one: k c q, v w f, y i j, z s, g h.</summary>
    private static string Skeleton(string word)
    {
        Span<char> skeleton = stackalloc char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            var sound = letter switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j' or '-' or ' ' or '\'' or '’' => '\0',
                'c' or 'q' => 'k',
                'w' or 'f' => 'v',
                'z' => 's',
                'h' => 'g',
                _ => letter,
            };
            if (sound != '\0' && (length == 0 || skeleton[length - 1] != sound))
                skeleton[length++] = sound;
        }

        return length < 2 ? word : new string(skeleton[..length]);
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string one, string other)
    {
        Span<int> row = stackalloc int[other.Length + 1];
        for (var at = 0; at <= other.Length; at++)
            row[at] = at;
        for (var left = 1; left <= one.Length; left++)
        {
            var diagonal = row[0];
            row[0] = left;
            for (var right = 1; right <= other.Length; right++)
            {
                var substitution = diagonal + (one[left - 1] == other[right - 1] ? 0 : 1);
                diagonal = row[right];
                row[right] = Math.Min(substitution, Math.Min(row[right], row[right - 1]) + 1);
            }
        }

        return row[^1];
    }
}

namespace Stemma.Apparatus;

/// <summary>Tells two spellings of one name from two names.</summary>
internal static class Spelling
{
    /// <summary>Names that stand in one place are spellings of one where this share of the longer may be edited away.</summary>
    /// <remarks>Saleh/Salleh 0.17, Tymoshenko/Timoshenko 0.1, Orlova/Petrova 0.5.</remarks>
    private const double InPlace = 0.34;

    /// <summary>The same where nothing but the letters ties them: two letters in a name of ten.</summary>
    private const double Anywhere = 0.22;

    /// <summary>Shorter full names are too easily near one another ("Jon Lee", "Jan Lee").</summary>
    private const int LeastLetters = 10;

    /// <summary>Longer strings are no names: a bound on quadratic work.</summary>
    private const int MostLetters = 80;

    /// <summary>True where two names that stand in one place are near enough to be one.</summary>
    /// <remarks>Word by word where they have as many: "Port Alder" and "Port Elsen" are far apart in what tells them apart.</remarks>
    public static bool IsClose(string one, string other)
    {
        var (left, right) = (one.Split(' '), other.Split(' '));
        return left.Length == right.Length
            ? left.Zip(right).All(pair => Share(pair.First, pair.Second) <= InPlace)
            : Share(one, other) <= InPlace;
    }

    /// <summary>What a row about spellings says it is about, by which its rank is told.</summary>
    public const string About = "spelling";

    /// <summary>Single words shorter than this are near one another too often ("Iran", "Iraq").</summary>
    private const int LeastInOneWord = 6;

    /// <summary>A name with straight apostrophes and hyphens: marks are the typesetter's, not a spelling.</summary>
    public static string Plain(string name) => name.Replace('’', '\'').Replace('‑', '-');

    /// <summary>True where two names are near in their letters, each word to each; for names that stand in like sentences.</summary>
    public static bool IsNear(string one, string other)
    {
        var isOneWord = !one.Contains(' ') && !other.Contains(' ');
        return Math.Abs(one.Length - other.Length) <= 2
            && (!isOneWord || Math.Min(one.Length, other.Length) >= LeastInOneWord)
            && char.ToUpperInvariant(one[0]) == char.ToUpperInvariant(other[0])
            && Share(one, other) <= Anywhere
            && IsClose(one, other);
    }

    /// <summary>True where two full names are so near that one is likely a misspelling of the other, each word of each other word.</summary>
    public static bool IsOneName(string one, string other)
    {
        var (left, right) = (one.Split(' '), other.Split(' '));
        return left.Length == right.Length
            && Math.Max(one.Length, other.Length) >= LeastLetters
            && Share(one, other) <= Anywhere
            && IsClose(one, other);
    }

    private static double Share(string one, string other)
    {
        var longer = Math.Max(one.Length, other.Length);
        if (longer is 0 or > MostLetters)
            return 1;
        return (double)EditDistance(one.ToUpperInvariant(), other.ToUpperInvariant()) / longer;
    }

    private static int EditDistance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}

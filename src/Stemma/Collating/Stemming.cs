namespace Stemma.Collating;

/// <summary>Strips the commonest English inflections so that "visited" meets "visits"; harmless on other languages.</summary>
/// <remarks>
/// Not a linguistic stem, only a key: too little is better than too much, for a false match counts as agreement. Porter's
/// stemmer was rejected: it also conflates derivations ("universal", "university"), which are different readings.
/// </remarks>
internal static class Stemming
{
    /// <summary>A stem keeps at least so many characters; at 2, "king" would become "k" and "does" would meet "doe".</summary>
    private const int Shortest = 3;

    /// <summary>The key of a normalised word.</summary>
    public static string StemOf(string normal)
    {
        var word = normal.AsSpan();
        if (word.Length > 2 && word.EndsWith("'s"))
            word = word[..^2];
        else if (word.Length > 1 && word.EndsWith("'"))
            word = word[..^1];
        return word.Length > 0 && char.IsDigit(word[0]) ? word.ToString() : Dotless(Strip(word));
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("ies") && word.Length > Shortest + 2)
            return string.Concat(word[..^3], "y");
        if (word.EndsWith("ied") && word.Length > Shortest + 2)
            return string.Concat(word[..^3], "y");
        if (word.EndsWith("ing") && HasStem(word[..^3]))
            return Undouble(word[..^3]);
        if (word.EndsWith("ed") && HasStem(word[..^2]))
            return Undouble(word[..^2]);
        if (word.EndsWith("es") && word.Length > Shortest + 1)
            return Undouble(word[..^2]);
        if (
            word.EndsWith("s")
            && word.Length > Shortest
            && !word.EndsWith("ss")
            && !word.EndsWith("us")
            && !word.EndsWith("is")
        )
            word = word[..^1];
        return word.EndsWith("e") && word.Length > Shortest ? Undouble(word[..^1]) : word;
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    /// <summary>Long enough and with a vowel: "string" is no form of "str".</summary>
    private static bool HasStem(ReadOnlySpan<char> stem) => stem.Length >= Shortest && stem.ContainsAny(Vowels);

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> stem) =>
        stem.Length > Shortest && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'z') ? stem[..^1] : stem;

    private static string Dotless(ReadOnlySpan<char> word) =>
        word.Contains('.') ? word.ToString().Replace(".", string.Empty, StringComparison.Ordinal) : word.ToString();
}

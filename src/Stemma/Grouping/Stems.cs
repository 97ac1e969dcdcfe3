namespace Stemma.Grouping;

/// <summary>Takes regular English endings off, so that "strikes" and "strike" are one term.</summary>
/// <remarks>
/// The plural step of Harman's S-stemmer (How effective is suffixing?, JASIS 42, 1991) and -ed, -ing, -'s. It need not
/// give a word: only the same string for forms of one word. Foreign text loses little by it.
/// </remarks>
internal static class Stems
{
    /// <summary>The stem of a normal form; the form itself where nothing comes off.</summary>
    public static string Of(string normal)
    {
        var length = Length(normal, out var suffix);
        return length == normal.Length && suffix.Length == 0 ? normal : string.Concat(normal.AsSpan(0, length), suffix);
    }

    /// <summary>How much of a normal form its stem keeps, and what is put after that.</summary>
    public static int Length(ReadOnlySpan<char> word, out ReadOnlySpan<char> suffix)
    {
        suffix = [];
        var length = word.Length;
        if (length < 4)
            return length;
        if (word.EndsWith("ies", StringComparison.Ordinal) && length > 4)
        {
            suffix = "y";
            return length - 3;
        }

        if (word.EndsWith("ied", StringComparison.Ordinal) && length > 4)
        {
            suffix = "y";
            return length - 3;
        }

        if (word.EndsWith("ing", StringComparison.Ordinal) && length > 5)
            length -= 3;
        else if (word.EndsWith("ed", StringComparison.Ordinal) && length > 4)
            length -= 2;
        else if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            length--;
        if (length > 4 && word[length - 1] == 'e')
            length--;
        // "shipped", "shipping" and "ship" meet.
        if (
            length > 3
            && length < word.Length - 1
            && word[length - 1] == word[length - 2]
            && word[length - 1] is not ('l' or 's' or 'e' or 'o')
        )
            length--;
        return length;
    }
}

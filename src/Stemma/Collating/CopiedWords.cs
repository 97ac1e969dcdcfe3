using System.Globalization;
using System.Text;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Collating;

/// <summary>Cuts a text into words for comparing copies of it, in any language: no list, no grammar.</summary>
/// <remarks>
/// A word is what stands between white space, without case, accents and everything that is neither letter nor digit, because
/// copyists point, accent and capitalise as they like. A letter of a script that is written without spaces is a word of its own.
/// </remarks>
internal static class CopiedWords
{
    /// <summary>The words in text order, with where they stand; words without a letter or digit are left out.</summary>
    public static List<(string Folded, TextSpan Span)> Of(string text)
    {
        var words = new List<(string, TextSpan)>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + 1;
            if (char.IsWhiteSpace(text[start]))
                continue;
            if (IsUnspaced(text[start]))
                end = start + 1;
            else
            {
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsUnspaced(text[end]))
                    end++;
            }

            var folded = Folded(text[start..end]);
            if (folded.Length > 0)
                words.Add((folded, new TextSpan(start, end)));
        }

        return words;
    }

    /// <summary>Letters and digits only, lower case, without accents; empty where there are none.</summary>
    public static string Folded(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in Nfkc.WithoutMarks(Nfkc.Normalize(word)).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
                plain.Append(letter);
        }

        return plain.ToString();
    }

    // Ideographs, kana and Thai have no case and are written without spaces.
    private static bool IsUnspaced(char letter) =>
        letter is >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF' or >= '\u0E00' and <= '\u0EFF'
        && char.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter;
}

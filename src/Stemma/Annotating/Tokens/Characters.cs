using System.Globalization;
using System.Text;

namespace Stemma.Annotating.Tokens;

/// <summary>How the tokenizer sees single characters.</summary>
internal static class Characters
{
    /// <summary>Apostrophes as they are typed: straight, right and left single quotes, modifier letter.</summary>
    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02BC';

    /// <summary>Hyphens that join a word; dashes do not.</summary>
    public static bool IsHyphen(char character) => character is '-' or '\u2010' or '\u2011';

    /// <summary>Marks that close a quotation or bracket when nothing separates them from what they close.</summary>
    public static bool IsCloser(char character) =>
        character is '"' or '\'' or '\u2019' or '\u201D' or '\u00BB' or ')' or ']' or '}' or '\u201C' or '\u2018';

    /// <summary>Marks with which a sentence can begin.</summary>
    public static bool IsOpener(char character) =>
        character
            is '"'
                or '\''
                or '\u201C'
                or '\u2018'
                or '\u201D'
                or '\u2019'
                or '\u201E'
                or '\u00AB'
                or '('
                or '['
                or '{'
                or '`';

    /// <summary>White space, controls and zero-width marks: between tokens, part of none.</summary>
    public static bool IsBlank(char character) =>
        character <= ' '
        || character is >= '\u007F' and <= '\u00A0' or '\u200B' or '\uFEFF' or '\u2060' or '\u200E' or '\u200F'
        || char.IsWhiteSpace(character);

    /// <summary>
    /// Scripts written without spaces (Thai to Khmer, kana, Han): there each character is a token, so that text in
    /// them can be aligned without a dictionary.
    /// </summary>
    public static bool StandsAlone(int code) =>
        code
            is (>= 0x0E00 and <= 0x0EFF)
                or (>= 0x1000 and <= 0x109F)
                or (>= 0x1780 and <= 0x17FF)
                or (>= 0x3040 and <= 0x30FF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>The code point at <paramref name="index"/> and its length in UTF-16 units; a lone surrogate is one unit.</summary>
    public static Rune RuneAt(string text, int index, out int length)
    {
        if (Rune.TryGetRuneAt(text, index, out var rune))
        {
            length = rune.Utf16SequenceLength;
            return rune;
        }

        length = 1;
        return Rune.ReplacementChar;
    }

    /// <summary>True for combining marks and joiners, which go with the letter before them.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
        || rune.Value is 0x200C or 0x200D or 0xAD;

    /// <summary>True for digits and other number signs ("½").</summary>
    public static bool IsNumber(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.LetterNumber;
}

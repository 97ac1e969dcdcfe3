using System.Text;

namespace Stemma.Intake.Decoding;

/// <summary>Puts right text that was written as UTF-8 and once read as windows-1252 ("itâ€™s" for "it’s").</summary>
/// <remarks>
/// Each stretch of characters whose windows-1252 bytes form one UTF-8 sequence is a candidate; it is taken where the
/// sequence means punctuation or a letter of the Latin scripts. Two candidates, or one of three characters, are
/// needed: "Ã—" alone may be a letter and a dash. Idea: R. Speer, ftfy (2015), without its search over encodings.
/// </remarks>
internal static class Mojibake
{
    /// <summary>0x80–0x9F of windows-1252; the five undefined bytes as the C1 controls that decoders give.</summary>
    private const string HighControls =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
        + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    /// <summary>The repaired text and how many characters were put right; the same text and 0 where nothing was.</summary>
    public static (string Text, int Count) Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u00c2', '\u00f4'))
            return (text, 0);
        int count = 0,
            strong = 0;
        for (var at = 0; (at = NextLead(text, at)) >= 0; )
        {
            var length = Sequence(text.AsSpan(at), out _);
            if (length > 0)
            {
                count++;
                strong += length > 2 ? 1 : 0;
            }

            at += Math.Max(1, length);
        }

        return count >= 2 || strong > 0 ? (Rewrite(text), count) : (text, 0);
    }

    private static string Rewrite(string text)
    {
        var result = new StringBuilder(text.Length);
        var copied = 0;
        for (var at = 0; (at = NextLead(text, at)) >= 0; )
        {
            var length = Sequence(text.AsSpan(at), out var rune);
            if (length > 0)
            {
                result.Append(text, copied, at - copied).Append(rune.ToString());
                copied = at + length;
            }

            at += Math.Max(1, length);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static int NextLead(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAnyInRange('\u00c2', '\u00f4');
        return at < 0 ? -1 : from + at;
    }

    /// <summary>Characters of the sequence at the start of <paramref name="text"/>, or 0.</summary>
    private static int Sequence(ReadOnlySpan<char> text, out Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var length =
            text[0] < '\u00e0' ? 2
            : text[0] < '\u00f0' ? 3
            : 4;
        rune = default;
        if (text.Length < length)
            return 0;
        for (var index = 0; index < length; index++)
        {
            if (ByteOf(text[index]) is not { } value)
                return 0;
            bytes[index] = value;
        }

        return
            Rune.DecodeFromUtf8(bytes[..length], out rune, out var consumed) == System.Buffers.OperationStatus.Done
            && consumed == length
            && IsExpected(rune.Value)
            ? length
            : 0;
    }

    private static byte? ByteOf(char letter)
    {
        if (letter is >= '\u00a0' and <= '\u00ff')
            return (byte)letter;
        var index = HighControls.IndexOf(letter, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }

    private static bool IsExpected(int code) =>
        code
            is (>= 0xa0 and <= 0x17f) // Latin-1 signs and letters, Latin Extended-A
                or (>= 0x1e00 and <= 0x1eff)
                or (>= 0x2010 and <= 0x205f)
                or 0x20ac
                or 0x2122
                or 0x2212
                or 0xfffd
                or (>= 0x1f300 and <= 0x1faff);
}

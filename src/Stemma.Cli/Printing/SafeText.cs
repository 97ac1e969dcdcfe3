using System.Globalization;
using System.Text;

namespace Stemma.Cli.Printing;

/// <summary>Makes text of unknown origin harmless on a terminal.</summary>
internal static class SafeText
{
    /// <summary>The text on one line, without anything that a terminal would obey.</summary>
    /// <remarks>
    /// Runs of white space become one blank. Control characters (so escape sequences), overrides of writing direction
    /// and lone surrogates become U+FFFD; other invisible format characters vanish, but for the joiners that scripts
    /// and emoji are spelled with.
    /// </remarks>
    public static string OneLine(string text)
    {
        if (!NeedsWork(text))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (safe.Length > 0 && safe[^1] != ' ')
                    safe.Append(' ');
                continue;
            }

            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control:
                case UnicodeCategory.Surrogate:
                case UnicodeCategory.Format when TurnsDirection(rune.Value):
                    safe.Append('\uFFFD');
                    break;
                case UnicodeCategory.Format when rune.Value is not (0x200C or 0x200D):
                    break;
                default:
                    safe.Append(rune);
                    break;
            }
        }

        return safe.ToString().TrimEnd(' ');
    }

    private static bool TurnsDirection(int value) =>
        value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool NeedsWork(string text)
    {
        var previous = ' ';
        foreach (var character in text)
        {
            var plain =
                character is >= ' ' and <= '~' or (>= '\u00C0' and <= '\u024F') or (>= '\u2010' and <= '\u2027');
            if (!plain || (character == ' ' && previous == ' '))
                return true;
            previous = character;
        }

        return previous == ' ' && text.Length > 0;
    }
}

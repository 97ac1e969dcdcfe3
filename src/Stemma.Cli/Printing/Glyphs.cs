using System.Text;

namespace Stemma.Cli.Printing;

/// <summary>The signs that the report draws with, and their stand-ins where the terminal is not known to take UTF-8.</summary>
internal sealed record Glyphs(
    string Arrow,
    string Branch,
    string LastBranch,
    string Trunk,
    string NoTrunk,
    string Ellipsis,
    string Dash,
    string Open,
    string Close
)
{
    public static readonly Glyphs Unicode = new("→", "├─ ", "└─ ", "│  ", "   ", "…", "–", "“", "”");

    public static readonly Glyphs Ascii = new("->", "|- ", "`- ", "|  ", "   ", "...", "-", "\"", "\"");

    /// <summary>Text in ASCII: accents dropped, typographic signs replaced, the rest a question mark.</summary>
    public static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            if (rune.IsAscii)
                folded.Append((char)rune.Value);
            else if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.NonSpacingMark)
                folded.Append(Replacement(rune.Value));
        }

        return folded.ToString();
    }

    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static string Replacement(int value) =>
        value switch
        {
            0x2018 or 0x2019 or 0x201A or 0x2032 => "'",
            0x201C or 0x201D or 0x201E or 0x00AB or 0x00BB or 0x2033 => "\"",
            0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2212 => "-",
            0x2026 => "...",
            0x2192 => "->",
            0x2264 => "<=",
            0x00B7 or 0x2022 => "*",
            0x00D7 => "x",
            0x00DF => "ss",
            0x00E6 => "ae",
            0x00F8 => "o",
            0x00D8 => "O",
            0x0142 => "l",
            0x20AC => "EUR",
            0x00A3 => "GBP",
            _ => "?",
        };
}

using System.Collections.Frozen;

namespace Stemma.Intake.Items;

/// <summary>Reads how data files name a language.</summary>
internal static class LanguageCode
{
    // Names in English, as search interfaces print them, and three-letter codes that differ in their first two letters.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["english"] = "en",
        ["eng"] = "en",
        ["french"] = "fr",
        ["fra"] = "fr",
        ["german"] = "de",
        ["deu"] = "de",
        ["ger"] = "de",
        ["spanish"] = "es",
        ["spa"] = "es",
        ["italian"] = "it",
        ["ita"] = "it",
        ["portuguese"] = "pt",
        ["por"] = "pt",
        ["russian"] = "ru",
        ["rus"] = "ru",
        ["chinese"] = "zh",
        ["zho"] = "zh",
        ["arabic"] = "ar",
        ["ara"] = "ar",
        ["japanese"] = "ja",
        ["jpn"] = "ja",
        ["turkish"] = "tr",
        ["tur"] = "tr",
        ["ukrainian"] = "uk",
        ["ukr"] = "uk",
        ["polish"] = "pl",
        ["pol"] = "pl",
        ["dutch"] = "nl",
        ["nld"] = "nl",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>ISO 639-1 code out of "en", "en-GB", "en_US" or "English"; "und" where it is none.</summary>
    public static string Of(string? written)
    {
        var first = written?.Trim().Split('-', '_', ',', ' ', '.')[0];
        if (first is null)
            return "und";
        if (Names.TryGetValue(first, out var code))
            return code;
        return first.Length == 2 && char.IsAsciiLetter(first[0]) && char.IsAsciiLetter(first[1])
            ? first.ToLowerInvariant()
            : "und";
    }
}

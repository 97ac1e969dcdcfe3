using Stemma.Lexicon;

namespace Stemma.Intake;

/// <summary>Tells which language a text is in from its letters, three at a time.</summary>
/// <remarks>
/// Naive Bayes over letter trigrams (Dunning 1994, "Statistical identification of language", section 3; the trigrams of
/// Cavnar and Trenkle 1994), each language equally likely at first. Chinese, Japanese and Korean are told by their
/// script: a word there has too few letters.
/// </remarks>
internal static class LanguageGuess
{
    /// <summary>Trigrams looked at: some 500 words. More change nothing.</summary>
    private const int Sample = 3000;

    /// <summary>Fewer trigrams than a short sentence has are too few to tell.</summary>
    private const int Fewest = 20;

    /// <summary>
    /// Bits by which the best language must beat the second over the whole sample. Of 964 left-out stretches of 100
    /// letters in 72 languages (tools/LexiconBuilder, "languages") 933 are named rightly, 10 wrongly, 21 not; 6 bits
    /// double the wrong ones, 24 the unnamed. The wrong ones are Croatian and Serbian, Indonesian and Malay.
    /// </summary>
    private const double LeastLead = 12;

    /// <summary>Bits a trigram by which the best must beat the second, unless the text is plainly prose: lists of names,
    /// scores, code and invented Latin lie between 0.03 and 0.39.</summary>
    private const double ClearLead = 0.42;

    /// <summary>Bits a trigram over chance that only prose gains; lists of names have 3.2, code 3.7. Neighbouring languages
    /// (Danish and Norwegian, Spanish and Galician) may then lie closer than <see cref="ClearLead"/>.</summary>
    private const double PlainProse = 4.2;

    /// <summary>Share of letters of an East Asian script that make a text one of that language.</summary>
    private const double ScriptShare = 0.2;

    /// <summary>An ISO 639-1 code, or "und" where the text is short, mixed or in a language without a profile.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="declared">What the source says; kept where the text fits it about as well as the best, or is too short.</param>
    public static string Of(ReadOnlySpan<char> text, string declared = "und")
    {
        if (EastAsian(text) is { } eastern)
            return eastern;
        var profiles = LanguageProfiles.Default;
        var sums = new int[profiles.Languages.Count];
        var count = LetterTrigrams.Each(text, Sample, trigram => profiles.Add(trigram, sums));
        if (count < Fewest)
            return declared;
        var best = 0;
        for (var index = 1; index < sums.Length; index++)
        {
            if (sums[index] > sums[best])
                best = index;
        }

        var second = 0;
        for (var index = 0; index < sums.Length; index++)
        {
            if (profiles.Languages[index] != profiles.Languages[best])
                second = Math.Max(second, sums[index]);
        }

        var lead = (sums[best] - second) * LanguageProfiles.Unit;
        var isProse = sums[best] * LanguageProfiles.Unit >= PlainProse * count;
        return lead >= LeastLead && (isProse || lead >= ClearLead * count) ? profiles.Languages[best] : declared;
    }

    private static string? EastAsian(ReadOnlySpan<char> text)
    {
        int letters = 0,
            kana = 0,
            han = 0,
            hangul = 0;
        foreach (var letter in text[..Math.Min(text.Length, Sample)])
        {
            if (!char.IsLetter(letter))
                continue;
            letters++;
            if (letter is >= '\u3040' and <= '\u30ff')
                kana++;
            else if (letter is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf'))
                han++;
            else if (letter is (>= '\uac00' and <= '\ud7a3') or (>= '\u1100' and <= '\u11ff'))
                hangul++;
        }

        if (letters < 10 || kana + han + hangul < letters * ScriptShare)
            return null;
        // Japanese prose has a third of kana and more; a Chinese text may quote a Japanese name.
        return hangul > (kana + han) / 2 ? "ko"
            : kana > han / 10 ? "ja"
            : "zh";
    }
}

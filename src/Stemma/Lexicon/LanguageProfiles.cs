using System.Text;

namespace Stemma.Lexicon;

/// <summary>How much better three letters in a row fit each language than chance does.</summary>
/// <remarks>Built by tools/LexiconBuilder. Sections: language codes (two ASCII bytes each), trigrams (ascending), where
/// each one's entries begin, language numbers, gains in <see cref="Unit"/>s. Loaded on first use, shared since.</remarks>
internal sealed class LanguageProfiles
{
    /// <summary>Bits of one step of a stored gain: a byte then reaches 31 bits, and rounding costs nothing measurable.</summary>
    public const double Unit = 0.125;

    /// <summary>Probability that every language gives three letters it was never seen with: about one in the number of
    /// trigrams the declarations hold. A gain is the binary logarithm of what a language gives above it.</summary>
    public const double Floor = 1.0 / 65536;

    private static readonly Lazy<LanguageProfiles> Shared = new(() =>
        new LanguageProfiles(LexiconTable.Open("languages.bin"))
    );

    private readonly LexiconTable table;

    private LanguageProfiles(LexiconTable table)
    {
        this.table = table;
        var codes = table.Section<byte>(0);
        var names = new string[codes.Length / 2];
        for (var index = 0; index < names.Length; index++)
            names[index] = Encoding.ASCII.GetString(codes.Slice(index * 2, 2));
        Languages = names;
    }

    /// <summary>The profiles that ship with the library.</summary>
    public static LanguageProfiles Default => Shared.Value;

    /// <summary>ISO 639-1 codes, ordinal.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Adds the trigram's gain, in steps, to each language's sum.</summary>
    public void Add(ulong trigram, Span<int> sums)
    {
        var at = table.Section<ulong>(1).BinarySearch(trigram);
        if (at < 0)
            return;
        var starts = table.Section<int>(2);
        var languages = table.Section<byte>(3);
        var gains = table.Section<byte>(4);
        for (var entry = starts[at]; entry < starts[at + 1]; entry++)
            sums[languages[entry]] += gains[entry];
    }
}

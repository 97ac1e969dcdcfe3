using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>What reuse search knows of one text: its content words in order, as hashes, with their rarity.</summary>
/// <remarks>Needs no annotation; of an article with boilerplate and credits marked, these take no part.</remarks>
public sealed class ReuseText
{
    private readonly uint[] words;
    private readonly byte[] rarities;
    private readonly uint[] keys;
    private readonly byte[] points;
    private readonly int filed;

    private ReuseText(uint[] words, byte[] rarities)
    {
        this.words = words;
        this.rarities = rarities;
        var hash = 14695981039346656037UL;
        foreach (var word in words)
            hash = (hash ^ word) * 1099511628211UL;
        Id = hash;
        foreach (var rarity in rarities)
            Weight += rarity;
        keys = ReuseKeys.Of(words, rarities, out filed, out points);
    }

    /// <summary>Hash of the content words in order: texts with the same words have the same.</summary>
    public ulong Id { get; }

    /// <summary>How many content words there are.</summary>
    public int Length => words.Length;

    /// <summary>The keys it is filed under, each once: at most 60 for a text of up to 480 words, at most 240.</summary>
    /// <remarks>They depend on the text alone, so an archive may keep them.</remarks>
    public ReadOnlySpan<uint> Keys => Asked[..filed];

    /// <summary>How much each of <see cref="Keys"/> tells that two texts have it; the same for the same key in every text and
    /// collection: a pair of words 100, a stem its rarity in general English, 1 to 185.</summary>
    public ReadOnlySpan<byte> Points => points.AsSpan(0, filed);

    /// <summary>The keys it is looked for by: those and more of its stems, as a reworded text's rarest are not its source's.</summary>
    public ReadOnlySpan<uint> Asked => keys;

    /// <summary>Hashes of the stems of the content words, in text order.</summary>
    internal ReadOnlySpan<uint> Words => words;

    /// <summary>Rarity of each of <see cref="Words"/>.</summary>
    internal ReadOnlySpan<byte> Rarities => rarities;

    /// <summary>Sum of the rarities.</summary>
    internal int Weight { get; }

    /// <summary>The reporting of an article.</summary>
    public static ReuseText Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = article.Text.AsSpan();
        var scan = new WordScan(text.Length);
        var start = 0;
        foreach (var masked in Mask.Spans(article))
        {
            if (masked.Start > start)
                scan.Read(text[start..masked.Start]);
            start = Math.Max(start, masked.End);
        }

        scan.Read(text[start..]);
        return new ReuseText([.. scan.Words], [.. scan.Rarities]);
    }

    /// <summary>A text taken whole.</summary>
    public static ReuseText Of(ReadOnlySpan<char> text)
    {
        var scan = new WordScan(text.Length);
        scan.Read(text);
        return new ReuseText([.. scan.Words], [.. scan.Rarities]);
    }
}

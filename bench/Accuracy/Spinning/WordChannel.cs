using Stemma.Lexicon;

namespace Accuracy.Spinning;

/// <summary>What a spinner may put for a word.</summary>
internal interface IWordChannel
{
    /// <summary>Wordings for a word in lower case, inflected like it; empty where the channel has none.</summary>
    IReadOnlyList<string> For(string word);
}

/// <summary>The detector's own thesaurus: figures with it are an upper bound.</summary>
internal sealed class DetectorChannel : IWordChannel
{
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> For(string word)
    {
        if (known.TryGetValue(word, out var wordings))
            return wordings;

        // Two draws in three from the stronger links, as a spinner that looks at how near a synonym is.
        var all = Thesaurus.English.Synonyms(word);
        var strong = all.Where(item => item.Strength > SynonymStrength.OneWay).ToArray();
        return known[word] = [
            .. all.Select(item => item.Expression),
            .. strong.SelectMany(item => Enumerable.Repeat(item.Expression, 2 * all.Length / strong.Length)),
        ];
    }
}

/// <summary>
/// Words that spinners are known to have put for others, from papers: pairs of phrases of the Problematic Paper Screener with
/// as many words on both sides, word for word. What the detector's thesaurus links can be left out.
/// </summary>
internal sealed class ScreenerChannel : IWordChannel
{
    private readonly Dictionary<string, List<string>> wordings = new(StringComparer.Ordinal);

    /// <param name="path">tortured-phrases.json.</param>
    public ScreenerChannel(string path)
    {
        using var file = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var phrase in file.RootElement.GetProperty("phrases").EnumerateArray())
        {
            var expected = Words(phrase.GetProperty("correct").GetString()!);
            var tortured = Words(phrase.GetProperty("tortured").GetString()!);
            if (expected.Length != tortured.Length)
                continue;
            foreach (var (word, wording) in expected.Zip(tortured))
            {
                if (word == wording || FunctionWords.Contains(word) || FunctionWords.Contains(wording))
                    continue;
                if (!wordings.TryGetValue(word, out var known))
                    wordings[word] = known = [];
                known.Add(wording);
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> For(string word) => wordings.GetValueOrDefault(word) ?? [];

    private static string[] Words(string phrase) =>
        phrase.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

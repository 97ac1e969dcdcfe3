using System.Collections.Concurrent;
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
    // Histories are grown side by side.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

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

/// <summary>
/// What the Moby Thesaurus lists and the detector's own table, made from it, left out: weak links and words that general English
/// does not know. For fitting only; figures are reported with a thesaurus of another origin.
/// </summary>
internal sealed class MobyRestChannel : IWordChannel
{
    private readonly Dictionary<string, string[]> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    /// <param name="path">words.txt of npm moby: a line a root, the root first, then what it lists, between commas.</param>
    public MobyRestChannel(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var items = line.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries);
            roots[items[0]] = items[1..];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> For(string word) =>
        known.TryGetValue(word, out var wordings) ? wordings : known[word] = Find(word);

    private List<string> Find(string word)
    {
        var linked = Thesaurus.English.Synonyms(word).Select(item => item.Expression).ToHashSet(StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var analysis in Inflection.Analyse(word))
        {
            foreach (var term in roots.GetValueOrDefault(analysis.Lemma) ?? [])
            {
                if (!term.All(letter => char.IsAsciiLetterLower(letter) || letter == ' '))
                    continue;
                var words = term.Split(' ');
                words[^1] = Inflection.Inflect(words[^1], analysis.Form);
                found.Add(string.Join(' ', words));
            }
        }

        found.RemoveWhere(wording => wording == word || linked.Contains(wording));
        return [.. found];
    }
}

namespace Accuracy.Reuse;

/// <summary>Makes any number of texts out of given ones by a chain of words, each following one that it follows there.</summary>
/// <remarks>
/// Every word and every neighbouring pair of words of such a text stands in the given ones, as often as there: the names,
/// figures and set phrases of a text that is looked for are in hundreds of the others. Harder than news, where a hundred
/// thousand articles have more names than seven hundred.
/// </remarks>
internal sealed class ChainedNews
{
    private readonly string[] words;
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    public ChainedNews(IEnumerable<string> texts)
    {
        words = [.. texts.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        for (var place = 0; place < words.Length - 1; place++)
        {
            if (!places.TryGetValue(words[place], out var known))
                places.Add(words[place], known = []);
            known.Add(place);
        }
    }

    /// <summary>A text of so many words; the same for the same number.</summary>
    public string Text(int number, int length)
    {
        var random = new Random(number);
        var text = new string[length];
        var place = random.Next(words.Length);
        for (var index = 0; index < length; index++)
        {
            text[index] = words[place];
            place = places.TryGetValue(words[place], out var next)
                ? next[random.Next(next.Count)] + 1
                : random.Next(words.Length);
        }

        return string.Join(' ', text);
    }

    /// <summary>A word, drawn as often as it stands in the texts.</summary>
    public string Word(Random random) => words[random.Next(words.Length)];
}

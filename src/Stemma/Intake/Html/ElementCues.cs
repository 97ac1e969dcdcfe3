using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Stemma.Intake.Html;

/// <summary>Says what an element is for by its tag, role, microdata, class names and id.</summary>
/// <remarks>The words are in elementcues.tsv. Where an element's names speak for several things, what is apart comes before what
/// stands beside, captions and article wrappers. A name is a hint: how much prose an element holds may overrule it.</remarks>
internal static class ElementCues
{
    /// <summary>Characters of class and id that are read; style frameworks write about 200.</summary>
    private const int MostLetters = 400;

    /// <summary>Words of one attribute that are read.</summary>
    private const int MostWords = 48;

    /// <summary>Marks the words that turn a name into nothing: "has-sidebar", "no-comments".</summary>
    private const ElementCue Negated = (ElementCue)(-1);

    private static readonly Lazy<(
        FrozenDictionary<string, ElementCue> Single,
        (string, string, ElementCue)[] Pairs
    )> Words = new(Load);

    public static ElementCue Of(IElement element)
    {
        var byTag = element.LocalName switch
        {
            "nav" or "dialog" or "footer" or "amp-sidebar" or "amp-ad" => ElementCue.Apart,
            "aside" or "header" or "form" or "menu" => ElementCue.Beside,
            "figure" or "figcaption" => ElementCue.Caption,
            "article" or "main" => ElementCue.Article,
            "body" or "html" => ElementCue.Article,
            _ => ElementCue.None,
        };
        if (byTag != ElementCue.None && byTag != ElementCue.Article || element.Attributes.Length == 0)
            return byTag;
        var strongest = ElementCue.None;
        foreach (var attribute in element.Attributes)
        {
            var value = attribute.Value;
            var cue = attribute.LocalName switch
            {
                "itemprop" => value.Contains("articleBody", StringComparison.OrdinalIgnoreCase) ? ElementCue.Body
                : value.Contains("caption", StringComparison.OrdinalIgnoreCase) ? ElementCue.Caption
                : ElementCue.None,
                "hidden" => ElementCue.Beside,
                "aria-hidden" => value == "true" ? ElementCue.Beside : ElementCue.None,
                "style" => IsUndisplayed(value) ? ElementCue.Beside : ElementCue.None,
                "class" or "id" or "role" => byTag == ElementCue.None || element.LocalName is "article" or "main"
                    ? ByNames(value)
                    : ElementCue.None,
                _ => ElementCue.None,
            };
            if (cue == ElementCue.Body)
                return cue;
            if (Rank(cue) > Rank(strongest))
                strongest = cue;
        }

        return strongest != ElementCue.None ? strongest : byTag;
    }

    private static int Rank(ElementCue cue) =>
        cue switch
        {
            ElementCue.Apart => 4,
            ElementCue.Article => 3,
            ElementCue.Beside => 2,
            ElementCue.Caption => 1,
            _ => 0,
        };

    private static bool IsUndisplayed(string style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + 7).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static ElementCue ByNames(ReadOnlySpan<char> names)
    {
        var strongest = names is "hidden" ? ElementCue.Beside : ElementCue.None;
        names = names[..Math.Min(names.Length, MostLetters)];
        foreach (var range in names.SplitAny(' ', '\t', '\n', '\r', '\f'))
        {
            var cue = ByName(names[range]);
            if (Rank(cue) > Rank(strongest))
                strongest = cue;
        }

        return strongest;
    }

    private static ElementCue ByName(ReadOnlySpan<char> name)
    {
        var (single, pairs) = Words.Value;
        var lookup = single.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[64];
        Span<Range> words = stackalloc Range[12];
        if (name.IsEmpty || name.Length > lower.Length)
            return ElementCue.None;
        var count = 0;
        var start = 0;
        for (var index = 0; index <= name.Length; index++)
        {
            var isLetter = index < name.Length && char.IsLetter(name[index]);
            var parts =
                index == name.Length
                || !isLetter
                || (index > start && char.IsUpper(name[index]) && char.IsLower(name[index - 1]));
            if (parts)
            {
                if (index > start && count < words.Length)
                    words[count++] = start..index;
                start = isLetter ? index : index + 1;
            }

            if (index < name.Length)
                lower[index] = char.ToLowerInvariant(name[index]);
        }

        var strongest = ElementCue.None;
        for (var index = 0; index < count; index++)
        {
            if (!lookup.TryGetValue(lower[words[index]], out var cue))
                continue;
            if (cue == Negated)
                return ElementCue.None;
            if (Rank(cue) > Rank(strongest))
                strongest = cue;
        }

        if (count < 2)
            return strongest;
        foreach (var (first, second, cue) in pairs)
        {
            if (
                (strongest == ElementCue.None || (cue != ElementCue.Article && Rank(cue) > Rank(strongest)))
                && Has(lower, words[..count], first)
                && Has(lower, words[..count], second)
            )
                strongest = cue;
        }

        return strongest;
    }

    private static bool Has(ReadOnlySpan<char> name, ReadOnlySpan<Range> words, string word)
    {
        foreach (var range in words)
        {
            if (name[range].SequenceEqual(word))
                return true;
        }

        return false;
    }

    private static (FrozenDictionary<string, ElementCue>, (string, string, ElementCue)[]) Load()
    {
        using var stream = typeof(ElementCues).Assembly.GetManifestResourceStream("elementcues.tsv")!;
        using var reader = new StreamReader(stream);
        var single = new Dictionary<string, ElementCue>(StringComparer.Ordinal);
        var pairs = new List<(string, string, ElementCue)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var row = line.Split('\t');
            if (row[0] == "not")
            {
                foreach (var word in row[1].Split(' '))
                    single[word] = Negated;
                continue;
            }

            var cue = Enum.Parse<ElementCue>(row[0], ignoreCase: true);
            foreach (var word in row[1].Split(' '))
            {
                if (word.Split('+') is [var first, var second])
                    pairs.Add((first, second, cue));
                else
                    single.TryAdd(word, cue);
            }
        }

        return (single.ToFrozenDictionary(StringComparer.Ordinal), [.. pairs]);
    }
}

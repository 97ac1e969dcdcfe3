using Stemma.Lexicon;

namespace LexiconBuilder;

/// <summary>Which expressions stand for which, out of both thesauri, pruned to the words of the model.</summary>
/// <remarks>
/// A link holds both ways whoever lists it, because a substitution is undone in the direction opposite to the one it was
/// made in. Its strength is <see cref="SynonymStrength"/>: a shared WordNet set, listed by each other in Moby, or
/// listed by one whose list overlaps the other's.
/// </remarks>
internal sealed class LinkedExpressions
{
    /// <summary>Longest expression in words: longer ones are definitions rather than substitutes.</summary>
    private const int LongestExpression = 4;

    /// <summary>Cosine of two Moby lists under which a one-way listing is dropped. Raising it to 0.15 halves the table.</summary>
    private const double LeastOverlap = 0.08;

    private readonly Dictionary<string, int> wordNumber = new(StringComparer.Ordinal);
    private readonly HashSet<(int, int)> pairs = [];
    private readonly Dictionary<string, bool> acceptable = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, SynonymStrength>> links = new(
        StringComparer.Ordinal
    );

    private LinkedExpressions(CompactModel model)
    {
        for (var word = 0; word < model.Words.Length; word++)
            wordNumber[model.Words[word]] = word;
        foreach (var bigram in model.Bigrams)
            pairs.Add((bigram.First, bigram.Last));
    }

    /// <summary>Expression to what it is linked with; every link appears on both sides.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, SynonymStrength>> Links => links;

    public IReadOnlyDictionary<string, int> WordNumber => wordNumber;

    /// <summary>Names of two or more words with a capital in WordNet ("white house"): what a broken name may be.</summary>
    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    public static LinkedExpressions Build(CompactModel model, string? moby, string? wordNet)
    {
        var built = new LinkedExpressions(model);
        if (moby is not null)
            built.AddMoby(MobyThesaurus.Read(moby));
        if (wordNet is not null)
            built.AddWordNet(WordNetSynsets.Read(wordNet));
        return built;
    }

    private void AddWordNet(IEnumerable<Synset> synsets)
    {
        foreach (var synset in synsets)
        {
            foreach (var member in synset.Members)
            {
                if (member.IsName && member.Expression.Contains(' ') && Acceptable(member.Expression))
                    Names.Add(member.Expression);
            }

            for (var one = 0; one < synset.Members.Length; one++)
            {
                for (var other = one + 1; other < synset.Members.Length; other++)
                {
                    if (!synset.Members[one].IsName && !synset.Members[other].IsName)
                        Link(synset.Members[one].Expression, synset.Members[other].Expression, SynonymStrength.Shared);
                }
            }
        }
    }

    private void AddMoby(Dictionary<string, string[]> roots)
    {
        var sets = roots.ToDictionary(
            root => root.Key,
            root => root.Value.ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        foreach (var (root, listed) in sets)
        {
            if (!Acceptable(root))
                continue;
            foreach (var expression in listed)
            {
                if (!Acceptable(expression))
                    continue;
                var mutual = sets.TryGetValue(expression, out var back) && back.Contains(root);
                var overlap = back is null ? 0 : Overlap(listed, back);
                if (mutual && overlap >= LeastOverlap)
                    Link(root, expression, SynonymStrength.Mutual);
                else if (overlap >= LeastOverlap || (back is null && listed.Count < 60))
                    Link(root, expression, SynonymStrength.OneWay);
            }
        }
    }

    private static double Overlap(HashSet<string> one, HashSet<string> other)
    {
        var (small, large) = one.Count < other.Count ? (one, other) : (other, one);
        return small.Count(large.Contains) / Math.Sqrt((double)one.Count * other.Count);
    }

    private void Link(string one, string other, SynonymStrength strength)
    {
        if (one == other || !Acceptable(one) || !Acceptable(other))
            return;
        Strengthen(one, other, strength);
        Strengthen(other, one, strength);
    }

    private void Strengthen(string from, string to, SynonymStrength strength)
    {
        if (!links.TryGetValue(from, out var targets))
            links[from] = targets = new(StringComparer.Ordinal);
        if (!targets.TryGetValue(to, out var known) || strength > known)
            targets[to] = strength;
    }

    /// <summary>Known words only, and in an expression of several each pair must stand side by side in real text.</summary>
    private bool Acceptable(string expression)
    {
        if (acceptable.TryGetValue(expression, out var known))
            return known;
        var words = expression.Split(' ');
        var good = words.Length <= LongestExpression && words.All(wordNumber.ContainsKey);
        for (var at = 1; good && at < words.Length; at++)
            good = pairs.Contains((wordNumber[words[at - 1]], wordNumber[words[at]]));
        return acceptable[expression] = good;
    }
}

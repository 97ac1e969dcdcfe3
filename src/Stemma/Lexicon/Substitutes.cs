using System.Collections.Immutable;

namespace Stemma.Lexicon;

/// <summary>A substitute as word numbers of the language model.</summary>
internal sealed record Substitute(ImmutableArray<int> Words, SynonymStrength Strength);

/// <summary>What can stand for one to four words, re-inflected alike, as word numbers; computed once and kept.</summary>
internal sealed class Substitutes(LanguageModel model, Thesaurus thesaurus)
{
    /// <summary>Longest expression looked up, in words.</summary>
    public const int LongestSpan = 4;

    private static readonly Lazy<Substitutes> Shipped = new(() =>
        new Substitutes(LanguageModel.English, Thesaurus.English)
    );

    // One slot per word of the vocabulary: single words are nine look-ups in ten. A race computes the same value twice.
    private readonly Substitute[]?[] known = new Substitute[]?[model.Vocabulary.Count];
    private readonly Lazy<ExpressionEdges> edges = new(() => new ExpressionEdges(thesaurus, model.Vocabulary));

    /// <summary>Over the shipped model and thesaurus.</summary>
    public static Substitutes English => Shipped.Value;

    /// <summary>Every substitute once, with its greatest strength; empty where there is none or a word is unknown.</summary>
    public IReadOnlyList<Substitute> Of(ReadOnlySpan<int> words)
    {
        if (words.Length == 0 || words.Length > LongestSpan || words.Contains(Vocabulary.Unknown))
            return [];
        if (words.Length == 1)
            return known[words[0]] ??= Compute(words);
        return edges.Value.MayHave(words) ? Compute(words) : [];
    }

    /// <summary>False where several words can have no substitute; most cannot, and this is quick to tell.</summary>
    public bool MayHave(ReadOnlySpan<int> words) => edges.Value.MayHave(words);

    private Substitute[] Compute(ReadOnlySpan<int> words)
    {
        var found = new Dictionary<string, Substitute>(StringComparer.Ordinal);
        foreach (var unit in UnitDefinitions.Of(words, model.Vocabulary))
            found[Key([unit])] = new Substitute([unit], SynonymStrength.Shared);
        // A verb phrase is inflected at its first word ("took part"), a noun phrase at its last ("police officers").
        Collect(words, 0, found);
        if (words.Length > 1)
            Collect(words, words.Length - 1, found);
        var own = Key(words);
        return
        [
            .. found
                .Where(item => item.Key != own)
                .OrderBy(item => item.Key, StringComparer.Ordinal)
                .Select(item => item.Value),
        ];
    }

    private void Collect(ReadOnlySpan<int> words, int head, Dictionary<string, Substitute> found)
    {
        Span<int> expression = stackalloc int[words.Length];
        words.CopyTo(expression);
        foreach (var analysis in Inflection.Analyse(model.Vocabulary[words[head]]))
        {
            expression[head] = model.Vocabulary.Find(analysis.Lemma);
            if (expression[head] < 0 || thesaurus.Find(expression) is var number && number < 0)
                continue;
            thesaurus.Visit(
                number,
                (target, strength) =>
                {
                    Add(target, 0, analysis.Form, strength, found);
                    if (analysis.Form != WordForm.Base && thesaurus.Words(target).Length > 1)
                        Add(target, thesaurus.Words(target).Length - 1, analysis.Form, strength, found);
                }
            );
        }
    }

    private void Add(
        int target,
        int head,
        WordForm form,
        SynonymStrength strength,
        Dictionary<string, Substitute> found
    )
    {
        var linked = thesaurus.Words(target);
        var words = new int[linked.Length];
        for (var at = 0; at < words.Length; at++)
            words[at] = linked[at];
        if (form != WordForm.Base)
            words[head] = model.Vocabulary.Find(Inflection.Inflect(model.Vocabulary[words[head]], form));
        for (var at = 1; at < words.Length; at++)
        {
            if (!model.HasPair(words[at - 1], words[at]))
                return;
        }

        if (words[head] < 0)
            return;
        var key = Key(words);
        if (!found.TryGetValue(key, out var earlier) || strength > earlier.Strength)
            found[key] = new Substitute([.. words], strength);
    }

    private static string Key(ReadOnlySpan<int> words)
    {
        Span<char> key = stackalloc char[words.Length];
        for (var at = 0; at < words.Length; at++)
            key[at] = (char)words[at];
        return new string(key);
    }
}

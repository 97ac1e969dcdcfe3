using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>How near a word lies to what its article and its sentence speak of, as cosines of word vectors.</summary>
/// <param name="Article">To the sum of the article's other words.</param>
/// <param name="Sentence">To the sum of the sentence's other words.</param>
/// <param name="Nearest">To the nearest other word of the article.</param>
/// <param name="Rank">How rare the word is, <see cref="WordVectors.Rank"/>.</param>
internal readonly record struct TopicSigns(double Article, double Sentence, double Nearest, double Rank);

/// <summary>Knows what an article speaks of, by the vectors of its content words.</summary>
/// <remarks>
/// A thesaurus gives a word for another in one of its senses, and an article that is spun gets many words from fields it does not
/// speak of. Words weigh by a/(a+p): Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings" (2017).
/// </remarks>
internal sealed class TopicFit
{
    /// <summary>The constant a of the weights, as in the paper.</summary>
    private const double Smooth = 1e-3;

    /// <summary>Different words among which the nearest is looked for: the first of the article, so that long lists stay cheap.</summary>
    private const int MostNeighbours = 512;

    private readonly LanguageModel model;
    private readonly WordVectors vectors;
    private readonly Article article;
    private readonly Dictionary<int, int> slots = [];
    private readonly List<Known> words = [];
    private readonly List<float> values = [];
    private readonly float[] total = new float[WordVectors.Dimensions];
    private readonly Lazy<float[]> products;
    private float[]? nearest;

    /// <param name="model">Tells how common words are.</param>
    /// <param name="vectors">What they are used of.</param>
    /// <param name="article">Whose words they are.</param>
    /// <param name="sentences">All that are read of the article.</param>
    public TopicFit(
        LanguageModel model,
        WordVectors vectors,
        Article article,
        IEnumerable<ImmutableArray<ModelWord>> sentences
    )
    {
        (this.model, this.vectors, this.article) = (model, vectors, article);
        products = new Lazy<float[]>(() =>
        {
            var length = MathF.Sqrt(WordVectors.Dot(total, total));
            return vectors.Products(Array.ConvertAll(total, value => value / Math.Max(length, 1e-9f)));
        });
        foreach (var word in sentences.SelectMany(sentence => sentence))
        {
            if (PlaceOf(word) is var place && place == WordVectors.None)
                continue;
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, place, out var seen);
            if (!seen)
            {
                slot = words.Count;
                words.Add(new Known(place, WeightOf(word.Number)));
                CollectionsMarshal.SetCount(values, words.Count * WordVectors.Dimensions);
                vectors.CopyTo(place, VectorOf(slot));
            }

            words[slot].Count++;
            Add(slot, words[slot].Weight, total);
        }
    }

    /// <summary>By how much nearer another word lies to what the article speaks of than the one that stands there, in cosines.</summary>
    /// <returns>0 where either has no vector.</returns>
    public double Nearer(ModelWord standing, int other)
    {
        var (place, otherPlace) = (PlaceOf(standing), vectors.Find(other, ""));
        return place == WordVectors.None || otherPlace == WordVectors.None || SentenceNumbers.IsClosedClass(other)
            ? 0
            : vectors.Cosine(products.Value, otherPlace) - (words[slots[place]].Article ??= Outside(slots[place]));
    }

    /// <summary>The signs of each word of a sentence; null where there is no vector or the word belongs to a closed class.</summary>
    public TopicSigns?[] Of(ImmutableArray<ModelWord> sentence)
    {
        Span<float> sum = stackalloc float[WordVectors.Dimensions];
        Span<float> others = stackalloc float[WordVectors.Dimensions];
        var at = new int[sentence.Length];
        sum.Clear();
        for (var index = 0; index < sentence.Length; index++)
        {
            var place = PlaceOf(sentence[index]);
            at[index] = place == WordVectors.None ? -1 : slots[place];
            if (at[index] >= 0)
                Add(at[index], words[at[index]].Weight, sum);
        }

        var found = new TopicSigns?[sentence.Length];
        for (var index = 0; index < found.Length; index++)
        {
            if (at[index] < 0)
                continue;
            var word = words[at[index]];
            sum.CopyTo(others);
            Add(at[index], -word.Weight * at.Count(slot => slot == at[index]), others);
            found[index] = new TopicSigns(
                word.Article ??= Outside(at[index]),
                Cosine(at[index], others),
                (nearest ??= Nearest())[at[index]],
                vectors.Rank(word.Place)
            );
        }

        return found;
    }

    /// <summary>The least cosine of a stretch's words to what the article speaks of, and the highest rank among them.</summary>
    /// <returns>Null where no word has a vector.</returns>
    public (double Article, double Rank)? Oddest(ReadOnlySpan<ModelWord> stretch)
    {
        (double Article, double Rank)? oddest = null;
        foreach (var word in stretch)
        {
            if (PlaceOf(word) is var place && place == WordVectors.None)
                continue;
            var (article, rank) = (words[slots[place]].Article ??= Outside(slots[place]), vectors.Rank(place));
            oddest = oddest is { } before
                ? (Math.Min(before.Article, article), Math.Max(before.Rank, rank))
                : (article, rank);
        }

        return oddest;
    }

    /// <summary>True for a word in small letters that general dictionaries have and the language model does not.</summary>
    public bool IsInDictionary(ModelWord word)
    {
        if (word.Number >= 0 || word.Span.Length > Longest)
            return false;
        var written = article.Text.Substring(word.Span.Start, word.Span.Length).ToLowerInvariant();
        return vectors.IsInDictionary(written)
            || Inflection.Analyse(written).Any(analysis => vectors.IsInDictionary(analysis.Lemma));
    }

    private const int Longest = 40;

    private double Outside(int slot)
    {
        Span<float> others = stackalloc float[WordVectors.Dimensions];
        total.CopyTo(others);
        Add(slot, -words[slot].Weight * words[slot].Count, others);
        return Cosine(slot, others);
    }

    /// <summary>For each word the cosine to its nearest neighbour: each two are compared once.</summary>
    private float[] Nearest()
    {
        var most = new float[words.Count];
        for (var slot = 1; slot < most.Length; slot++)
        {
            var own = VectorOf(slot);
            for (var other = 0; other < Math.Min(slot, MostNeighbours); other++)
            {
                var cosine = WordVectors.Dot(own, VectorOf(other));
                most[slot] = Math.Max(most[slot], cosine);
                if (slot < MostNeighbours)
                    most[other] = Math.Max(most[other], cosine);
            }
        }

        return most;
    }

    private double Cosine(int slot, ReadOnlySpan<float> sum)
    {
        const double nothing = 1e-9;
        var square = WordVectors.Dot(sum, sum);
        return square < nothing ? 0 : WordVectors.Dot(VectorOf(slot), sum) / Math.Sqrt(square);
    }

    private void Add(int slot, double weight, Span<float> sum)
    {
        var vector = VectorOf(slot);
        for (var at = 0; at < sum.Length; at++)
            sum[at] += vector[at] * (float)weight;
    }

    private Span<float> VectorOf(int slot) =>
        CollectionsMarshal.AsSpan(values).Slice(slot * WordVectors.Dimensions, WordVectors.Dimensions);

    private int PlaceOf(ModelWord word)
    {
        if (word.Number >= 0)
            return SentenceNumbers.IsClosedClass(word.Number) ? WordVectors.None : vectors.Find(word.Number, "");
        if (word.IsCapitalised || word.Span.Length > Longest)
            return WordVectors.None;
        Span<char> written = stackalloc char[word.Span.Length];
        var length = article.Text.AsSpan(word.Span.Start, word.Span.Length).ToLowerInvariant(written);
        return length < 0 ? WordVectors.None : vectors.Find(word.Number, written[..length]);
    }

    private double WeightOf(int number) =>
        number < 0 ? 1 : Smooth / (Smooth + Math.Pow(10, model.LogProbability(number)));

    private sealed class Known(int place, double weight)
    {
        public int Place => place;

        public double Weight => weight;

        public int Count { get; set; }

        public double? Article { get; set; }
    }
}

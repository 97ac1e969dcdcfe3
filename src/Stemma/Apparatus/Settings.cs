using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>What stands around a statement.</summary>
/// <param name="Number">One for all statements with the same words around them, from 0.</param>
/// <param name="Words">Numbers of the meaningful words nearest to it, without times and figures.</param>
/// <param name="Matter">What its sentence is about.</param>
internal sealed record Setting(int Number, int[] Words, Matter Matter);

/// <summary>Tells by the nearest words how alike what two statements say is, also where each account uses words of its own.</summary>
/// <remarks>
/// Every word is held against the one of the other side that is nearest in meaning (Corley and Mihalcea 2005, section 2.2), by
/// stem, thesaurus or word vectors; words in most sentences of the story weigh little. Statements of copies have the same
/// settings, which are compared once.
/// </remarks>
internal sealed class Settings(StoryWords story, Matters matters)
{
    /// <summary>So many meaningful words on each side.</summary>
    private const int Reach = 5;

    /// <summary>What a synonym counts of the word itself.</summary>
    private const float Synonym = 0.7f;

    /// <summary>Cosine at which two words say nothing of each other.</summary>
    private const float Unrelated = 0.3f;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> wordNumbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<string> stems = [];
    private readonly List<float[]?> vectors = [];
    private readonly Dictionary<int, HashSet<string>> synonyms = [];
    private readonly Dictionary<(int, int), float> nearness = [];
    private readonly Dictionary<(int, int), double> likeness = [];
    private readonly Dictionary<(int, int), double> likenessOfSentences = [];

    /// <summary>The setting of <paramref name="place"/>; <paramref name="without"/> are places whose words do not count.</summary>
    public Setting Of(WitnessSpan place, TextSpan[] without)
    {
        var sentence = story.Sentence(place).Span;
        var before = Content(
            place.Siglum,
            new TextSpan(sentence.Start, Math.Max(sentence.Start, place.Span.Start)),
            without
        );
        var after = Content(
            place.Siglum,
            new TextSpan(place.Span.End, Math.Max(place.Span.End, sentence.End)),
            without
        );
        int[] near = [.. before.TakeLast(Reach).Concat(after.Take(Reach)).Distinct().Order()];
        var matter = matters.Of(place);
        var key = $"{string.Join(' ', near)}|{string.Join(' ', matter.Whole.Order(StringComparer.Ordinal))}";
        if (!numbers.TryGetValue(key, out var number))
            numbers.Add(key, number = numbers.Count);
        return new Setting(number, near, matter);
    }

    /// <summary>From 0 to 1: how far the nearest words of each have a word near in meaning among those of the other.</summary>
    public double Likeness(Setting one, Setting other)
    {
        var key = one.Number <= other.Number ? (one.Number, other.Number) : (other.Number, one.Number);
        if (!likeness.TryGetValue(key, out var found))
            likeness[key] = found = (OneWay(one.Words, other.Words) + OneWay(other.Words, one.Words)) / 2;
        return found;
    }

    /// <summary><see cref="Matters.Likeness"/> of the sentences they stand in.</summary>
    public double LikenessOfSentences(Setting one, Setting other)
    {
        var key = one.Number <= other.Number ? (one.Number, other.Number) : (other.Number, one.Number);
        if (!likenessOfSentences.TryGetValue(key, out var found))
            likenessOfSentences[key] = found = matters.Likeness(one.Matter, other.Matter);
        return found;
    }

    private HashSet<string> SynonymsOf(int word)
    {
        if (!synonyms.TryGetValue(word, out var found))
            synonyms[word] = found = [
                .. Thesaurus
                    .English.Synonyms(words[word])
                    .Where(synonym => synonym.Strength != SynonymStrength.OneWay)
                    .Select(synonym => synonym.Expression),
            ];
        return found;
    }

    private double OneWay(int[] ones, int[] others)
    {
        var (sum, all) = (0.0, 0.0);
        foreach (var one in ones)
        {
            var weight = matters.Weight(stems[one]);
            var best = 0f;
            foreach (var other in others)
                best = Math.Max(best, Nearness(one, other));
            sum += weight * best;
            all += weight;
        }

        return all <= 0 ? 0 : sum / all;
    }

    private float Nearness(int one, int other)
    {
        if (one == other)
            return 1;
        var key = one < other ? (one, other) : (other, one);
        if (nearness.TryGetValue(key, out var found))
            return found;
        if (stems[one] == stems[other])
            found = 1;
        else
        {
            if (vectors[one] is { } left && vectors[other] is { } right)
                found = Math.Max(0, (WordVectors.Dot(left, right) - Unrelated) / (1 - Unrelated));
            if (found < Synonym && SynonymsOf(key.Item1).Contains(words[key.Item2]))
                found = Synonym;
        }

        return nearness[key] = found;
    }

    /// <summary>From 0 to 1: how far the words of <paramref name="claim"/> with these stems have one near in meaning in another place.</summary>
    public double Share(WitnessSpan claim, HashSet<string> claimed, WitnessSpan place)
    {
        var others = Content(place.Siglum, place.Span, []).Distinct().ToArray();
        int[] ones = [.. Content(claim.Siglum, claim.Span, []).Distinct().Where(word => claimed.Contains(stems[word]))];
        return OneWay(ones, others);
    }

    /// <summary>True where the thesaurus has one word under the other, in lower case.</summary>
    public bool AreSynonyms(string one, string other) => SynonymsOf(NumberOf(one)).Contains(other);

    private List<int> Content(string siglum, TextSpan span, TextSpan[] without)
    {
        var found = new List<int>();
        foreach (var token in story.Tokens(new WitnessSpan(siglum, span)))
        {
            var word = token.Normal;
            if (
                !char.IsDigit(word[0])
                && !ClosedClass.Contains(word)
                && !Array.Exists(without, other => other.Start <= token.Span.Start && token.Span.Start < other.End)
            )
                found.Add(NumberOf(word));
        }

        return found;
    }

    private int NumberOf(string word)
    {
        if (wordNumbers.TryGetValue(word, out var number))
            return number;
        wordNumbers.Add(word, number = words.Count);
        words.Add(word);
        stems.Add(Stemming.StemOf(word));
        var all = WordVectors.English;
        var place = all.Find(LanguageModel.English.Vocabulary.Find(word), word);
        float[]? vector = null;
        if (place != WordVectors.None)
            all.CopyTo(place, vector = new float[WordVectors.Dimensions]);
        vectors.Add(vector);
        return number;
    }
}

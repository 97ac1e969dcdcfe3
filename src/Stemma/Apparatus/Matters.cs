using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>What a statement is about: stems of the meaningful words of its sentence, without times and numbers.</summary>
/// <param name="Own">Those of the sentence.</param>
/// <param name="Whole">With those of the sentence before, where the own ones are few: "It left the road at ten."</param>
internal sealed record Matter(HashSet<string> Own, HashSet<string> Whole);

/// <summary>Tells by their words whether statements of two accounts are about one thing, also where nothing is aligned.</summary>
internal sealed class Matters
{
    /// <summary>A sentence of fewer meaningful words leans on the one before.</summary>
    private const int Few = 4;

    /// <summary>What is found in the sentence before only counts for so much.</summary>
    private const double Leaning = 0.8;

    /// <summary>A synonym counts for so much of the word itself.</summary>
    private const double Synonym = 0.6;

    /// <summary>Fewer common words, synonyms counted, may be chance; one at least must be the very word.</summary>
    private const int LeastCommon = 2;

    /// <summary>Of sentences with so many meaningful words more must be common.</summary>
    private const int Long = 5;

    /// <inheritdoc cref="Long"/>
    private const int LeastCommonOfLong = 3;

    private readonly StoryWords story;
    private readonly Dictionary<string, int> sentencesWith = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextSpan[]> hours;
    private readonly Dictionary<WitnessSpan, Matter> known = [];
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> synonyms = new(StringComparer.Ordinal);
    private readonly int sentences;

    public Matters(StoryWords story)
    {
        this.story = story;
        hours = story.Witnesses.ToDictionary(
            witness => witness.Siglum,
            witness => HourReader.Read(witness).Select(hour => hour.Place.Span).ToArray(),
            StringComparer.Ordinal
        );
        foreach (var witness in story.Witnesses)
        {
            foreach (var sentence in witness.Article.Get(TextLayers.Sentences))
            {
                sentences++;
                var place = new WitnessSpan(witness.Siglum, sentence.Span);
                foreach (var word in story.Words(place))
                    words.TryAdd(Stemming.StemOf(word), word);
                foreach (var stem in Stems(place))
                    sentencesWith[stem] = sentencesWith.GetValueOrDefault(stem) + 1;
            }
        }
    }

    /// <summary>What the sentence that holds <paramref name="place"/> is about.</summary>
    public Matter Of(WitnessSpan place)
    {
        var sentence = story.Sentence(place);
        if (known.TryGetValue(sentence, out var matter))
            return matter;
        var own = Stems(sentence);
        var whole = own;
        if (own.Count < Few && story.SentenceBefore(sentence) is { } before)
            whole = [.. own, .. Stems(before)];
        return known[sentence] = new Matter(own, whole);
    }

    /// <summary>Share of what the shorter sentence is about that the other has too, rare words weighing more: 0 to 1.</summary>
    /// <remarks>Words in most sentences of the story (its main names) say nothing of which statement it is.</remarks>
    public double Likeness(Matter one, Matter other) =>
        Math.Max(
            Share(one.Own, other.Own),
            Leaning * Math.Max(Share(one.Whole, other.Own), Share(one.Own, other.Whole))
        );

    private double Share(HashSet<string> one, HashSet<string> other)
    {
        var (smaller, larger) = one.Count <= other.Count ? (one, other) : (other, one);
        var (common, exact, sum) = (0, 0, 0.0);
        foreach (var stem in smaller)
        {
            var isExact = larger.Contains(stem);
            if (!isExact && !SynonymsOf(stem).Overlaps(larger))
                continue;
            common++;
            exact += isExact ? 1 : 0;
            sum += isExact ? Weight(stem) : Synonym * Weight(stem);
        }

        if (exact == 0 || common < (smaller.Count >= Long ? LeastCommonOfLong : LeastCommon))
            return 0;
        var least = Math.Min(one.Sum(Weight), other.Sum(Weight));
        return least <= 0 ? 0 : Math.Min(1, sum / least);
    }

    private HashSet<string> SynonymsOf(string stem)
    {
        if (synonyms.TryGetValue(stem, out var found))
            return found;
        found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var synonym in Thesaurus.English.Synonyms(words.GetValueOrDefault(stem, stem)))
        {
            if (synonym.Strength != SynonymStrength.OneWay && !synonym.Expression.Contains(' '))
                found.Add(Stemming.StemOf(synonym.Expression));
        }

        return synonyms[stem] = found;
    }

    /// <summary>How little common a stem is in the story: 0 where every sentence has it.</summary>
    public double Weight(string stem) => Math.Log((sentences + 1.0) / sentencesWith.GetValueOrDefault(stem, 1));

    private HashSet<string> Stems(WitnessSpan sentence) => story.Content(sentence, Stated(sentence));

    /// <summary>The times, hours and figures in a sentence: what is stated, not what it is stated of.</summary>
    public TextSpan[] Stated(WitnessSpan sentence)
    {
        var article = story.Collation.Story[sentence.Siglum].Article;
        return
        [
            .. article
                .Get(AnnotationLayers.Times)
                .Select(time => time.Span)
                .Concat(article.Get(AnnotationLayers.Quantities).Select(quantity => quantity.Span))
                .Concat(hours[sentence.Siglum])
                .Where(sentence.Span.Overlaps),
        ];
    }
}

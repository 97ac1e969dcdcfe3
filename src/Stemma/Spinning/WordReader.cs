using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>A sentence with what is seen of its words without asking what could stand for them.</summary>
/// <param name="Text">Its word numbers.</param>
/// <param name="Words">Its words.</param>
/// <param name="Signs">By <see cref="WordSign"/>; null for words that are not put for others.</param>
internal sealed record GlancedSentence(SentenceNumbers Text, ImmutableArray<ModelWord> Words, double[]?[] Signs);

/// <summary>A sentence with what was seen of each of its words.</summary>
/// <param name="Text">Its word numbers.</param>
/// <param name="Words">Its words.</param>
/// <param name="Found">Substitutions that gain, best first, none overlapping.</param>
/// <param name="Choices">What the substitutes of each word say.</param>
/// <param name="Signs">By <see cref="WordSign"/>; null for words that are not put for others.</param>
internal sealed record ReadSentence(
    SentenceNumbers Text,
    ImmutableArray<ModelWord> Words,
    List<Substitution> Found,
    WordChoice[] Choices,
    double[]?[] Signs
);

/// <summary>Reads an article word by word for what its wording shows.</summary>
internal sealed class WordReader(LanguageModel model, Substitutes substitutes, Thesaurus thesaurus, WordVectors vectors)
{
    /// <summary>The one of the English tables: all detectors share what it has looked up.</summary>
    public static WordReader English { get; } =
        new(LanguageModel.English, Substitutes.English, Thesaurus.English, WordVectors.English);

    private readonly SubstitutionScan scan = new(model, substitutes, thesaurus);
    private readonly WordSigns signs = new(model);

    /// <summary>An article's sentences outside boilerplate and credits at a glance, which takes a small part of the time.</summary>
    public WordReading Open(Article article)
    {
        var sentences = ModelText.Sentences(article, model.Vocabulary).ToArray();
        var told = new Dictionary<int, int>();
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence.Words)
                told[word.Number] = told.GetValueOrDefault(word.Number) + 1;
        }

        told.Remove(Vocabulary.Unknown);
        var topic = new TopicFit(model, vectors, article, sentences.Select(sentence => sentence.Words));
        return new WordReading(
            scan,
            told,
            topic,
            [.. sentences.Select(sentence => Glance(sentence.Words, told, topic))]
        );
    }

    private GlancedSentence Glance(ImmutableArray<ModelWord> words, Dictionary<int, int> told, TopicFit topic)
    {
        var text = new SentenceNumbers(model, words);
        var lies = topic.Of(words);
        var seen = new double[]?[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            // Figures are not put for others, and what a number was is for other accounts to say.
            if (!words[at].HasDigit)
                seen[at] = signs.Of(
                    text,
                    words.AsSpan(),
                    at,
                    told.GetValueOrDefault(text[at]),
                    lies[at],
                    !words[at].IsCapitalised && topic.IsInDictionary(words[at])
                );
        }

        return new GlancedSentence(text, words, seen);
    }
}

/// <summary>An article that is being read.</summary>
internal sealed class WordReading(
    SubstitutionScan scan,
    Dictionary<int, int> told,
    TopicFit topic,
    ImmutableArray<GlancedSentence> sentences
)
{
    /// <summary>The sentences outside boilerplate and credits, in text order.</summary>
    public ImmutableArray<GlancedSentence> Sentences => sentences;

    /// <summary>The same sentences with what could stand for their words; the signs of the glance are completed.</summary>
    public List<ReadSentence> Read() => [.. sentences.Select(Read)];

    private ReadSentence Read(GlancedSentence sentence)
    {
        var words = sentence.Words;
        var choices = new WordChoice[words.Length];
        var found = scan.Scan(sentence.Text, words, told, topic, choices);
        var wide = new double[words.Length];
        foreach (var item in found.Where(item => item.End > item.Start + 1))
            wide.AsSpan()[item.Start..item.End].Fill(item.Gain);
        for (var at = 0; at < words.Length; at++)
        {
            if (sentence.Signs[at] is { } seen)
                WordSigns.AddSubstitutes(
                    seen,
                    choices[at],
                    wide[at],
                    choices[at] is { Count: > 0, Best: [var best] } && told.ContainsKey(best)
                );
        }

        return new ReadSentence(sentence.Text, words, found, choices, sentence.Signs);
    }
}

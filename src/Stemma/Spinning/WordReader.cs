using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

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
    private readonly SubstitutionScan scan = new(model, substitutes, thesaurus);
    private readonly WordSigns signs = new(model);

    /// <summary>The sentences outside boilerplate and credits, in text order, each read when it is taken.</summary>
    public IEnumerable<ReadSentence> Read(Article article)
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
        return sentences.Select(sentence => Read(sentence.Words, told, topic));
    }

    private ReadSentence Read(ImmutableArray<ModelWord> words, Dictionary<int, int> told, TopicFit topic)
    {
        var text = new SentenceNumbers(model, words);
        var choices = new WordChoice[words.Length];
        var found = scan.Scan(text, words, told, topic, choices);
        var wide = new double[words.Length];
        foreach (var item in found.Where(item => item.End > item.Start + 1))
            wide.AsSpan()[item.Start..item.End].Fill(item.Gain);
        var read = new double[]?[words.Length];
        var lies = topic.Of(words);
        for (var at = 0; at < words.Length; at++)
        {
            // Figures are not put for others, and what a number was is for other accounts to say.
            if (words[at].HasDigit)
                continue;
            read[at] = signs.Of(
                text,
                words.AsSpan(),
                at,
                choices,
                wide[at],
                told.GetValueOrDefault(text[at]),
                lies[at],
                !words[at].IsCapitalised && topic.IsInDictionary(words[at])
            );
            if (read[at] is { } shown && choices[at] is { Count: > 0, Best: [var best] } && told.ContainsKey(best))
                shown[(int)WordSign.SubstituteRecurs] = 1;
        }

        return new ReadSentence(text, words, found, choices, read);
    }
}

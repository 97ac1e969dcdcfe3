using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>A stretch of an article as words of one sentence of the model.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Words">Its words.</param>
/// <param name="Start">First word of the stretch.</param>
/// <param name="End">One past the last; equal to Start where the stretch has no word.</param>
internal readonly record struct Place(SentenceNumbers Text, ImmutableArray<ModelWord> Words, int Start, int End)
{
    /// <summary>Word numbers of the stretch.</summary>
    public ReadOnlySpan<int> Numbers => Text.Slice(Start, End);

    /// <summary>True where the stretch has words and the model knows them all.</summary>
    public bool IsKnown => End > Start && !Numbers.Contains(Vocabulary.Unknown);
}

/// <summary>An article's sentences as words of the model, to look up stretches in.</summary>
internal sealed class ArticleWords
{
    private readonly ImmutableArray<(ModelSentence Sentence, SentenceNumbers Text)> sentences;

    public ArticleWords(Article article, LanguageModel model)
    {
        sentences =
        [
            .. ModelText
                .Sentences(article, model.Vocabulary)
                .Where(sentence => sentence.Words.Length > 0)
                .Select(sentence => (sentence, new SentenceNumbers(model, sentence.Words))),
        ];
    }

    /// <summary>The words of each sentence.</summary>
    public IEnumerable<ImmutableArray<ModelWord>> Sentences => sentences.Select(item => item.Sentence.Words);

    /// <summary>Where a stretch stands; null where it crosses a sentence or lies in boilerplate.</summary>
    public Place? Find(TextSpan span)
    {
        var (low, high) = (0, sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].Sentence.Words[^1].Span.End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == sentences.Length)
            return null;
        var words = sentences[low].Sentence.Words;
        if (span.Start < words[0].Span.Start || span.End > words[^1].Span.End)
            return null;
        var start = 0;
        while (words[start].Span.End <= span.Start)
            start++;
        var end = start;
        while (end < words.Length && words[end].Span.Start < span.End)
            end++;
        return new Place(sentences[low].Text, words, start, end);
    }
}

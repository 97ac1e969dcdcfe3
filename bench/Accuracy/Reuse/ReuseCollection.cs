using Accuracy.Spinning;
using Stemma.Grouping;

namespace Accuracy.Reuse;

/// <summary>ECB+ among 100,000 made texts, filed for reuse search.</summary>
internal sealed class ReuseCollection
{
    private const int Distractors = 100_000;

    /// <summary>The mean of ECB+.</summary>
    private const int Words = 430;

    public ReuseCollection(string path)
    {
        Corpus = new SpinningCorpus(path);
        News = new ChainedNews(Corpus.Originals.Select(original => original.Source.Text));
        foreach (var original in Corpus.Originals)
            Index.Add(ReuseText.Of(original.Article));
        for (var number = 0; number < Distractors; number++)
            Index.Add(ReuseText.Of(News.Text(number, Words)));
    }

    /// <summary>The originals; their numbers in the index are their places here.</summary>
    public SpinningCorpus Corpus { get; }

    /// <summary>What the other texts were made with.</summary>
    public ChainedNews News { get; }

    /// <summary>All texts.</summary>
    public ReuseIndex Index { get; } = new();
}

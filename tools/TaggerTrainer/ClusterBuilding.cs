using LexiconBuilder;

namespace TaggerTrainer;

/// <summary>Word classes for the taggers, from the bigrams of the source of the language model.</summary>
internal static class ClusterBuilding
{
    /// <summary>Classes; see docs/accuracy.md for what other numbers gave.</summary>
    public const int Classes = 512;

    // Classes of the classes.
    private static readonly int[] Coarser = [128, 32];

    // Few words move after that.
    private const int Rounds = 20;

    // A word seen beside fewer others than this tells nothing.
    private const int LeastPairs = 6;

    /// <summary>Writes rows of word, class, and the coarser classes it is part of.</summary>
    public static void Run(string model, string output, int classes = Classes)
    {
        // Scale of the counts that the probabilities stand for; only a floor under the smallest depends on it.
        const double Tokens = 1e9;
        var source = TrigramSource.Read(model);
        var pairs = source
            .Bigrams.Select(bigram =>
                (
                    bigram.First,
                    bigram.Last,
                    Count: Tokens * Math.Pow(10, source.Probability[bigram.First] + bigram.Probability)
                )
            )
            .ToList();
        var seen = new int[source.Words.Length];
        foreach (var (first, last, _) in pairs)
            (seen[first], seen[last]) = (seen[first] + 1, seen[last] + 1);
        var order = Enumerable
            .Range(0, seen.Length)
            .Where(word => seen[word] >= LeastPairs)
            .OrderByDescending(word => source.Probability[word])
            .ThenBy(word => word)
            .ToArray();
        var fine = ExchangeClustering.Run(
            pairs.Where(pair => seen[pair.First] >= LeastPairs && seen[pair.Last] >= LeastPairs),
            seen.Length,
            order,
            classes,
            Rounds,
            out var between
        );
        var coarse = Coarser.Select(size => Coarsen(between, classes, size)).ToArray();
        using var writer = new StreamWriter(output);
        for (var word = 0; word < fine.Length; word++)
        {
            if (fine[word] >= 0)
                writer.Write(
                    $"{source.Words[word]}\t{fine[word]}\t{string.Join('\t', coarse.Select(level => level[fine[word]]))}\n"
                );
        }
    }

    private static int[] Coarsen(double[] between, int classes, int size)
    {
        var pairs =
            from first in Enumerable.Range(0, classes)
            from last in Enumerable.Range(0, classes)
            where between[(first * classes) + last] > 1e-3
            select (first, last, between[(first * classes) + last]);
        return ExchangeClustering.Run(pairs, classes, [.. Enumerable.Range(0, classes)], size, Rounds, out _);
    }
}

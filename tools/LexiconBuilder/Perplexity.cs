namespace LexiconBuilder;

/// <summary>What pruning costs: perplexity of the whole and of the pruned model on the same words of the same text.</summary>
internal static class Perplexity
{
    /// <param name="source">The unpruned model.</param>
    /// <param name="path">One sentence a line, words separated by blanks; case is ignored.</param>
    public static int Report(TrigramSource source, string path)
    {
        var whole = CompactModel.Whole(source);
        var pruned = CompactModel.Prune(source, Sizes.Words, Sizes.Bigrams, Sizes.Trigrams);
        var wholeNumber = Numbers(whole.Words);
        var prunedNumber = Numbers(pruned.Words);
        var (words, skippedWhole, skippedPruned, sumWhole, sumPruned) = (0, 0, 0, 0.0, 0.0);
        foreach (var line in File.ReadLines(path))
        {
            string[] sentence = ["<s>", .. line.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            for (var at = 1; at < sentence.Length; at++)
            {
                var known = wholeNumber.ContainsKey(sentence[at]);
                skippedWhole += known ? 0 : 1;
                if (!prunedNumber.ContainsKey(sentence[at]))
                {
                    skippedPruned++;
                    continue;
                }

                words++;
                sumWhole += Score(whole, wholeNumber, sentence, at);
                sumPruned += Score(pruned, prunedNumber, sentence, at);
            }
        }

        Console.WriteLine($"{words} words; unknown: {skippedWhole} to the whole, {skippedPruned} to the pruned model");
        Console.WriteLine(
            $"perplexity {Math.Pow(10, -sumWhole / words):F1} whole, {Math.Pow(10, -sumPruned / words):F1} pruned"
        );
        return 0;
    }

    private static double Score(CompactModel model, Dictionary<string, int> number, string[] sentence, int at) =>
        model.LogProbability(
            at > 1 ? number.GetValueOrDefault(sentence[at - 2], -1) : -1,
            number.GetValueOrDefault(sentence[at - 1], -1),
            number[sentence[at]]
        );

    private static Dictionary<string, int> Numbers(string[] words)
    {
        var numbers = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (var word = 0; word < words.Length; word++)
            numbers[words[word]] = word;
        return numbers;
    }
}

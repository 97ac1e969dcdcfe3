using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>Pairs of ECB+ that share wording because one was copied or both come from an agency: edited by people.</summary>
internal static class NaturalReuse
{
    private const int Words = 5;

    /// <summary>Pairs of one event whose shorter text has at least a share of its 5-grams in the other, in the archive's order.</summary>
    public static IEnumerable<(Original One, Original Other)> Of(SpinningCorpus corpus, double leastShared = 0.5)
    {
        foreach (var group in corpus.Originals.GroupBy(original => (original.Source.Topic, original.Source.IsPlus)))
        {
            var grams = group.Select(original => (Original: original, Grams: Grams(original.Article))).ToArray();
            for (var left = 0; left < grams.Length; left++)
            {
                for (var right = left + 1; right < grams.Length; right++)
                {
                    var (one, other) = (grams[left], grams[right]);
                    var least = Math.Min(one.Grams.Count, other.Grams.Count);
                    if (least > 0 && one.Grams.Count(other.Grams.Contains) >= leastShared * least)
                        yield return (one.Original, other.Original);
                }
            }
        }
    }

    private static HashSet<string> Grams(Article article)
    {
        var words = article
            .Get(TextLayers.Tokens)
            .Where(token => token.IsLexical)
            .Select(token => token.Normal)
            .ToArray();
        return
        [
            .. Enumerable
                .Range(0, Math.Max(0, words.Length - Words + 1))
                .Select(start => string.Join(' ', words.AsSpan(start, Words).ToArray())),
        ];
    }
}

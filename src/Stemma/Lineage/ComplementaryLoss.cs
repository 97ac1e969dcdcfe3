using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>How little likely it is that an account took from another just what that has not from its own source.</summary>
/// <remarks>
/// A merger M of P and Q has sentences of both, and Q has none of P's. Were Q taken from M, it would have left out every
/// sentence that M has from P, and by chance; the other way round nothing is left to chance. How unlikely that chance is, is the
/// lower tail of the hypergeometric distribution over sentences of M (Fisher 1935).
/// </remarks>
internal sealed class ComplementaryLoss
{
    private readonly ImmutableArray<TextSpan>[] sentences;
    private readonly SharedPassages passages;

    /// <param name="collation">The texts.</param>
    /// <param name="passages">What every pair of them shares.</param>
    public ComplementaryLoss(Collation collation, SharedPassages passages)
    {
        this.passages = passages;
        sentences =
        [
            .. collation.Story.Witnesses.Select(witness =>
            {
                var masked = witness.Article.Get(TextLayers.Boilerplate);
                return witness
                    .Article.Get(TextLayers.Sentences)
                    .Select(sentence => sentence.Span)
                    .Where(span => !masked.Any(block => block.Span.Overlaps(span)))
                    .ToImmutableArray();
            }),
        ];
    }

    /// <summary>Bits against <paramref name="node"/> descending from <paramref name="from"/>; 0 or more.</summary>
    /// <param name="from">Index of the witness that would be the source.</param>
    /// <param name="node">Index of the witness that would descend.</param>
    /// <param name="covered">Stretches of <paramref name="from"/> that its own source explains.</param>
    public double Bits(int from, int node, List<TextSpan> covered)
    {
        var shared = passages.Between(node, from).Select(passage => passage.To).ToArray();
        var (taken, own, both) = (0, 0, 0);
        foreach (var sentence in sentences[from])
        {
            var (isOwn, isTaken) = (!IsMostly(sentence, covered), IsMostly(sentence, shared));
            own += isOwn ? 1 : 0;
            taken += isTaken ? 1 : 0;
            both += !isOwn && isTaken ? 1 : 0;
        }

        var (all, inherited, tail) = (sentences[from].Length, sentences[from].Length - own, 0.0);
        for (var overlap = Math.Max(0, taken - own); overlap <= both; overlap++)
            tail += Math.Pow(2, Ways(inherited, overlap) + Ways(own, taken - overlap) - Ways(all, taken));
        return Math.Max(0, -Math.Log2(tail));
    }

    private static bool IsMostly(TextSpan sentence, IReadOnlyCollection<TextSpan> spans) =>
        2 * spans.Sum(span => span.OverlapLength(sentence)) > sentence.Length;

    /// <summary>Log2 of the number of ways to choose some of several.</summary>
    private static double Ways(int several, int some)
    {
        var bits = 0.0;
        for (var at = 0; at < some; at++)
            bits += Math.Log2((double)(several - at) / (some - at));
        return bits;
    }
}

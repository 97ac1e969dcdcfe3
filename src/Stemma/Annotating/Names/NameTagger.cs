using System.Buffers;
using Stemma.Lexicon;

namespace Stemma.Annotating.Names;

/// <summary>
/// Labels a sentence as a whole with the weights of a linear-chain conditional random field (Lafferty, McCallum and
/// Pereira, ICML 2001), trained on WikiGold and UNER EWT dev by tools/TaggerTrainer.
/// </summary>
internal sealed class NameTagger
{
    /// <summary>The shipped tagger.</summary>
    public static readonly Lazy<NameTagger> Shipped = new(() =>
        new NameTagger(new LinearModel(LexiconTable.Open("names.bin"), 0))
    );

    private const int Labels = NameLabel.Count;

    // Far below any sum of weights, far above overflow.
    private const int Impossible = int.MinValue / 4;

    private readonly LinearModel model;
    private readonly int[] steps = new int[Labels * Labels];

    public NameTagger(LinearModel model)
    {
        this.model = model;
        model.Score(NameFeatures.AnyPair, steps);
        for (var previous = 0; previous < Labels; previous++)
        {
            for (var label = 0; label < Labels; label++)
            {
                if (!MayFollow(label, previous))
                    steps[(previous * Labels) + label] = Impossible;
            }
        }
    }

    /// <summary>The likeliest labels of a sentence's tokens.</summary>
    /// <param name="views">The sentence between margins.</param>
    public int[] Label(ReadOnlySpan<NameView> views)
    {
        var labels = new int[views.Length - (2 * NameViews.Margin)];
        var rented = ArrayPool<byte>.Shared.Rent(labels.Length * Labels);
        var from = rented.AsSpan(0, labels.Length * Labels);
        Span<int> best = stackalloc int[Labels];
        Span<int> next = stackalloc int[Labels];
        Span<int> scores = stackalloc int[Labels];
        Span<int> pairs = stackalloc int[Labels * Labels];
        best.Fill(Impossible);
        best[NameLabel.Outside] = 0;
        for (var index = 0; index < labels.Length; index++)
        {
            if (IsCandidate(views, index + NameViews.Margin))
            {
                Score(views, index + NameViews.Margin, scores, pairs);
                Step(best, next, scores, pairs, from.Slice(index * Labels, Labels));
            }
            else
            {
                StepOutside(best, next, from.Slice(index * Labels, Labels));
            }

            next.CopyTo(best);
        }

        var label = Best(best);
        for (var index = labels.Length - 1; index >= 0; index--)
        {
            labels[index] = label;
            label = from[(index * Labels) + label];
        }

        ArrayPool<byte>.Shared.Return(rented);
        return labels;
    }

    /// <summary>
    /// True where a token can be part of a name: capitalised, a known place in small letters, or between or after
    /// capitalised words. Asking only there spares most of the work.
    /// </summary>
    public static bool IsCandidate(ReadOnlySpan<NameView> views, int index)
    {
        ref readonly var view = ref views[index];
        if (view.Capital || view.Phrase != 0 || view.SmallPlace)
            return true;
        var afterName = views[index - 1].Capital;
        if (afterName && view.Number)
            return true;
        return (afterName || views[index - 2].Capital) && (views[index + 1].Capital || views[index + 2].Capital);
    }

    /// <summary>True where a label may follow another: a name goes on only in its own kind.</summary>
    public static bool MayFollow(int label, int previous) =>
        label != 0 && previous != 0 && (!NameLabel.IsInside(label) || previous == label || previous == label - 1);

    private void Score(ReadOnlySpan<NameView> views, int index, Span<int> scores, Span<int> pairs)
    {
        Span<uint> features = stackalloc uint[NameFeatures.Count];
        NameFeatures.Fill(views, index, features);
        scores.Clear();
        model.Score(features, scores);
        NameFeatures.FillPair(views, index, features);
        steps.CopyTo(pairs);
        model.Score(features[1..NameFeatures.PairCount], pairs);
    }

    private static void Step(
        ReadOnlySpan<int> best,
        Span<int> next,
        ReadOnlySpan<int> scores,
        ReadOnlySpan<int> pairs,
        Span<byte> from
    )
    {
        for (var label = 0; label < Labels; label++)
        {
            var (greatest, source) = (Impossible, NameLabel.Outside);
            for (var previous = NameLabel.Outside; previous < Labels; previous++)
            {
                var sum = best[previous] + pairs[(previous * Labels) + label];
                if (sum > greatest)
                    (greatest, source) = (sum, previous);
            }

            next[label] = Math.Max(Impossible, greatest + scores[label]);
            from[label] = (byte)source;
        }
    }

    private void StepOutside(ReadOnlySpan<int> best, Span<int> next, Span<byte> from)
    {
        next.Fill(Impossible);
        var (greatest, source) = (Impossible, NameLabel.Outside);
        for (var previous = NameLabel.Outside; previous < Labels; previous++)
        {
            var sum = best[previous] + steps[(previous * Labels) + NameLabel.Outside];
            if (sum > greatest)
                (greatest, source) = (sum, previous);
        }

        next[NameLabel.Outside] = greatest;
        from[NameLabel.Outside] = (byte)source;
    }

    private static int Best(ReadOnlySpan<int> scores)
    {
        var best = NameLabel.Outside;
        for (var label = NameLabel.Outside + 1; label < scores.Length; label++)
        {
            if (scores[label] > scores[best])
                best = label;
        }

        return best;
    }
}

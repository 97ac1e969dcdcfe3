using Stemma.Lexicon;

namespace Stemma.Annotating.Names;

/// <summary>
/// Greedy left-to-right labeller with averaged-perceptron weights, trained on WikiGold and UNER EWT dev by
/// tools/TaggerTrainer.
/// </summary>
internal sealed class NameTagger(LinearModel model)
{
    /// <summary>The shipped tagger.</summary>
    public static readonly Lazy<NameTagger> Shipped = new(() =>
        new NameTagger(new LinearModel(LexiconTable.Open("names.bin"), 0))
    );

    /// <summary>A label for each token of a sentence.</summary>
    /// <param name="views">The sentence between margins.</param>
    public int[] Label(ReadOnlySpan<NameView> views)
    {
        var labels = new int[views.Length - (2 * NameViews.Margin)];
        Span<uint> features = stackalloc uint[NameFeatures.Count];
        Span<int> scores = stackalloc int[NameLabel.Count];
        uint previous = NameLabel.Outside;
        uint beforePrevious = NameLabel.Outside;
        for (var index = 0; index < labels.Length; index++)
        {
            ref readonly var view = ref views[index + NameViews.Margin];
            var label = NameLabel.Outside;
            // Nearly all names are capitalised throughout; asking only there, and just after, spares two thirds of the work.
            if (view.Capital || previous != NameLabel.Outside)
            {
                NameFeatures.Fill(views, index + NameViews.Margin, previous, beforePrevious, features);
                scores.Clear();
                foreach (var feature in features)
                    model.Score(feature, scores);
                label = Best(scores, (int)previous);
            }

            labels[index] = label;
            beforePrevious = previous;
            previous = (uint)label;
        }

        return labels;
    }

    /// <summary>True where a label may follow another: a name goes on only in its own kind.</summary>
    public static bool MayFollow(int label, int previous) =>
        !NameLabel.IsInside(label) || previous == label || previous == label - 1;

    private static int Best(ReadOnlySpan<int> scores, int previous)
    {
        var best = NameLabel.Outside;
        for (var label = NameLabel.Outside + 1; label < scores.Length; label++)
        {
            if (scores[label] > scores[best] && MayFollow(label, previous))
                best = label;
        }

        return best;
    }
}

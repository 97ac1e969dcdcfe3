using System.Buffers;
using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Tagging;

/// <summary>
/// Greedy left-to-right tagger with averaged-perceptron weights (Collins, EMNLP 2002), trained on UD English EWT by
/// tools/TaggerTrainer.
/// </summary>
internal sealed class PartOfSpeechTagger
{
    /// <summary>Number of labels: None and the 17 universal tags.</summary>
    public const int Labels = 18;

    /// <summary>
    /// Share, in hundredths, from which a word's commonest tag is taken without asking the model. Such words are half of
    /// all text; at 99 the accuracy is unchanged.
    /// </summary>
    private const int Certain = 99;

    /// <summary>The shipped tagger.</summary>
    public static readonly Lazy<PartOfSpeechTagger> Shipped = new(() =>
        new PartOfSpeechTagger(LexiconTable.Open("tagger.bin"))
    );

    private readonly LinearModel words;
    private readonly LinearModel model;

    private PartOfSpeechTagger(LexiconTable table)
    {
        words = new LinearModel(table, 0);
        model = new LinearModel(table, 2);
    }

    /// <summary>Tags the tokens [first, end), a sentence, in place.</summary>
    public void Tag(string text, ImmutableArray<Token>.Builder tokens, int first, int end)
    {
        var count = end - first;
        var size = count + (2 * TagFeatures.Margin);
        var rentedViews = ArrayPool<TokenView>.Shared.Rent(size);
        var rentedClasses = ArrayPool<uint>.Shared.Rent(size);
        var views = rentedViews.AsSpan(0, size);
        var classes = rentedClasses.AsSpan(0, size);
        views.Fill(TokenView.Edge);
        classes.Clear();
        Span<uint> features = stackalloc uint[TagFeatures.Count];
        Span<int> scores = stackalloc int[Labels];
        for (var index = 0; index < count; index++)
        {
            views[index + TagFeatures.Margin] = TokenView.Of(text, tokens[first + index]);
            classes[index + TagFeatures.Margin] = ClassOf(views[index + TagFeatures.Margin].Form);
        }

        uint previous = 0;
        uint beforePrevious = 0;
        for (var index = 0; index < count; index++)
        {
            var tag = CertainTag(views[index + TagFeatures.Margin].Form);
            if (tag == 0)
            {
                TagFeatures.Fill(views, classes, index + TagFeatures.Margin, previous, beforePrevious, features);
                scores.Clear();
                model.Score(features, scores);
                tag = Best(scores);
            }

            tokens[first + index] = tokens[first + index] with { Tag = (PartOfSpeech)tag };
            beforePrevious = previous;
            previous = tag;
        }

        ArrayPool<TokenView>.Shared.Return(rentedViews);
        ArrayPool<uint>.Shared.Return(rentedClasses);
    }

    private uint ClassOf(uint form)
    {
        var tags = words.Weights(TagFeatures.Entry(form));
        var known = 0u;
        for (var index = 0; index < tags.Length; index += 2)
            known |= 1u << tags[index];
        return known;
    }

    /// <summary>The word's tag where it has only one to speak of; 0 where the model must decide.</summary>
    private uint CertainTag(uint form)
    {
        var tags = words.Weights(TagFeatures.Entry(form));
        return tags.Length >= 2 && tags[1] >= Certain ? tags[0] : 0u;
    }

    private static uint Best(ReadOnlySpan<int> scores)
    {
        var best = 1;
        for (var label = 2; label < scores.Length; label++)
        {
            if (scores[label] > scores[best])
                best = label;
        }

        return (uint)best;
    }
}

using System.Runtime.InteropServices;
using Stemma.Annotating.Names;
using Stemma.Lexicon;
using Stemma.Text;

namespace TaggerTrainer;

/// <summary>Trains the name tagger.</summary>
internal static class NameTraining
{
    // By cross-validation on UNER dev: more epochs gain nothing.
    private const int Epochs = 10;

    // One name in three is shown to the learner as if it stood in no list and had never been seen, so that it learns to
    // go by shape and context as well; one in two costs a point on names that are known.
    private const double Hidden = 0.33;

    // Weights that move a score by less than this are noise of single sentences.
    private const float LeastWeight = 0.02f;

    public static void Run(string archive, string output)
    {
        var tables = Train([.. NamedDocument.WikiGold(archive), .. NamedDocument.Uner(archive)]);
        TableWriter.Write(output, tables);
        Console.WriteLine($"{new FileInfo(output).Length} bytes");
    }

    /// <summary>Bucket starts and entries of a model.</summary>
    public static byte[][] Train(IEnumerable<NamedDocument> documents)
    {
        var samples = documents.SelectMany(Samples).ToList();
        var kept = new HashSet<uint>();
        var features = new uint[NameFeatures.Count];
        foreach (var (views, labels) in samples)
        {
            for (var index = 0; index < labels.Length; index++)
            {
                NameFeatures.Fill(
                    views,
                    index + NameViews.Margin,
                    Before(labels, index, 1),
                    Before(labels, index, 2),
                    features
                );
                kept.UnionWith(features);
            }
        }

        var perceptron = new AveragedPerceptron(NameLabel.Count, kept);
        var random = new Random(7);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(CollectionsMarshal.AsSpan(samples));
            foreach (var (views, labels) in samples)
                Learn(perceptron, Hide(views, labels, random), labels);
        }

        return TableWriter.Model(TableWriter.Quantise(perceptron.Average(), LeastWeight));
    }

    private static IEnumerable<(NameView[] Views, int[] Labels)> Samples(NamedDocument document)
    {
        var article = document.Article;
        var tokens = article.Get(TextLayers.Tokens);
        var sentences = article.Get(TextLayers.Sentences);
        var letterCase = new LetterCase(article.Text, tokens, sentences);
        var labels = new int[tokens.Length];
        Array.Fill(labels, NameLabel.Outside);
        foreach (var (span, kind) in document.Names)
        {
            var inside = Enumerable.Range(0, tokens.Length).Where(index => span.Contains(tokens[index].Span)).ToList();
            for (var index = 0; index < inside.Count; index++)
                labels[inside[index]] = NameLabel.First(kind) + (index == 0 ? 0 : 1);
        }

        foreach (var sentence in sentences)
            yield return (
                NameViews.Of(article.Text, tokens, sentence, letterCase),
                labels[sentence.FirstToken..sentence.EndToken]
            );
    }

    private static NameView[] Hide(NameView[] views, int[] labels, Random random)
    {
        var changed = (NameView[])views.Clone();
        for (var index = 0; index < labels.Length; index++)
        {
            if (!NameLabel.IsFirst(labels[index]) || random.NextDouble() >= Hidden)
                continue;
            for (
                var inside = index;
                inside == index || (inside < labels.Length && NameLabel.IsInside(labels[inside]));
                inside++
            )
            {
                ref var view = ref changed[inside + NameViews.Margin];
                // Words that head names are general knowledge, not names: they stay.
                if (!view.Capital || (view.Senses & (WordSense.Body | WordSense.Ground)) != WordSense.None)
                    continue;
                view.View = view.View with { Form = 0, Suffix4 = 0, Prefix3 = 0 };
                view.Senses &= ~(
                    WordSense.AnyPlace
                    | WordSense.PlacePrefix
                    | WordSense.Given
                    | WordSense.CommonGiven
                    | WordSense.Surname
                    | WordSense.CommonSurname
                    | WordSense.Human
                );
                view.Phrase = 0;
            }
        }

        return changed;
    }

    private static void Learn(AveragedPerceptron perceptron, NameView[] views, int[] labels)
    {
        Span<uint> features = stackalloc uint[NameFeatures.Count];
        Span<float> scores = stackalloc float[NameLabel.Count];
        uint previous = NameLabel.Outside,
            beforePrevious = NameLabel.Outside;
        for (var index = 0; index < labels.Length; index++)
        {
            var guess = NameLabel.Outside;
            if (views[index + NameViews.Margin].Capital || previous != NameLabel.Outside)
            {
                NameFeatures.Fill(views, index + NameViews.Margin, previous, beforePrevious, features);
                perceptron.Predict(features, scores);
                for (var label = NameLabel.Outside + 1; label < NameLabel.Count; label++)
                {
                    if (scores[label] > scores[guess] && NameTagger.MayFollow(label, (int)previous))
                        guess = label;
                }

                perceptron.Update(features, labels[index], guess);
            }

            beforePrevious = previous;
            previous = (uint)guess;
        }
    }

    private static uint Before(int[] labels, int index, int by) =>
        index >= by ? (uint)labels[index - by] : NameLabel.Outside;
}

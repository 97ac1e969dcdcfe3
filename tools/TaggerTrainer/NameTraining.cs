using System.Runtime.InteropServices;
using Stemma.Annotating.Names;
using Stemma.Lexicon;
using Stemma.Text;

namespace TaggerTrainer;

/// <summary>Trains the name tagger.</summary>
internal static class NameTraining
{
    // Settings were chosen on three of five folds of UNER dev (649 names, so that half a point is chance): 6 to 20 epochs and
    // penalties of 0.0001 to 0.01 are within half a point of each other, no penalty costs half a point, rates of 0.05 and 0.2 up
    // to a point. The weights of the epochs from the fourth on are averaged: without that a run moves by a point either way.
    private const int Epochs = 12;
    private const int FirstRemembered = 3;
    private const double Rate = 0.1;
    private const double Penalty = 2e-3;

    // WikiGold counts less than web text marked as we mark it: equal weight costs a point. Copies of the features for each
    // domain (Daumé, ACL 2007) cost one to two points.
    private const double WikiWeight = 0.3;

    // One name in five is shown to the learner as if it stood in no list and had never been seen, so that it learns to
    // go by shape and context as well; one in three costs two points on UNER, one in ten gains nothing.
    private const double Hidden = 0.2;

    // Weights that move a score by less than this are noise of single sentences.
    private const float LeastWeight = 0.02f;

    public static void Run(string archive, string output)
    {
        var tables = Train([.. NamedDocument.WikiGold(archive), .. NamedDocument.Uner(archive)]);
        TableWriter.Write(output, tables);
        Console.WriteLine($"{new FileInfo(output).Length} bytes");
    }

    /// <summary>Bucket starts and entries of a model.</summary>
    public static byte[][] Train(IReadOnlyList<NamedDocument> documents)
    {
        var samples = documents
            .SelectMany(document => Samples(document).Select(item => (item.Views, item.Labels, document.Domain)))
            .ToList();
        var field = new ConditionalField(Rate, Penalty);
        var random = new Random(7);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(CollectionsMarshal.AsSpan(samples));
            foreach (var (views, labels, domain) in samples)
                field.Learn(SampleOf(Hide(views, labels, random), labels), domain == Domain.Wiki ? WikiWeight : 1);
            if (epoch >= FirstRemembered)
                field.Remember();
        }

        return TableWriter.Model(TableWriter.Quantise(field.Average(), LeastWeight));
    }

    private static FieldSample SampleOf(NameView[] views, int[] labels)
    {
        var features = new uint[]?[labels.Length];
        var pairs = new uint[]?[labels.Length];
        var clipped = (int[])labels.Clone();
        Span<uint> buffer = stackalloc uint[NameFeatures.Count];
        for (var index = 0; index < labels.Length; index++)
        {
            if (!NameTagger.IsCandidate(views, index + NameViews.Margin))
            {
                clipped[index] = NameLabel.Outside;
                continue;
            }

            if (NameLabel.IsInside(clipped[index]) && clipped[index - 1] == NameLabel.Outside)
                clipped[index]--;
            NameFeatures.Fill(views, index + NameViews.Margin, buffer);
            features[index] = buffer.ToArray();
            NameFeatures.FillPair(views, index + NameViews.Margin, buffer);
            pairs[index] = buffer[..NameFeatures.PairCount].ToArray();
        }

        return new FieldSample(features, pairs, clipped);
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
}

using Stemma.Annotating;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tagging;
using Stemma.Annotating.Tokens;
using Stemma.Text;
using TaggerTrainer;

namespace Accuracy;

/// <summary>Share of tokens with the right universal tag on UD English EWT dev, cut by our own tokenizer.</summary>
/// <remarks>
/// A token that covers several words of the treebank ("well-known") is scored against the tag the trainer gives it; the
/// detail has the accuracy over tokens that are exactly one word, and their share.
/// </remarks>
public sealed class PartOfSpeechMeasure : IMeasure
{
    /// <inheritdoc/>
    public string Name => "part-of-speech accuracy, UD EWT dev";

    /// <inheritdoc/>
    public string Archive => "tagger-training.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var pipeline = new AnnotatorPipeline.Builder()
            .Add(new TokenAnnotator())
            .Add(new SentenceAnnotator())
            .Add(new TagAnnotator())
            .Build();
        var (right, total, rightExact, exact) = (0, 0, 0, 0);
        foreach (var sentence in Conllu.Read(path, "ud-ewt/dev.conllu"))
        {
            var tokens = pipeline.Annotate(new Article("dev", sentence.Text)).Get(TextLayers.Tokens);
            for (var index = 0; index < tokens.Length; index++)
            {
                if (sentence.Tags[index] == PartOfSpeech.None)
                    continue;
                var agrees = tokens[index].Tag == sentence.Tags[index] ? 1 : 0;
                (right, total) = (right + agrees, total + 1);
                if (agrees == 0 && Environment.GetEnvironmentVariable("STEMMA_SHOW_TAGS") is not null)
                    Console.WriteLine($"{sentence.Tags[index]} {tokens[index].Tag} {tokens[index].Normal}");
                if (sentence.Fits[index])
                    (rightExact, exact) = (rightExact + agrees, exact + 1);
            }
        }

        return new Score(
            (double)right / total,
            total,
            $"{(double)rightExact / exact:P2} of the {(double)exact / total:P1} that are one treebank word"
        );
    }
}

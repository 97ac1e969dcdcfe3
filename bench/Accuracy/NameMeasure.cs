using Stemma.Annotating;
using Stemma.Annotating.Names;
using Stemma.Lexicon;
using TaggerTrainer;

namespace Accuracy;

/// <summary>F1 of name spans with their kinds on UNER English EWT dev, five-fold: each fifth of the documents by a tagger trained on the rest and WikiGold.</summary>
/// <param name="name">Row of the table.</param>
/// <param name="scored">The folds that are scored; settings were chosen on the first three.</param>
public sealed class NameMeasure(string name, params int[] scored) : IMeasure
{
    private const int Folds = 5;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive => "tagger-training.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var documents = NamedDocument.Uner(path);
        var wiki = NamedDocument.WikiGold(path);
        var tally = new NameTally();
        foreach (var fold in scored)
        {
            var tables = NameTraining.Train([.. wiki, .. documents.Where((_, index) => index % Folds != fold)]);
            var tagger = new NameTagger(new LinearModel(tables[0], tables[1]));
            var annotator = new NameAnnotator(() => tagger);
            foreach (var document in documents.Where((_, index) => index % Folds == fold))
            {
                var found = annotator.Annotate(document.Article).Get(AnnotationLayers.Names);
                tally.Add(document.Article, [.. document.Names], found);
            }
        }

        return tally.Score();
    }
}

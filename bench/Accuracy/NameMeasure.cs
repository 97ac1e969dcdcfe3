using Stemma.Annotating;
using Stemma.Annotating.Names;
using Stemma.Lexicon;
using TaggerTrainer;

namespace Accuracy;

/// <summary>F1 of name spans with their kinds on UNER English EWT dev, five-fold: each fifth of the documents by a tagger trained on the rest and WikiGold.</summary>
public sealed class NameMeasure : IMeasure
{
    private const int Folds = 5;

    /// <inheritdoc/>
    public string Name => "name span F1, UNER EWT dev, five-fold";

    /// <inheritdoc/>
    public string Archive => "tagger-training.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var documents = NamedDocument.Uner(path);
        var wiki = NamedDocument.WikiGold(path);
        var counts = new int[3, 3];
        var spans = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var tables = NameTraining.Train([.. wiki, .. documents.Where((_, index) => index % Folds != fold)]);
            var tagger = new NameTagger(new LinearModel(tables[0], tables[1]));
            var annotator = new NameAnnotator(() => tagger);
            foreach (var document in documents.Where((_, index) => index % Folds == fold))
            {
                var found = annotator.Annotate(document.Article).Get(AnnotationLayers.Names);
                var right = found.Select(name => (name.Span, name.Kind)).Intersect(document.Names).ToHashSet();
                foreach (var (_, kind) in document.Names)
                    counts[(int)kind, 0]++;
                foreach (var name in found)
                    counts[(int)name.Kind, 1]++;
                foreach (var (_, kind) in right)
                    counts[(int)kind, 2]++;
                spans += found.Count(name => document.Names.Any(gold => gold.Span == name.Span));
                if (Environment.GetEnvironmentVariable("STEMMA_SHOW_NAMES") is not null)
                    Show(document, found);
            }
        }

        var kinds = Enum.GetValues<NameKind>()
            .Select(kind => $"{kind} {F1(counts[(int)kind, 0], counts[(int)kind, 1], counts[(int)kind, 2]):F3}");
        var (gold, predicted, correct) = (Sum(counts, 0), Sum(counts, 1), Sum(counts, 2));
        return new Score(
            F1(gold, predicted, correct),
            gold,
            $"precision {(double)correct / predicted:F3}, recall {(double)correct / gold:F3}, {string.Join(", ", kinds)}, kinds apart {F1(gold, predicted, spans):F3}"
        );
    }

    private static void Show(NamedDocument document, IReadOnlyList<Name> found)
    {
        foreach (var name in found.Where(name => !document.Names.Contains((name.Span, name.Kind))))
            Console.WriteLine($"+ {name.Kind} {document.Article.Slice(name.Span)} | {Around(document, name.Span)}");
        foreach (
            var (span, kind) in document.Names.Where(gold =>
                !found.Any(name => name.Span == gold.Span && name.Kind == gold.Kind)
            )
        )
            Console.WriteLine($"- {kind} {document.Article.Slice(span)} | {Around(document, span)}");
    }

    private static string Around(NamedDocument document, Stemma.Text.TextSpan span)
    {
        var text = document.Article.Text;
        return text[Math.Max(0, span.Start - 40)..Math.Min(text.Length, span.End + 40)].Replace('\n', '/');
    }

    private static int Sum(int[,] counts, int column) => counts[0, column] + counts[1, column] + counts[2, column];

    private static double F1(int gold, int predicted, int correct) =>
        correct == 0 ? 0 : 2.0 * correct / (gold + predicted);
}

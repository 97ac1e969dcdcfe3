using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy;

/// <summary>Counts names found, marked and right, by kind.</summary>
internal sealed class NameTally
{
    private readonly int[] gold = new int[3];
    private readonly int[] predicted = new int[3];
    private readonly int[] correct = new int[3];
    private int spans;

    /// <summary>True where the environment asks for each wrong name to be printed.</summary>
    public static bool Shows => Environment.GetEnvironmentVariable("STEMMA_SHOW_NAMES") is not null;

    /// <summary>Adds an article.</summary>
    public void Add(
        Article article,
        IReadOnlyCollection<(TextSpan Span, NameKind Kind)> marked,
        IReadOnlyList<Name> found
    )
    {
        var right = found.Select(name => (name.Span, name.Kind)).Intersect(marked).ToHashSet();
        foreach (var (_, kind) in marked)
            gold[(int)kind]++;
        foreach (var name in found)
            predicted[(int)name.Kind]++;
        foreach (var (_, kind) in right)
            correct[(int)kind]++;
        var goldSpans = marked.Select(name => name.Span).ToHashSet();
        spans += found.Count(name => goldSpans.Contains(name.Span));
        if (!Shows)
            return;
        foreach (var name in found.Where(name => !right.Contains((name.Span, name.Kind))))
            Console.WriteLine($"+ {name.Kind} {article.Slice(name.Span)} | {Around(article, name.Span)}");
        foreach (var (span, kind) in marked.Where(name => !right.Contains(name)))
            Console.WriteLine($"- {kind} {article.Slice(span)} | {Around(article, span)}");
    }

    /// <summary>F1 of spans with their kinds, and what it is made of.</summary>
    public Score Score()
    {
        var kinds = Enum.GetValues<NameKind>()
            .Select(kind => $"{kind} {F1(gold[(int)kind], predicted[(int)kind], correct[(int)kind]):F3}");
        return new Score(
            F1(gold.Sum(), predicted.Sum(), correct.Sum()),
            gold.Sum(),
            $"precision {(double)correct.Sum() / predicted.Sum():F3}, recall {(double)correct.Sum() / gold.Sum():F3}, {string.Join(", ", kinds)}, kinds apart {F1(gold.Sum(), predicted.Sum(), spans):F3}"
        );
    }

    private static string Around(Article article, TextSpan span) =>
        article.Text[Math.Max(0, span.Start - 40)..Math.Min(article.Text.Length, span.End + 40)].Replace('\n', '/');

    private static double F1(int gold, int predicted, int correct) =>
        correct == 0 ? 0 : 2.0 * correct / (gold + predicted);
}

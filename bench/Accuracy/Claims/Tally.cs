using System.Globalization;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>Counts what was labelled, found and right.</summary>
/// <param name="shows">Whether wrong items are printed, which is for the tune part only.</param>
internal sealed class Tally(bool shows)
{
    private readonly SortedDictionary<string, int> aspects = new(StringComparer.Ordinal);
    private int labelled;
    private int found;
    private int right;

    /// <summary>Adds an article's counts.</summary>
    public void Add(int labelledHere, int foundHere)
    {
        labelled += labelledHere;
        found += foundHere;
    }

    /// <summary>Counts one item that is right.</summary>
    public void Right() => right++;

    /// <summary>Counts an aspect of a pair that is right or, with 0 added, only names it.</summary>
    public void Aspect(string name, bool isRight) =>
        aspects[name] = aspects.GetValueOrDefault(name) + (isRight ? 1 : 0);

    /// <summary>Prints a wrong item, if asked for.</summary>
    public void Show(char sign, Article article, TextSpan span, string what)
    {
        if (!shows)
            return;
        var before = article.Text[Math.Max(0, span.Start - 60)..span.Start];
        var after = article.Text[span.End..Math.Min(article.Text.Length, span.End + 50)];
        Console.WriteLine($"{sign} {what} | {before}[{article.Slice(span)}]{after}");
    }

    /// <summary>F1, and what it is made of.</summary>
    public Score Score()
    {
        var parts = aspects.Select(aspect =>
            string.Create(CultureInfo.InvariantCulture, $", {aspect.Key} {aspect.Value}")
        );
        return new Score(
            2.0 * right / Math.Max(1, labelled + found),
            labelled,
            string.Create(
                CultureInfo.InvariantCulture,
                $"precision {(double)right / Math.Max(1, found):F3}, recall {(double)right / labelled:F3}, found {found}{string.Concat(parts)}"
            )
        );
    }
}

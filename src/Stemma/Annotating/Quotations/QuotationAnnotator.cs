using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Finds reporting clauses and stretches of speech with their speakers.</summary>
/// <remarks>
/// Marks are paired first, because a clause inside quotation marks reports nothing of this article's; then clauses are
/// found outside them; then each stretch is judged and given a speaker: its own clause's, else its paragraph's.
/// Linear in the text.
/// </remarks>
public sealed class QuotationAnnotator : IAnnotator
{
    // So many unbalanced marks are reported one by one; what a hostile file adds is counted in one diagnostic.
    private const int MostDiagnostics = 20;

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } =
    [TextLayers.Tokens.Name, TextLayers.Sentences.Name, AnnotationLayers.Names.Name, TextLayers.Boilerplate.Name];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } =
    [AnnotationLayers.Attributions.Name, AnnotationLayers.Quotations.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var paragraphs = Paragraphs.Of(article.Text, article.Get(TextLayers.Sentences));
        var joined = TwinMarks.Joined(article.Text);
        var stretches = MarkPairing.Pair(joined, paragraphs);
        if (!ReferenceEquals(joined, article.Text))
            stretches = stretches.ConvertAll(stretch => TwinMarks.Widen(stretch, article.Text));
        Mask.Without(stretches, article.Get(TextLayers.Boilerplate));
        article = Complain(article, stretches);
        if (stretches.Any(static stretch => stretch.End is StretchEnd.Unclosed or StretchEnd.Unopened))
            Unbalanced.Mend(article, stretches);

        var view = new TokenView(article, stretches);
        var phrases = new NounPhrases(view);
        var attributions = new ReportingClauses(view, phrases).Find();
        var people = new People(view, phrases, attributions);
        var judge = new StretchJudge(view, phrases, attributions);
        var verdicts = stretches.ConvertAll(stretch => judge.Judge(stretch, paragraphs[stretch.Paragraph]));
        var quotations = new Speakers(people, stretches, verdicts).Assign();
        IndirectSpeech.Add(
            view,
            phrases,
            attributions,
            stretches,
            verdicts,
            people,
            quotations,
            article.Get(TextLayers.Boilerplate)
        );
        return article
            .With(AnnotationLayers.Attributions, [.. attributions])
            .With(AnnotationLayers.Quotations, [.. quotations]);
    }

    private static Article Complain(Article article, List<QuotedStretch> stretches)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var left = 0;
        foreach (var stretch in stretches)
        {
            if (stretch.End is not (StretchEnd.Unclosed or StretchEnd.Unopened))
                continue;
            if (found.Count >= MostDiagnostics)
            {
                left++;
                continue;
            }

            var missing = stretch.End == StretchEnd.Unclosed ? "closed" : "opened";
            found.Add(
                new Diagnostic(
                    "ST2001",
                    Severity.Warning,
                    $"unbalanced quotation marks: this stretch is never {missing}; it was taken to fill its paragraph or to reach its reporting clause",
                    article.Path,
                    stretch.Outer
                )
            );
        }

        if (left > 0)
            found.Add(
                new Diagnostic(
                    "ST2001",
                    Severity.Warning,
                    $"unbalanced quotation marks: {left} more like these",
                    article.Path
                )
            );
        return found.Count == 0 ? article : article with { Diagnostics = article.Diagnostics.AddRange(found) };
    }
}

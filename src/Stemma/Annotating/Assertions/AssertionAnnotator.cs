using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Assertions;

/// <summary>Marks clauses that are said, denied, claimed, planned or conditional rather than plainly asserted.</summary>
/// <remarks>
/// What is said, denied and claimed is read off the reporting clauses, plans and conditions off closed-class words. One
/// clause may carry several. Linear in the text.
/// </remarks>
public sealed class AssertionAnnotator : IAnnotator
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } =
    [
        TextLayers.Tokens.Name,
        TextLayers.Sentences.Name,
        AnnotationLayers.Names.Name,
        AnnotationLayers.Attributions.Name,
        AnnotationLayers.Quotations.Name,
        TextLayers.Boilerplate.Name,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [AnnotationLayers.Assertions.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var view = new TokenView(article, []);
        var boilerplate = article.Get(TextLayers.Boilerplate);
        var found = new List<Assertion>();
        var cues = new HashSet<TextSpan>();
        foreach (var clause in article.Get(AnnotationLayers.Attributions))
        {
            if (ReportedStatus.Of(view, clause) is not { } reported)
                continue;
            var by = clause.Source is { } source ? article.Slice(source.Span) : null;
            found.Add(new Assertion(reported.Content, reported.Status, clause.Cue, by));
            cues.Add(clause.Cue);
            if (reported.Status == AssertionStatus.Said && Falsity.Denied(view, reported.Content) is { } denied)
                found.Add(new Assertion(denied, AssertionStatus.Denied, clause.Cue, by));
        }

        AddQuoted(article, found);
        AddUnreported(article, view, cues, found);
        found.RemoveAll(assertion => Mask.Covers(boilerplate, assertion.Cue));
        found.Sort(
            static (one, other) =>
                one.Span != other.Span ? one.Span.CompareTo(other.Span)
                : one.Cue != other.Cue ? one.Cue.CompareTo(other.Cue)
                : one.Status.CompareTo(other.Status)
        );
        return article.With(AnnotationLayers.Assertions, [.. found]);
    }

    /// <summary>Direct quotations that stand outside what a reporting clause says.</summary>
    private static void AddQuoted(Article article, List<Assertion> found)
    {
        var reach = found.Count == 0 ? [] : found.OrderBy(assertion => assertion.Span).ToArray();
        var next = 0;
        var covered = 0;
        foreach (var quote in article.Get(AnnotationLayers.Quotations))
        {
            while (next < reach.Length && reach[next].Span.Start <= quote.Span.Start)
                covered = Math.Max(covered, reach[next++].Span.End);
            if (quote is { Kind: QuotationKind.Direct, Speaker: { } speaker } && covered < quote.Span.End)
                found.Add(
                    new Assertion(
                        quote.Span,
                        AssertionStatus.Said,
                        quote.Cue ?? speaker.Span,
                        article.Slice(speaker.Span)
                    )
                );
        }
    }

    private static void AddUnreported(Article article, TokenView view, HashSet<TextSpan> cues, List<Assertion> found)
    {
        var quoted = article
            .Get(AnnotationLayers.Quotations)
            .Where(static quote => quote.Kind != QuotationKind.Indirect)
            .ToList();
        var next = 0;
        for (var token = 0; token < view.Tokens.Length; token++)
        {
            while (next < quoted.Count && quoted[next].Span.End <= view.Tokens[token].Span.Start)
                next++;
            if (next < quoted.Count && quoted[next].Span.Start <= view.Tokens[token].Span.Start)
                continue;
            if (
                !cues.Contains(view.Tokens[token].Span)
                && (UnreportedClauses.Condition(view, token) ?? UnreportedClauses.Other(view, token)) is { } assertion
            )
                found.Add(assertion);
        }
    }
}

using NodaTime;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Archive.Reporting;

/// <summary>Writes what a report has of an article beyond what the archive keeps of it: layers, an inferred day, complaints.</summary>
/// <remarks>Tokens are left out where nothing that shows a report reads them: they are half of all. Attributions are.</remarks>
internal sealed class ArticleWriter(ByteWriter to)
{
    public void Write(Article article, bool withTokens)
    {
        to.Text(article.Id);
        to.Text(article.Language);
        to.Maybe(article.Published, published => Write(published));
        to.Many(article.Diagnostics, Write);
        to.Many(article.Get(TextLayers.Boilerplate), Write);
        to.Many(article.Get(TextLayers.Credits), Write);
        to.Many(withTokens ? article.Get(TextLayers.Tokens) : [], Write);
        to.Many(article.Get(TextLayers.Sentences), Write);
        to.Many(article.Get(AnnotationLayers.Names), Write);
        to.Many(article.Get(AnnotationLayers.Quotations), Write);
        to.Many(article.Get(AnnotationLayers.Times), Write);
        to.Many(article.Get(AnnotationLayers.Quantities), Write);
        to.Many(article.Get(AnnotationLayers.Sources), Write);
        to.Many(article.Get(AnnotationLayers.Assertions), Write);
    }

    public void Write(LocalDate day)
    {
        to.Count(day.Year);
        to.Count(day.Month);
        to.Count(day.Day);
    }

    private void Write(PublicationTime published)
    {
        var facts = TimeFacts.Of(published)!;
        to.Text(facts.Day);
        to.Maybe(facts.Moment);
    }

    private void Write(Diagnostic diagnostic)
    {
        to.Text(diagnostic.Code);
        to.Count((int)diagnostic.Severity);
        to.Text(diagnostic.Message);
        to.Maybe(diagnostic.Source);
        to.Maybe(diagnostic.Span, to.Span);
    }

    private void Write(Boilerplate block)
    {
        to.Span(block.Span);
        to.Count((int)block.Kind);
    }

    private void Write(Credit credit)
    {
        to.Span(credit.Span);
        to.Text(credit.Name);
        to.Count((int)credit.Kind);
    }

    private void Write(Token token)
    {
        to.Span(token.Span);
        to.Text(token.Normal);
        to.Count((int)token.Kind);
        to.Count((int)token.Tag);
    }

    private void Write(Sentence sentence)
    {
        to.Span(sentence.Span);
        to.Count(sentence.FirstToken);
        to.Count(sentence.EndToken);
    }

    private void Write(Name name)
    {
        to.Span(name.Span);
        to.Count((int)name.Kind);
        to.Text(name.Canonical);
    }

    private void Write(Quotation quotation)
    {
        to.Span(quotation.Span);
        to.Count((int)quotation.Kind);
        to.Flag(quotation.Speaker is not null);
        if (quotation.Speaker is { } speaker)
        {
            to.Span(speaker.Span);
            to.Text(speaker.Canonical);
        }

        to.Maybe(quotation.Cue, to.Span);
    }

    private void Write(TimeExpression time)
    {
        to.Span(time.Span);
        to.Count((int)time.Type);
        to.Text(time.Value);
        to.Maybe(time.Earliest, Write);
        to.Maybe(time.Latest, Write);
    }

    private void Write(Quantity quantity)
    {
        to.Span(quantity.Span);
        to.Count((int)quantity.Kind);
        to.Maybe(quantity.Low, to.Money);
        to.Maybe(quantity.High, to.Money);
        to.Maybe(quantity.Unit);
        to.Maybe(quantity.Of);
        to.Maybe(quantity.OfSpan, to.Span);
    }

    private void Write(CitedSource source)
    {
        to.Span(source.Span);
        to.Text(source.Name);
        to.Count((int)source.Kind);
        to.Many(source.Supports, to.Span);
    }

    private void Write(Assertion assertion)
    {
        to.Span(assertion.Span);
        to.Count((int)assertion.Status);
        to.Span(assertion.Cue);
        to.Maybe(assertion.By);
    }
}

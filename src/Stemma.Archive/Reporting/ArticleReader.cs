using NodaTime;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Archive.Reporting;

/// <summary>Reads what <see cref="ArticleWriter"/> wrote.</summary>
/// <param name="from">The bytes.</param>
/// <param name="load">Gives an article by its id, as intake gave it.</param>
internal sealed class ArticleReader(ByteReader from, Func<string, Article> load)
{
    public Article Read() =>
        (
            load(from.Text()) with
            {
                Language = from.Text(),
                Published = from.Maybe(() => new TimeFacts(from.Text(), from.Maybe()).ToTime()),
                Diagnostics = from.Many(Complaint),
            }
        )
            .With(TextLayers.Boilerplate, from.Many(() => new Boilerplate(from.Span(), (BoilerplateKind)from.Count())))
            .With(TextLayers.Credits, from.Many(() => new Credit(from.Span(), from.Text(), (CreditKind)from.Count())))
            .With(
                TextLayers.Tokens,
                from.Many(() =>
                    new Token(from.Span(), from.Text(), (TokenKind)from.Count(), (PartOfSpeech)from.Count())
                )
            )
            .With(TextLayers.Sentences, from.Many(() => new Sentence(from.Span(), from.Count(), from.Count())))
            .With(AnnotationLayers.Names, from.Many(() => new Name(from.Span(), (NameKind)from.Count(), from.Text())))
            .With(AnnotationLayers.Quotations, from.Many(Quotation))
            .With(AnnotationLayers.Times, from.Many(Time))
            .With(AnnotationLayers.Quantities, from.Many(Quantity))
            .With(
                AnnotationLayers.Sources,
                from.Many(() =>
                    new CitedSource(from.Span(), from.Text(), (SourceKind)from.Count(), from.Many(from.Span))
                )
            )
            .With(
                AnnotationLayers.Assertions,
                from.Many(() => new Assertion(from.Span(), (AssertionStatus)from.Count(), from.Span(), from.Maybe()))
            );

    public LocalDate Day() => new(from.Count(), from.Count(), from.Count());

    private Diagnostic Complaint() =>
        new(from.Text(), (Severity)from.Count(), from.Text(), from.Maybe(), from.Maybe(from.Span));

    private Quotation Quotation() =>
        new(
            from.Span(),
            (QuotationKind)from.Count(),
            from.Flag() ? new Speaker(from.Span(), from.Text()) : null,
            from.Maybe(from.Span)
        );

    private TimeExpression Time() =>
        new(from.Span(), (TimeType)from.Count(), from.Text(), from.Maybe(Day), from.Maybe(Day));

    private Quantity Quantity() =>
        new(
            from.Span(),
            (QuantityKind)from.Count(),
            from.Maybe(from.Money),
            from.Maybe(from.Money),
            from.Maybe(),
            from.Maybe(),
            from.Maybe(from.Span)
        );
}

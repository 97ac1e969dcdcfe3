using NodaTime;
using NodaTime.Text;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Publishing.Json;

/// <summary>Turns what the stages found into the documents that are written.</summary>
public static class Documents
{
    /// <summary>Raised when a field changes its meaning; new fields do not raise it.</summary>
    public const int Schema = 1;

    /// <summary>An article with its layers; tokens only where asked for.</summary>
    public static ArticleDocument Of(Article article, SpunWording spinning, bool withTokens = false)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleDocument
        {
            Schema = Schema,
            Tool = ToolDocument.Current,
            Id = article.Id,
            Path = article.Path,
            Url = article.Url,
            Publisher = article.Publisher,
            Title = article.Title,
            Byline = article.Byline,
            Published = article.Published?.ToString(),
            Custody = CustodyDocument.Of(article.Custody),
            Language = article.Language,
            Text = article.Text,
            Boilerplate = article.Get(TextLayers.Boilerplate),
            Credits = article.Get(TextLayers.Credits),
            Sentences = [.. article.Get(TextLayers.Sentences).Select(sentence => sentence.Span)],
            Tokens = withTokens ? [.. article.Get(TextLayers.Tokens).Select(Tagged)] : null,
            Names = article.Get(AnnotationLayers.Names),
            Quotes = [.. article.Get(AnnotationLayers.Quotations).Select(Of)],
            Times = [.. article.Get(AnnotationLayers.Times).Select(Of)],
            Quantities = [.. article.Get(AnnotationLayers.Quantities).Select(Of)],
            Sources = [.. article.Get(AnnotationLayers.Sources).Select(Of)],
            Assertions = article.Get(AnnotationLayers.Assertions),
            Spinning = spinning,
            Diagnostics = [.. article.Diagnostics.Select(Of)],
        };
    }

    /// <summary>Stories as lists of paths.</summary>
    public static GroupDocument Of(IEnumerable<Story> stories, IEnumerable<Diagnostic> diagnostics) =>
        new(
            Schema,
            ToolDocument.Current,
            [
                .. stories.Select(story => new GroupedStory(
                    story.Id,
                    [.. story.Witnesses.Select(witness => witness.Article.Path)]
                )),
            ],
            [.. diagnostics.Select(Of)]
        );

    /// <summary>A whole run.</summary>
    public static TraceDocument Of(TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new TraceDocument(
            Schema,
            ToolDocument.Current,
            [.. report.Stories.Select(Of)],
            [.. report.Diagnostics.Select(Of)]
        );
    }

    private static StoryDocument Of(StoryReport report) =>
        new(
            report.Id,
            report.Headline,
            [.. report.Story.Witnesses.Select(Of)],
            Of(report.Funnel),
            [.. report.Collation.Passages.Select(passage => new PassageDocument(passage.Relation, passage.Members))],
            new StemmaDocument(report.Stemma.Nodes, [.. report.Stemma.Edges.Select(Rounded)]),
            [
                .. report.Apparatus.Quotations.Select(quotation => new QuotationDocument(
                    quotation.Speaker,
                    quotation.Origins,
                    [
                        .. quotation.Wordings.Select(wording => new WordingDocument(
                            wording.Text,
                            wording.Witnesses,
                            wording.Status
                        )),
                    ]
                )),
            ],
            [
                .. report.Apparatus.Entries.Select(entry => new ApparatusDocument(
                    entry.Kind,
                    entry.About,
                    entry.Readings,
                    entry.OmittedBy,
                    entry.Origins,
                    entry.Verdict,
                    entry.Sentence
                )),
            ],
            [
                .. report.Apparatus.Timeline.Select(entry => new TimelineDocument(
                    Day(entry.Earliest),
                    Day(entry.Latest),
                    entry.Text,
                    entry.Witnesses
                )),
            ],
            [.. report.Restorations.Select(Of)]
        )
        {
            Decisions =
            [
                .. report.Story.Decisions.Select(placed => new StoryDecisionDocument(
                    DecisionDocument.Of(placed.Decision),
                    [placed.Article, placed.Other],
                    placed.Sentence
                )),
            ],
        };

    private static RestoredWitnessDocument Of(RestoredWitness witness) =>
        new(
            witness.Siglum,
            witness.Verdict,
            witness.Score,
            [
                .. witness.Proposals.Select(item => new ProposalDocument(
                    item.Span,
                    item.Restored,
                    item.Score,
                    item.Basis,
                    item.Evidence
                )),
            ]
        );

    private static WitnessDocument Of(Witness witness) =>
        new(
            witness.Siglum,
            witness.Article.Path,
            witness.Article.Id,
            [.. witness.Versions.Select(version => version.Id)],
            witness.Article.Published?.ToString(),
            witness.PublishedFrom,
            CustodyDocument.Of(witness.Article.Custody),
            [
                .. AccountUpdate
                    .Of(witness)
                    .Select(update => new UpdateDocument(
                        update.Newer.Id,
                        update.Newer.Path,
                        (update.Newer.Modified ?? update.Newer.Published)?.ToString(),
                        update.Older.Id,
                        update.Older.Path,
                        update.Added,
                        update.Dropped
                    )),
            ]
        );

    private static FunnelDocument Of(Funnel funnel) =>
        new(
            funnel.Articles,
            funnel.DistinctTexts,
            funnel.OriginalReporting,
            new OriginsDocument(
                funnel.Origins.Range.Estimate,
                funnel.Origins.Range.Low,
                funnel.Origins.Range.High,
                funnel.Origins.Rule,
                funnel.Origins.CitedOnly
            )
        );

    // Scores come out of sums whose last digits mean nothing.
    private static StemmaEdge Rounded(StemmaEdge edge) => edge with { Score = Math.Round(edge.Score, 3) };

    private static TaggedToken Tagged(Token token) =>
        new(token.Span, token.Tag == PartOfSpeech.None ? PartOfSpeech.X : token.Tag);

    private static QuoteDocument Of(Quotation quotation) =>
        new(quotation.Span, quotation.Kind, quotation.Speaker, quotation.Cue);

    private static TimeDocument Of(TimeExpression time) =>
        new(time.Span, time.Type, time.Value, Day(time.Earliest), Day(time.Latest));

    // Dividing by one with 28 zeros drops trailing zeros, so that 5 and 5.0 are written alike.
    private static QuantityDocument Of(Quantity quantity) =>
        new(
            quantity.Span,
            quantity.Low / 1.0000000000000000000000000000m,
            quantity.High / 1.0000000000000000000000000000m,
            quantity.Unit,
            quantity.Of,
            quantity.Kind
        );

    private static SourceDocument Of(CitedSource source) => new(source.Span, source.Name, source.Kind, source.Supports);

    private static DiagnosticDocument Of(Diagnostic diagnostic) =>
        new(diagnostic.Code, diagnostic.Severity, diagnostic.Message, diagnostic.Span, diagnostic.Source);

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string? Day(LocalDate? date) => date is { } day ? Day(day) : null;
}

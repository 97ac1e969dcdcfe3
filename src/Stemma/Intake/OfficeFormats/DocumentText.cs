using System.Collections.Immutable;
using System.Text;
using Stemma.Intake.Items;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Intake.OfficeFormats;

/// <summary>Collects a document's paragraphs and makes an article of them.</summary>
internal sealed class DocumentText
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<MarkedUp>.Builder roles = ImmutableArray.CreateBuilder<MarkedUp>();
    private readonly List<TextSpan> furniture = [];

    /// <summary>UTF-16 code units so far.</summary>
    public int Length => text.Length;

    /// <summary>Where each paragraph begins, and what it is.</summary>
    public IReadOnlyList<MarkedUp> Roles => roles;

    /// <summary>Adds a paragraph; one of white space alone is left out.</summary>
    /// <param name="paragraph">Its words; line breaks are kept.</param>
    /// <param name="role">What it is.</param>
    /// <param name="close">True to part it from the one before by a line end only, as rows of a table are.</param>
    public void Add(string paragraph, BlockRole role, bool close = false)
    {
        var clean = PlainText.Clean(paragraph);
        if (clean.Length == 0)
            return;
        if (text.Length > 0)
            text.Append(close ? "\n" : "\n\n");
        roles.Add(new MarkedUp(text.Length, role));
        text.Append(clean);
    }

    /// <summary>Adds a running head or a page number: a paragraph of its own that is marked as boilerplate.</summary>
    public void AddFurniture(string line)
    {
        var before = text.Length;
        Add(line, BlockRole.None);
        if (text.Length > before)
            furniture.Add(new TextSpan(roles[^1].Start, text.Length));
    }

    /// <summary>The article, or the error that there is no text or too much.</summary>
    public Reading ToReading(SourceStream source, IntakeOptions options, DocumentProperties properties)
    {
        if (text.Length == 0)
            return Reading.Skip(
                IntakeCodes.NoDocumentText,
                "The document has no text; it may be scanned pages.",
                source.Path
            );
        if (text.Length > options.MaxTextLength)
            return Reading.Skip(
                IntakeCodes.TooLarge,
                $"The text has {text.Length:N0} characters; {options.MaxTextLength:N0} are allowed.",
                source.Path
            );
        var article = ArticleMarker.Mark(
            new Article(source.Path, text.ToString())
            {
                Title = properties.UsableTitle,
                Byline = properties.UsableAuthor,
                Url = source.Provenance.Address,
                Language = LanguageCode.Of(properties.Language),
            },
            roles.ToImmutable()
        );
        article = WithFurniture(article);
        if (article.Published is null && properties.Created is { } created)
            article = (article with { Published = created }).With(
                new Diagnostic(
                    IntakeCodes.UnsureDate,
                    Severity.Warning,
                    $"Only the document's properties date it, to {created}: when the file was begun, which may be another day than that of publication.",
                    source.Path
                )
            );
        return Reading.Of(article);
    }

    // What is marked already keeps its kind.
    private Article WithFurniture(Article article)
    {
        if (furniture.Count == 0)
            return article;
        var marked = article.Get(TextLayers.Boilerplate);
        var taken = marked.Select(item => item.Span.Start).ToHashSet();
        var added = furniture
            .Where(span => !taken.Contains(span.Start))
            .Select(span => new Boilerplate(span, BoilerplateKind.Other));
        return article.With(
            TextLayers.Boilerplate,
            [.. marked.Concat(added).OrderBy(item => item.Span.Start).ThenBy(item => item.Span.End)]
        );
    }
}

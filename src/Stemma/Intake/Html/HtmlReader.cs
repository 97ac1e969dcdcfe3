using System.Collections.Immutable;
using Stemma.Intake.Decoding;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>Reads a web page: its main text, and what its metadata say of it. The page is parsed once; scripts do not run.</summary>
internal sealed class HtmlReader(IntakeOptions options) : IReader
{
    public Recognition Recognise(SourceHead head) =>
        IsPage(head) ? Recognition.Content
        : head.HasExtension(".html", ".htm", ".xhtml", ".shtml")
        || head.MediaType is "text/html" or "application/xhtml+xml"
            ? Recognition.Name
        : Recognition.None;

    private static bool IsPage(SourceHead head)
    {
        var start = System.Text.Encoding.Latin1.GetString(head.Bytes.Span).Replace("\0", "", StringComparison.Ordinal);
        start = start.TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00ff', '\u00fe', ' ', '\t', '\r', '\n');
        return start.StartsWith('<')
            && (
                start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<html", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<body", StringComparison.OrdinalIgnoreCase)
            );
    }

    public IEnumerable<Reading> Read(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
            return
            [
                Reading.Skip(IntakeCodes.TooLarge, $"The page has more than {options.MaxBytes:N0} bytes.", source.Path),
            ];
        var decoded = TextDecoder.Decode(source.Path, bytes, markup: true, source.Provenance.Charset);
        if (decoded is not { Text: { } markup })
            return [decoded.Error!.Value];
        return [ReadPage(source, markup, decoded.Warnings)];
    }

    private Reading ReadPage(SourceStream source, string markup, ImmutableArray<Diagnostic> warnings)
    {
        var path = source.Path;
        using var document = PageParser.Parse(markup, options.MaxTags, out var tags, out var flattened);
        if (document is null)
            return Reading.Skip(
                IntakeCodes.TooLarge,
                $"The page has {tags:N0} tags; {options.MaxTags:N0} are allowed.",
                path
            );
        if (flattened)
            warnings = warnings.Add(
                new Diagnostic(
                    IntakeCodes.NestingFlattened,
                    Severity.Warning,
                    $"Elements are nested deeper than {NestingGuard.MaxDepth}; the innermost tags were left out.",
                    path
                )
            );
        var metadata = PageMetadata.Of(document);
        var archived = metadata.Archived ?? ArchivedAddress.Of(source.Provenance.Address);
        var (text, roles) = MainText.Find(document);
        if (string.IsNullOrWhiteSpace(text))
            return Reading.Skip(IntakeCodes.NoMainText, "The page has no main text.", path);
        if (text.Length > options.MaxTextLength)
            return Reading.Skip(
                IntakeCodes.TooLarge,
                $"The page's text has {text.Length:N0} characters; {options.MaxTextLength:N0} are allowed.",
                path
            );
        var article = new Article(path, text)
        {
            Title = metadata.Title,
            Byline = metadata.Byline,
            Publisher = metadata.Publisher,
            Published = metadata.Published,
            Modified = metadata.Modified,
            Url = metadata.Url ?? archived?.Original ?? source.Provenance.Address,
            Custody = CustodyOf(source, archived),
            Language = metadata.Language,
            Diagnostics = warnings,
        };
        article = ArticleMarker.Mark(article, roles);
        article = article with { Published = article.Published ?? metadata.LikelyPublished };
        var credits = article.Get(TextLayers.Credits);
        var named = metadata.Credits.Where(credit => !credits.Any(printed => printed.Name == credit.Name));
        return Reading.Of(article.With(TextLayers.Credits, [.. named, .. credits]));
    }

    private static Custody? CustodyOf(SourceStream source, ArchivedAddress? archived) =>
        archived is null || source.Custody is not { } custody
            ? source.Custody
            : custody with
            {
                Archived = custody.Archived ?? archived.Archived,
                Retrieved = archived.Moment ?? custody.Retrieved,
            };
}

using System.Collections.Immutable;
using Stemma.Intake.Html;
using Stemma.Intake.Marking;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Items;

/// <summary>Makes an article of an item.</summary>
internal sealed class ItemWriter(IntakeOptions options)
{
    /// <summary>Characters of a title; longer ones are a text in the wrong place. Headlines stay below 200.</summary>
    private const int LongestTitle = 1000;

    /// <summary>An article, or the error that there is no text or too much of it.</summary>
    public Reading Write(Item item)
    {
        var summarised = string.IsNullOrWhiteSpace(item.Body);
        var warnings = item.Warnings.ToBuilder();
        var (text, roles) = TextOf(item, (summarised ? item.Summary : item.Body) ?? "", warnings, out var error);
        if (error is { } failed)
            return failed;
        if (string.IsNullOrWhiteSpace(text))
            return Reading.Skip(IntakeCodes.ItemWithoutText, "The item has no text.", item.Path);
        if (text.Length > options.MaxTextLength)
            return Reading.Skip(
                IntakeCodes.TooLarge,
                $"The item's text has {text.Length:N0} characters; {options.MaxTextLength:N0} are allowed.",
                item.Path
            );
        if (summarised || Summary.IsCutShort(text))
            warnings.Add(
                Warning(
                    item,
                    IntakeCodes.SummaryOnly,
                    item.Url is null
                        ? "There is only a summary or the beginning of the text."
                        : $"There is only a summary or the beginning; the full text is at {SourceStream.Printable(item.Url)}."
                )
            );
        var published = Date(item, item.Published, warnings);
        var modified = Date(item, item.Modified, warnings);
        return Reading.Of(
            Marked(
                new Article(item.Path, text)
                {
                    Title = Title(item.Title),
                    Byline = Line(item.Byline) is { } byline ? FrontMatter.Byline(byline) ?? byline : null,
                    Publisher = Line(item.Publisher),
                    Url = Addresses.Web(item.Url),
                    Language = LanguageCode.Of(item.Language),
                    Published = published ?? modified,
                    Modified = published is null || modified == published ? null : modified,
                    Custody = item.Custody,
                    Diagnostics = warnings.ToImmutable(),
                },
                roles,
                item.Sources
            )
        );
    }

    private (string Text, ImmutableArray<MarkedUp> Roles) TextOf(
        Item item,
        string written,
        ImmutableArray<Diagnostic>.Builder warnings,
        out Reading? error
    )
    {
        error = null;
        if (!(item.IsMarkup ?? MarkupText.IsMarkup(written)))
            return (PlainText.Clean(item.IsMarkup is null ? MarkupText.Decoded(written) : written), []);
        if (MarkupText.Of(written, options.MaxTags, out var flattened) is not { } found)
        {
            error = Reading.Skip(
                IntakeCodes.TooLarge,
                $"The item's text has more than {options.MaxTags:N0} tags.",
                item.Path
            );
            return ("", []);
        }

        if (flattened)
            warnings.Add(
                Warning(
                    item,
                    IntakeCodes.NestingFlattened,
                    $"Elements are nested deeper than {NestingGuard.MaxDepth}; the innermost tags were left out."
                )
            );
        return found;
    }

    private static PublicationTime? Date(Item item, string? written, ImmutableArray<Diagnostic>.Builder warnings)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        var found = WrittenDate.Parse(written);
        if (found is null)
            warnings.Add(
                Warning(
                    item,
                    IntakeCodes.DateUnread,
                    $"The date '{SourceStream.Printable(written.Length > 40 ? written[..40] + "…" : written)}' cannot be read."
                )
            );
        return found;
    }

    private static Article Marked(Article article, ImmutableArray<MarkedUp> roles, ImmutableArray<string> sources)
    {
        article = ArticleMarker.Mark(article, roles);
        var printed = article.Get(TextLayers.Credits);
        var named = sources
            .Select(Line)
            .OfType<string>()
            .Select(ToCredit)
            .DistinctBy(credit => credit.Name, StringComparer.Ordinal)
            .Where(credit => !printed.Any(other => other.Name == credit.Name));
        return article.With(TextLayers.Credits, [.. named, .. printed]);
    }

    // What only the item's data say stands nowhere in the text: its span is empty, at 0.
    private static Credit ToCredit(string name)
    {
        var known = OutletGazetteer.Find(name)?.Outlet;
        return new Credit(
            new TextSpan(0, 0),
            known?.Name ?? name,
            known?.Kind == OutletKind.Agency ? CreditKind.Agency : CreditKind.Outlet
        );
    }

    private static string? Title(string? written) => Line(written, LongestTitle);

    private static string? Line(string? written) => Line(written, 200);

    // One line without markup, or null where nothing is left or it is too long to be what it should be.
    private static string? Line(string? written, int longest)
    {
        if (written is null || written.Length > longest * 4)
            return null;
        var line = PageTitle.Collapsed(PlainText.Clean(MarkupText.WithoutTags(written)));
        return line.Length is > 0 && line.Length <= longest ? line : null;
    }

    private static Diagnostic Warning(Item item, string code, string message) =>
        new(code, Severity.Warning, message, item.Path);
}

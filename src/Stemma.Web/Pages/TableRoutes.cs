using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Pages;
using Stemma.Publishing.Json;
using Stemma.Spinning;
using Stemma.Web.Archives;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>What the pages over and within stories show, as files to keep.</summary>
internal static class TableRoutes
{
    /// <summary>Maps those over all stories that are known.</summary>
    public static void Map(IEndpointRouteBuilder pages)
    {
        foreach (var form in SavedTable.Forms)
        {
            pages.MapGet(
                $"/outlets.{form}",
                ([FromQuery] string? name, [FromServices] KnownStories known) => Outlets(name, known, form)
            );
            pages.MapGet(
                $"/quotations.{form}",
                ([FromQuery] string? q, [FromServices] KnownStories known) => Quotations(q, known).As(form)
            );
        }
    }

    /// <summary>Maps those of one story.</summary>
    public static void MapStory(IEndpointRouteBuilder pages, string story)
    {
        pages.MapGet(story + "/articles/{siglum}/article.json", Article);
        foreach (var form in SavedTable.Forms)
        {
            pages.MapGet(
                $"{story}/compare.{form}",
                (
                    [FromQuery] string? left,
                    [FromQuery] string? right,
                    HttpContext context,
                    [FromServices] KnownStories known
                ) =>
                    known.Find(context) is { } found
                    && found.Witness(left) is { } one
                    && found.Witness(right) is { } other
                        ? (IResult)ViewTables.Pair(found.Report, one, other).As(form)
                        : PageRoutes.Missing()
            );
        }
    }

    private static IResult Outlets(string? name, KnownStories known, string form)
    {
        var outlets = OutletConduct.Of(known.Latest(name).Select(story => story.Report));
        if (name is null)
            return ViewTables.Outlets(outlets).As(form);
        return outlets.FirstOrDefault(outlet => outlet.Name == name) is { } chosen
            ? ViewTables.Outlet(chosen).As(form)
            : PageRoutes.Missing();
    }

    private static SavedTable Quotations(string? asked, KnownStories known)
    {
        var query = Words.Cut(asked ?? string.Empty, 500);
        return ViewTables.Quotations(QuotationSearch.Find(known.Having(query).Select(story => story.Report), query));
    }

    private static IResult Article(
        string siglum,
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] ArchiveReaders archive
    )
    {
        if (known.Find(context) is not { } found || found.Witness(siglum) is not { Article: var article })
            return PageRoutes.Missing();
        var document = found.Kept is null
            ? Documents.Of(article, new SpunWordingDetector().Detect(article))
            : archive.Article(article.Id);
        using var held = new MemoryStream();
        ReportJson.Write(held, document);
        return TypedResults.File(held.ToArray(), "application/json", $"stemma-{document.Id[..12]}.json");
    }
}

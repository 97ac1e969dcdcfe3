using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using NodaTime.Text;
using Stemma.Archive;
using Stemma.Publishing;
using Stemma.Publishing.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Api;
using Stemma.Web.Safety;

namespace Stemma.Web.Archives;

/// <summary>The archive, for programs: its stories and articles, and what can be found in them.</summary>
internal static class ArchiveApi
{
    /// <summary>The beginning of an id, or all of it.</summary>
    private const string IdPattern = "^[0-9a-f]{4,64}$";

    private const string MomentPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$";

    private const string OrderPattern = "^(latest|largest|changed)$";

    /// <summary>Longer questions are texts: trace those.</summary>
    private const int LongestQuery = 2_000;

    /// <summary>Stories are counted up to here, so that a page of an archive of any size costs milliseconds; of more the total is not told.</summary>
    private const int MostCounted = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var archive = routes.MapGroup("/api/v1").WithTags("archive").Needs(Scope.Read).AsksArchive();
        archive
            .MapGet("/stories", Stories)
            .Tagged()
            .WithName("listStories")
            .WithSummary("Lists the archive's stories")
            .WithDescription(
                "`since` and `until` bound the publication of one of a story's articles: a day or a moment (UTC)."
            )
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        archive
            .MapGet("/stories/{id}", Story)
            .WithName("getStory")
            .WithSummary("Gives everything found about a story")
            .WithDescription(
                "As `stemma trace --json` prints it, with this one story. `id` is the beginning of the story's id or of an article's."
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        archive
            .MapGet("/stories/{id}/export/{form}", Export)
            .WithName("exportStory")
            .WithSummary("Gives the report on a story in another form: claimreview, csv, graphml, ninjs, tei")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        archive
            .MapGet("/articles/{id}", Article)
            .WithName("getArticle")
            .WithSummary("Gives an article with everything that is marked in it")
            .WithDescription("As `stemma read --json` prints it.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        archive
            .MapGet("/search", Search)
            .Tagged()
            .WithName("searchArticles")
            .WithSummary(
                "Finds articles by words and \"phrases in quotation marks\"; a word after a minus must not occur"
            )
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        archive
            .MapGet("/wordings", Wordings)
            .Tagged()
            .WithName("findWording")
            .WithSummary("Finds articles that carry a wording, also with other words put in: who altered a quotation")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<Paged<StoryEntry>> Stories(
        [FromServices] ArchiveReaders archive,
        [FromQuery, RegularExpression(MomentPattern)] string? since = null,
        [FromQuery, RegularExpression(MomentPattern)] string? until = null,
        [FromQuery, Range(1, 1_000_000)] int least = 1,
        [FromQuery, StringLength(200, MinimumLength = 1)] string? outlet = null,
        [FromQuery, RegularExpression(OrderPattern)] string order = "latest",
        [FromQuery, Range(0, int.MaxValue)] int offset = 0,
        [FromQuery, Range(1, Paging.Most)] int limit = Paging.Usual
    )
    {
        var filter = new StoryFilter
        {
            Since = Moment(since),
            Until = Moment(until),
            LeastArticles = least,
            Outlet = outlet,
            Order = Enum.Parse<StoryOrder>(order, ignoreCase: true),
            Skip = offset,
            // One more than asked for tells whether there are more.
            Limit = limit + 1,
        };
        var (found, total) = archive.Read(kept => (kept.Stories(filter), kept.CountStories(filter, MostCounted)));
        var query = string.Concat(
            new (string Name, string? Value)[]
            {
                ("since", since),
                ("until", until),
                ("outlet", outlet),
                ("order", order),
            }
                .Where(part => part.Value is not null)
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}&")
        );
        var next =
            found.Count > limit
                ? Paging.Next(int.MaxValue, offset, limit, $"/api/v1/stories?{query}least={least}&")
                : null;
        return TypedResults.Ok(
            new Paged<StoryEntry>(
                [.. found.Take(limit).Select(StoryEntry.Of)],
                total < MostCounted ? total : null,
                next
            )
        );
    }

    private static IResult Story([RegularExpression(IdPattern)] string id, [FromServices] ArchiveReaders archive)
    {
        var story = archive.Read(kept => kept.FindStory(id));
        return Written(
            Named(story),
            stream => ReportJson.Write(stream, Documents.Of(new TraceReport([archive.Report(story)], [])))
        );
    }

    private static FileContentHttpResult Export(
        [RegularExpression(IdPattern)] string id,
        [RegularExpression(Exported.Pattern)] string form,
        [FromServices] ArchiveReaders archive
    )
    {
        var story = archive.Read(kept => kept.FindStory(id));
        return Exported.As(
            form,
            new TraceReport([archive.Report(story)], []),
            story.Id[..12],
            Tag($"{Named(story)}-{form}")
        );
    }

    // Its version too: what people decide changes what is found in the same articles.
    private static string Named(StorySummary story) =>
        string.Create(CultureInfo.InvariantCulture, $"{story.Id}-{story.Version}");

    private static EntityTagHeaderValue Tag(string name) =>
        new($"\"{name}-{typeof(Tracer).Assembly.GetName().Version}\"");

    private static IResult Article([RegularExpression(IdPattern)] string id, [FromServices] ArchiveReaders archive)
    {
        var article = archive.Article(id);
        return Written(article.Id, stream => ReportJson.Write(stream, article));
    }

    private static Ok<IReadOnlyList<FoundArticle>> Search(
        [FromServices] ArchiveReaders archive,
        [FromQuery, Required, StringLength(LongestQuery, MinimumLength = 1)] string query,
        [FromQuery, Range(1, Paging.Most)] int limit = Paging.Usual
    ) =>
        TypedResults.Ok<IReadOnlyList<FoundArticle>>([
            .. archive
                .Read(kept => kept.Search(query, limit))
                .Select(hit => FoundArticle.Of(hit.Article, 1, hit.Places)),
        ]);

    private static Ok<IReadOnlyList<FoundArticle>> Wordings(
        [FromServices] ArchiveReaders archive,
        [FromQuery, Required, StringLength(LongestQuery, MinimumLength = 1)] string text,
        [FromQuery, Range(1, Paging.Most)] int limit = Paging.Usual
    ) =>
        TypedResults.Ok<IReadOnlyList<FoundArticle>>([
            .. archive
                .Read(kept => kept.FindWording(text, limit))
                .Select(hit => FoundArticle.Of(hit.Article, hit.Share, [hit.Place])),
        ]);

    private static NodaTime.Instant? Moment(string? written) =>
        written is null ? null
        : InstantPattern.General.Parse(written.Length == 10 ? written + "T00:00:00Z" : written)
            is { Success: true } read
            ? read.Value
        : throw new ArchiveException(ArchiveCodes.BadQuery, "There is no such day or moment.", written);

    // Documents know what their ids are hashes of, and the tool's version is part of what they hold.
    private static IResult Written(string id, Action<Stream> write)
    {
        using var held = new MemoryStream();
        write(held);
        return TypedResults.Bytes(held.ToArray(), "application/json", entityTag: Tag(id));
    }
}

using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Archive;
using Stemma.Pages;
using Stemma.Publishing;
using Stemma.Spinning;
using Stemma.Text;
using Stemma.Web.Archives;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>Pages that only an archive has: the list of its stories, search in its articles, one article under its own id.</summary>
internal static class ArchiveRoutes
{
    /// <summary>Stories of one page of the list.</summary>
    private const int Rows = 50;

    /// <summary>Articles of one answer of search.</summary>
    private const int MostHits = 50;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/stories", List);
        pages.MapGet("/stories/{story}/report.html", SaveAsync);
        pages.MapGet("/articles/{article}", ArticleAsync);
    }

    private static RazorComponentResult<StoriesPage> List(
        [FromQuery] string? q,
        [FromQuery] string? outlet,
        [FromQuery] string? order,
        [FromQuery] int? page,
        [FromServices] ArchiveReaders archive
    )
    {
        var number = Math.Clamp(page ?? 1, 1, 1_000_000);
        var query = Words.Cut(q?.Trim() ?? string.Empty, 500);
        var name = outlet?.Trim() is { Length: > 0 } given ? Words.Cut(given, 200) : null;
        var parameters = StoryRoutes.With(
            (nameof(StoriesPage.Query), query),
            (nameof(StoriesPage.Outlet), name),
            (nameof(StoriesPage.Number), number)
        );
        if (query.Length > 0)
        {
            try
            {
                parameters[nameof(StoriesPage.Hits)] = archive
                    .Read(kept => kept.Search(query, MostHits))
                    .Select(hit => FoundArticle.Of(hit.Article, 1, hit.Places))
                    .ToArray();
            }
            catch (ArchiveException exception) when (exception.Diagnostic.Code == ArchiveCodes.BadQuery)
            {
                parameters[nameof(StoriesPage.Wrong)] = exception.Diagnostic.Message;
            }

            return new RazorComponentResult<StoriesPage>(parameters);
        }

        var chosen = order switch
        {
            "largest" => StoryOrder.Largest,
            "changed" => StoryOrder.Changed,
            _ => StoryOrder.Latest,
        };
        var stories = archive.Read(kept =>
            kept.Stories(
                new StoryFilter
                {
                    Outlet = name,
                    Order = chosen,
                    Skip = (number - 1) * Rows,
                    // One more tells whether there is a next page.
                    Limit = Rows + 1,
                }
            )
        );
        parameters[nameof(StoriesPage.Order)] = chosen;
        parameters[nameof(StoriesPage.Stories)] = stories.Take(Rows).ToArray();
        parameters[nameof(StoriesPage.HasMore)] = stories.Count > Rows;
        return new RazorComponentResult<StoriesPage>(parameters);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, [FromServices] KnownStories known)
    {
        if (known.Find(context) is not { } found)
            return PageRoutes.Missing();
        return TypedResults.File(
            Encoding.UTF8.GetBytes(await ReportFile.RenderAsync(new TraceReport([found.Report], []))),
            "text/html; charset=utf-8",
            $"stemma-{found.Report.Id[..12]}.html"
        );
    }

    private static async Task ArticleAsync(
        string article,
        HttpContext context,
        [FromServices] ArchiveReaders archive,
        [FromServices] RenderedPages rendered
    )
    {
        try
        {
            var id = archive.Read(kept => kept.Find(article)).Id;
            var story = archive.Read(kept => kept.FindStory(id));
            await rendered.AnswerAsync<KeptArticlePage>(
                context,
                $"/articles/{id} {story.Id} {story.Version}",
                StoryRoutes.With(
                    (
                        nameof(KeptArticlePage.Marked),
                        new Lazy<(Article Article, SpunWording Wording)>(() => archive.Marked(id))
                    ),
                    (nameof(KeptArticlePage.Story), story)
                )
            );
        }
        catch (ArchiveException exception)
            when (exception.Diagnostic.Code is ArchiveCodes.NotFound or ArchiveCodes.BadQuery)
        {
            await PageRoutes.Missing().ExecuteAsync(context);
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Pages;
using Stemma.Spinning;
using Stemma.Text;
using Stemma.Web.Archives;
using Stemma.Web.Feeds;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>The pages of one story, of a trace or of the archive, and those over all stories that are known.</summary>
internal static class StoryRoutes
{
    /// <summary>Maps them into a group that asks for who may read.</summary>
    public static void Map(RouteGroupBuilder pages, ServeOptions options)
    {
        MapStory(pages, "/traces/{id}/stories/{story}");
        pages.MapGet("/outlets", Outlets);
        pages.MapGet("/quotations", Quotations);
        TableRoutes.Map(pages);
        if (options.Archive is null)
            return;
        MapStory(pages, "/stories/{story}");
        ArchiveRoutes.Map(pages);
        FeedRoutes.Map(pages);
    }

    private static void MapStory(RouteGroupBuilder pages, string story)
    {
        pages.MapGet(story, ShowAsync);
        pages.MapGet(story + "/articles/{siglum}", ArticleAsync);
        pages.MapGet(story + "/compare", CompareAsync);
        TableRoutes.MapStory(pages, story);
        DecisionRoutes.Map(pages, story);
    }

    private static Task ShowAsync(
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] RenderedPages rendered
    ) =>
        known.Find(context) is { } found
            ? AnswerAsync(found, context, rendered)
            : PageRoutes.Missing().ExecuteAsync(context);

    /// <summary>The story's page.</summary>
    public static Task AnswerAsync(KnownStory found, HttpContext context, RenderedPages rendered) =>
        rendered.AnswerAsync<StoryPage>(
            context,
            $"{found.Address} {found.State}",
            With((nameof(StoryPage.Known), found))
        );

    private static Task ArticleAsync(
        string siglum,
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] ArchiveReaders archive,
        [FromServices] RenderedPages rendered
    )
    {
        if (known.Find(context) is not { } found || found.Witness(siglum) is not { } chosen)
            return PageRoutes.Missing().ExecuteAsync(context);
        // A kept report has only those layers of its articles that it shows.
        var marked = new Lazy<(Article Article, SpunWording Wording)>(() =>
            found.Kept is null
                ? (chosen.Article, new SpunWordingDetector().Detect(chosen.Article))
                : archive.Marked(chosen.Article.Id)
        );
        return rendered.AnswerAsync<ArticlePage>(
            context,
            $"{found.Address}/articles/{siglum} {found.State}",
            With(
                (nameof(ArticlePage.Known), found),
                (nameof(ArticlePage.Witness), chosen),
                (nameof(ArticlePage.Marked), marked)
            )
        );
    }

    private static Task CompareAsync(
        [FromQuery] string? left,
        [FromQuery] string? right,
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] RenderedPages rendered
    ) =>
        known.Find(context) is { } found
        && !found.Report.Collation.Pairs.IsEmpty
        && found.Witness(left) is { } one
        && found.Witness(right) is { } other
            ? rendered.AnswerAsync<ComparePage>(
                context,
                $"{found.Address}/compare {left} {right} {found.State}",
                With(
                    (nameof(ComparePage.Known), found),
                    (nameof(ComparePage.Left), one),
                    (nameof(ComparePage.Right), other)
                )
            )
            : PageRoutes.Missing().ExecuteAsync(context);

    private static RazorComponentResult Outlets([FromQuery] string? name, [FromServices] KnownStories known)
    {
        var stories = known.Latest(name);
        var outlets = OutletConduct.Of(stories.Select(story => story.Report));
        var parameters = With(
            (nameof(OutletsPage.Addresses), Addresses(stories)),
            (nameof(OutletsPage.Outlets), outlets),
            (nameof(OutletsPage.HasArchive), known.HasArchive)
        );
        if (name is null)
            return new RazorComponentResult<OutletsPage>(parameters);
        if (outlets.FirstOrDefault(outlet => outlet.Name == name) is not { } chosen)
            return PageRoutes.Missing();
        parameters[nameof(OutletsPage.Chosen)] = chosen;
        return new RazorComponentResult<OutletsPage>(parameters);
    }

    private static RazorComponentResult<QuotationsPage> Quotations(
        [FromQuery] string? q,
        [FromServices] KnownStories known
    )
    {
        var query = Words.Cut(q ?? string.Empty, 500);
        var stories = known.Having(query);
        return new RazorComponentResult<QuotationsPage>(
            With(
                (nameof(QuotationsPage.Addresses), Addresses(stories)),
                (nameof(QuotationsPage.Query), query),
                (nameof(QuotationsPage.HasArchive), known.HasArchive),
                (
                    nameof(QuotationsPage.Found),
                    QuotationSearch
                        .Find(stories.Select(story => story.Report), query)
                        .Take(QuotationsPage.Most + 1)
                        .ToArray()
                )
            )
        );
    }

    private static Dictionary<string, string> Addresses(IEnumerable<KnownStory> stories) =>
        stories.ToDictionary(story => story.Report.Id, story => story.Address, StringComparer.Ordinal);

    internal static Dictionary<string, object?> With(params (string Name, object? Value)[] parameters) =>
        parameters.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
}

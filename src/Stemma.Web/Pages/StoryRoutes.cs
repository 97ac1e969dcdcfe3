using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Pages;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>The pages of one story, and those over all stories that are known.</summary>
internal static class StoryRoutes
{
    private const string Story = "/traces/{id}/stories/{story}";

    /// <summary>Maps them into a group that asks for who may read.</summary>
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Story, ShowAsync);
        pages.MapGet(Story + "/articles/{siglum}", ArticleAsync);
        pages.MapGet(Story + "/compare", CompareAsync);
        pages.MapGet("/outlets", Outlets);
        pages.MapGet("/quotations", Quotations);
        DecisionRoutes.Map(pages, Story);
    }

    private static async Task ShowAsync(
        string id,
        string story,
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] StoryDecisions decisions,
        [FromServices] RenderedPages rendered
    )
    {
        if (known.Find(id, story) is not { } found)
        {
            await PageRoutes.Missing().ExecuteAsync(context);
            return;
        }

        await AnswerAsync(found, context, decisions, rendered);
    }

    /// <summary>The story's page.</summary>
    public static Task AnswerAsync(
        KnownStory found,
        HttpContext context,
        StoryDecisions decisions,
        RenderedPages rendered
    ) =>
        rendered.AnswerAsync<StoryPage>(
            context,
            $"{found.Address} {decisions.Version(found.Report.Id)}",
            With(
                (nameof(StoryPage.Story), found.Report),
                (
                    nameof(StoryPage.Place),
                    new StoryPlace(found.Address) { Decided = decisions.Standing(found.Report.Id) }
                )
            )
        );

    private static async Task ArticleAsync(
        string id,
        string story,
        string siglum,
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] RenderedPages rendered
    )
    {
        if (
            known.Find(id, story) is not { } found
            || found.Report.Story.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum) is not { } chosen
        )
        {
            await PageRoutes.Missing().ExecuteAsync(context);
            return;
        }

        await rendered.AnswerAsync<ArticlePage>(
            context,
            $"{found.Address}/articles/{siglum}",
            With(
                (nameof(ArticlePage.Story), found.Report),
                (nameof(ArticlePage.Witness), chosen),
                (nameof(ArticlePage.Place), new StoryPlace(found.Address))
            )
        );
    }

    private static async Task CompareAsync(
        string id,
        string story,
        [FromQuery] string? left,
        [FromQuery] string? right,
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] RenderedPages rendered
    )
    {
        var found = known.Find(id, story);
        var one = found?.Report.Story.Witnesses.FirstOrDefault(witness => witness.Siglum == left);
        var other = found?.Report.Story.Witnesses.FirstOrDefault(witness => witness.Siglum == right);
        if (found is null || one is null || other is null || found.Report.Collation.Pairs.IsEmpty)
        {
            await PageRoutes.Missing().ExecuteAsync(context);
            return;
        }

        await rendered.AnswerAsync<ComparePage>(
            context,
            $"{found.Address}/compare {left} {right}",
            With(
                (nameof(ComparePage.Story), found.Report),
                (nameof(ComparePage.Left), one),
                (nameof(ComparePage.Right), other),
                (nameof(ComparePage.Place), new StoryPlace(found.Address))
            )
        );
    }

    private static RazorComponentResult Outlets([FromQuery] string? name, [FromServices] KnownStories known)
    {
        var stories = known.All();
        var outlets = OutletConduct.Of(stories.Select(story => story.Report));
        var parameters = With(
            (nameof(OutletsPage.Addresses), Addresses(stories)),
            (nameof(OutletsPage.Outlets), outlets)
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
        var stories = known.All();
        var query = Words.Cut(q ?? string.Empty, 500);
        return new RazorComponentResult<QuotationsPage>(
            With(
                (nameof(QuotationsPage.Addresses), Addresses(stories)),
                (nameof(QuotationsPage.Query), query),
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

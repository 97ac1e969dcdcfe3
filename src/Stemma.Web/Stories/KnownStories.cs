using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stemma.Archive;
using Stemma.Pages;
using Stemma.Publishing;
using Stemma.Web.Archives;
using Stemma.Web.Traces;

namespace Stemma.Web.Stories;

/// <summary>The stories that this server can show: those of the latest traces, and those of its archive.</summary>
internal sealed class KnownStories(TraceJobs jobs, ArchiveReaders archive)
{
    /// <summary>Stories of the archive that one page reads: reading a kept report takes some milliseconds.</summary>
    public const int MostKept = 60;

    /// <summary>Articles of the archive that are asked for the words of a quotation.</summary>
    private const int MostHits = 100;

    /// <summary>Where the story of a trace is.</summary>
    public static string AddressOf(string trace, StoryReport story) => $"/traces/{trace}/stories/{Anchors.Of(story)}";

    /// <summary>Where a story of the archive is.</summary>
    public static string AddressOf(Stemma.Archive.StorySummary story) => $"/stories/{story.Id[..16]}";

    /// <summary>True where there is an archive.</summary>
    public bool HasArchive => archive.HasArchive;

    /// <summary>The story that a route names: of a trace where it has an "id", else of the archive; null where there is none.</summary>
    public KnownStory? Find(HttpContext context)
    {
        var name = context.GetRouteValue("story") as string ?? string.Empty;
        return context.GetRouteValue("id") is string trace ? Find(trace, name) : Kept(name);
    }

    /// <summary>The story of a trace, or null.</summary>
    public KnownStory? Find(string trace, string name) =>
        jobs.Find(trace) is { } job
        && job.Report?.Stories.FirstOrDefault(story => Anchors.Of(story) == name) is { } found
            ? KnownStory.Of(job, found)
            : null;

    /// <summary>The story of the archive whose id, or one of whose articles' ids, begins so; null where there is none.</summary>
    public KnownStory? Kept(string id)
    {
        if (!archive.HasArchive)
            return null;
        try
        {
            return Of(archive.Read(kept => kept.FindStory(id)));
        }
        catch (ArchiveException exception)
            when (exception.Diagnostic.Code is ArchiveCodes.NotFound or ArchiveCodes.BadQuery)
        {
            return null;
        }
    }

    /// <summary>Each story of the traces once, as the latest trace has it; the latest trace's first.</summary>
    public IReadOnlyList<KnownStory> Traced() =>
        [
            .. jobs
                .Recent.SelectMany(job => (job.Report?.Stories ?? []).Select(story => KnownStory.Of(job, story)))
                .DistinctBy(story => story.Report.Id, StringComparer.Ordinal),
        ];

    /// <summary>Those of the traces, then the archive's latest of several articles that are traced, of an outlet where one is named.</summary>
    public IReadOnlyList<KnownStory> Latest(string? outlet = null) =>
        With(
            !archive.HasArchive
                ? []
                : archive.Read(kept =>
                    kept.Stories(
                        new StoryFilter
                        {
                            LeastArticles = 2,
                            Origins = (1, null),
                            Outlet = outlet,
                            Limit = MostKept,
                        }
                    )
                )
        );

    /// <summary>Those of the traces, then the archive's with an article that has all the words.</summary>
    public IReadOnlyList<KnownStory> Having(string words)
    {
        if (!archive.HasArchive || words.Length == 0)
            return Traced();
        try
        {
            return With(
                archive.Read(kept =>
                    kept.Search(words, MostHits)
                        .Select(hit => kept.FindStory(hit.Article.Id))
                        .DistinctBy(story => story.Number)
                        .Take(MostKept)
                        .ToList()
                )
            );
        }
        catch (ArchiveException exception)
            when (exception.Diagnostic.Code is ArchiveCodes.NotFound or ArchiveCodes.BadQuery)
        {
            return Traced();
        }
    }

    private List<KnownStory> With(IReadOnlyList<Stemma.Archive.StorySummary> kept) =>
        [
            .. Traced()
                .Concat(kept.Select(Of).OfType<KnownStory>())
                .DistinctBy(story => story.Report.Id, StringComparer.Ordinal),
        ];

    private KnownStory? Of(Stemma.Archive.StorySummary kept)
    {
        try
        {
            return KnownStory.Of(kept, archive.Report(kept));
        }
        catch (ArchiveException exception) when (exception.Diagnostic.Code == ArchiveCodes.NotFound)
        {
            // It has changed between the two questions.
            return null;
        }
    }
}

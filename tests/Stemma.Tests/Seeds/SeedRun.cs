using System.Collections.Immutable;
using NodaTime;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Publishing;
using Stemma.Publishing.Json;
using Stemma.Text;

namespace Stemma.Tests.Seeds;

/// <summary>
/// The two real articles beside the repository, run once through the whole chain: <see cref="Spun"/> is the one whose
/// words a machine replaced, <see cref="Citing"/> the one that names its source.
/// </summary>
/// <remarks>They are not ours to include: every test that needs them is skipped where they are absent.</remarks>
internal static class SeedRun
{
    private static readonly string? Folder = Find();

    private static readonly Lazy<TraceReport> Traced = new(() => Trace([Spun, Citing]));

    private static readonly Lazy<TraceDocument> Written = new(() =>
    {
        using var stream = new MemoryStream();
        ReportJson.Write(stream, Documents.Of(Traced.Value));
        return ReportJson.ReadTrace(stream.ToArray());
    });

    /// <summary>Path of the machine-reworded article.</summary>
    public static string Spun => At("000_0b3a2f1affa72358.txt");

    /// <summary>Path of the article that names its source.</summary>
    public static string Citing => At("003_ded03c01b692a6b7.txt");

    /// <summary>The report on the one story of both.</summary>
    public static StoryReport Story
    {
        get
        {
            SkipWhereAbsent();
            return Traced.Value.Stories.ShouldHaveSingleItem();
        }
    }

    /// <summary>The same as an outside reader gets it: written as JSON and read back.</summary>
    public static StoryDocument Json
    {
        get
        {
            SkipWhereAbsent();
            return Written.Value.Stories.ShouldHaveSingleItem();
        }
    }

    /// <summary>Everything from paths to a report.</summary>
    public static TraceReport Trace(string[] paths, LocalDate? date = null)
    {
        SkipWhereAbsent();
        return new Tracer(new TraceOptions { Date = date }).Trace(new ArticleReader().Read(paths));
    }

    /// <summary>The documents that <c>stemma read --json</c> writes.</summary>
    public static ImmutableArray<ArticleDocument> Read(string[] paths, LocalDate? date = null)
    {
        SkipWhereAbsent();
        return
        [
            .. new Tracer(new TraceOptions { Date = date })
                .Read(new ArticleReader().Read(paths).Articles)
                .Select(entry => Documents.Of(entry.Article, entry.Wording)),
        ];
    }

    /// <summary>The witness made from <paramref name="path"/>.</summary>
    public static Witness WitnessOf(this StoryReport story, string path) =>
        story.Story.Witnesses.Single(witness => witness.Article.Path == path);

    /// <summary>The siglum of the witness made from <paramref name="path"/>.</summary>
    public static string SiglumOf(this StoryDocument story, string path) =>
        story.Witnesses.Single(witness => witness.Path == path).Siglum;

    /// <summary>The words at a place.</summary>
    public static string TextAt(WitnessSpan place) => Story.Story[place.Siglum].Article.Slice(place.Span);

    /// <summary>What times of an article resolve to, by their words.</summary>
    public static ILookup<string, string> Values(Article article) =>
        article
            .Get(AnnotationLayers.Times)
            .ToLookup(time => article.Slice(time.Span), time => time.Value, StringComparer.Ordinal);

    public static void SkipWhereAbsent() =>
        Assert.SkipWhen(Folder is null, "The two seed articles lie outside the clone and are not here.");

    private static string At(string name)
    {
        SkipWhereAbsent();
        return Path.Join(Folder, name);
    }

    private static string? Find()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Join(folder, "shared", "seeds")))
            folder = Path.GetDirectoryName(folder);
        return folder is null ? null : Path.Join(folder, "shared", "seeds");
    }
}

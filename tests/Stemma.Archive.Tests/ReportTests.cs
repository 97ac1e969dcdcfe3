using System.Text;
using Stemma.Annotating;
using Stemma.Archive.Reporting;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Publishing.Exports;
using Stemma.Publishing.Json;
using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class ReportTests : IDisposable
{
    private static readonly Article[] News = [.. MadeNews.Stories(5)];

    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AReportReadAgainSaysTheSameInEveryForm()
    {
        var spoken = Made.Whole();
        Article[] all =
        [
            .. News,
            // An account that was updated, one without a day, and one with every kind of mark and a complaint.
            new Article(News[^5].Path, News[^5].Text + " Nobody was hurt, the council said later.")
            {
                Url = News[^5].Url,
                Published = News[^5].Published,
                Language = "en",
            },
            new Article("undated.txt", "The Undated Mirror\n\n" + News[^5].Text) { Language = "en" },
            spoken,
        ];
        var byId = all.DistinctBy(article => article.Id).ToDictionary(article => article.Id);
        var reports = new Tracer().Trace(new Intake.IntakeResult([.. byId.Values], [])).Stories;
        reports.ShouldContain(report => report.Story.Witnesses.Any(witness => witness.Versions.Length > 1));
        reports.ShouldContain(report =>
            report.Story.Witnesses.Any(witness => witness.PublishedFrom == PublishedFrom.Story)
        );
        foreach (var report in reports)
        {
            var bytes = ReportWriter.Of(report).ToArray();
            var again = ReportReader.Of(bytes, id => byId[id]);
            ReportWriter.Of(again).SequenceEqual(bytes).ShouldBeTrue();
            Json(again).ShouldBe(Json(report));
            foreach (var export in AllExports.ByName)
                Exported(export, again).ShouldBe(Exported(export, report));
            foreach (var (one, other) in report.Story.Witnesses.Zip(again.Story.Witnesses))
            {
                other.Article.Get(TextLayers.Sentences).ShouldBe(one.Article.Get(TextLayers.Sentences));
                other.Article.Get(AnnotationLayers.Names).ShouldBe(one.Article.Get(AnnotationLayers.Names));
                other.Article.Get(AnnotationLayers.Quotations).ShouldBe(one.Article.Get(AnnotationLayers.Quotations));
                other.Article.Get(AnnotationLayers.Times).ShouldBe(one.Article.Get(AnnotationLayers.Times));
                other.Article.Get(AnnotationLayers.Quantities).ShouldBe(one.Article.Get(AnnotationLayers.Quantities));
                other.Article.Get(AnnotationLayers.Assertions).ShouldBe(one.Article.Get(AnnotationLayers.Assertions));
                other.Article.Diagnostics.ShouldBe(one.Article.Diagnostics);
            }
        }
    }

    [Fact]
    public void AnyCutOrFlippedByteOfAReportIsRefusedOrReadAndNothingWorse()
    {
        var report = new Tracer().Trace(new Intake.IntakeResult([.. News[^5..]], [])).Stories[0];
        var bytes = ReportWriter.Of(report).ToArray();
        var refused = 0;
        for (var at = 0; at < bytes.Length; at += 37)
        {
            refused += Refused(bytes[..at]);
            var flipped = bytes.ToArray();
            flipped[at] ^= 0xA5;
            refused += Refused(flipped);
        }

        refused.ShouldBeGreaterThan(bytes.Length / 37);

        static int Refused(byte[] damaged)
        {
            try
            {
                ReportReader.Of(damaged, id => News.First(article => article.Id == id || id.Length != 64));
                return 0;
            }
            catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
            {
                return 1;
            }
        }
    }

    [Fact]
    public void AReportIsKeptUntilItsStoryChanges()
    {
        using var archive = folder.Open();
        archive.Add(News[..^1]);
        archive.UpdateStories(all: true);
        archive.TraceStories(100);
        Count().ShouldBe(archive.Stories(new StoryFilter { LeastArticles = 2 }).Count);

        var story = archive.FindStory(News[^2].Id);
        var report = archive.Report(story);
        Put(report with { Headline = "as it was kept" });
        archive.Report(story).Headline.ShouldBe("as it was kept");
        var number = archive.Decide(new Decision(false, DecisionAbout.Descent, News[^2].Id, News[^3].Id)).Number;
        archive.Report(archive.FindStory(News[^2].Id)).Story.Decisions.Length.ShouldBe(1);
        archive.Retract(number);
        story = archive.FindStory(News[^2].Id);
        Json(archive.Report(story)).ShouldBe(Json(report));

        Put(report with { Headline = "as it was kept" });
        archive.Add([News[^1]]);
        archive.UpdateStories(all: true);
        story = archive.FindStory(News[^2].Id);
        archive.Report(story).Story.Witnesses.Length.ShouldBe(report.Story.Witnesses.Length + 1);
        archive.Remove(News[^1].Id);
        Json(archive.Report(archive.FindStory(News[^2].Id))).ShouldBe(Json(report));

        void Put(StoryReport kept) =>
            folder.Ask("UPDATE report SET report = $1 WHERE story = $2", ReportShelf.Packed(kept)!, story.Number);
    }

    [Fact]
    public void AReportOfOtherCodeOrADamagedOneIsMadeAnew()
    {
        using var archive = folder.Open();
        archive.Add(News);
        archive.UpdateStories(all: true);
        var story = archive.FindStory(News[^1].Id);
        var expected = Json(archive.Report(story));
        var kept = (byte[])folder.Ask("SELECT report FROM report")!;
        folder.Run("UPDATE report SET maker = 'older', report = x'00'");
        Json(archive.Report(story)).ShouldBe(expected);
        folder.Run("UPDATE report SET report = x'00FF'");
        Json(archive.Report(story)).ShouldBe(expected);
        ((byte[])folder.Ask("SELECT report FROM report")!).ShouldBe(kept);
    }

    [Fact]
    public void WhatAReportSaysOfARemovedArticleIsGoneFromTheFile()
    {
        const string Secret = "Quagmirefield";
        using var archive = folder.Open();
        var article = News[^1] with { Title = Secret };
        archive.Add([.. News[..^1], article]);
        archive.UpdateStories(all: true);
        var story = archive.FindStory(article.Id);
        archive.Report(story);
        Count().ShouldBe(1);
        archive.Remove(article.Id);
        Count().ShouldBe(0);
        File.ReadAllText(folder.File, Encoding.Latin1).ShouldNotContain(Secret);
    }

    [Fact]
    public void AStoryIsShownWhileAnotherProcessWrites()
    {
        using var archive = folder.Open();
        archive.Add(News);
        archive.UpdateStories(all: true);
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.File};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction(deferred: false);
        archive.Report(archive.FindStory(News[^1].Id)).Story.Witnesses.Length.ShouldBe(5);
        writing.Rollback();
        Count().ShouldBe(0);
        archive.Report(archive.FindStory(News[^1].Id));
        Count().ShouldBe(1);
    }

    private long Count() => (long)folder.Ask("SELECT count(*) FROM report")!;

    private static string Json(StoryReport report)
    {
        using var stream = new MemoryStream();
        ReportJson.Write(stream, Documents.Of(new TraceReport([report], [])));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Exported(IExport export, StoryReport report)
    {
        using var stream = new MemoryStream();
        export.Write(stream, new TraceReport([report], []));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class DecisionTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ArticlesThatSomebodyPutTogetherAreOneStoryUntilItIsTakenBack()
    {
        using var archive = folder.Open();
        var (one, other) = (News("4-0"), News("2-0"));
        archive.Add([one, other]);
        archive.UpdateStories(all: true);
        archive.FindStory(one.Id).Number.ShouldNotBe(archive.FindStory(other.Id).Number);

        var kept = archive.Decide(Join(one.Id, other.Id, true) with { Who = "Ada Lind", Note = "by telephone" });
        var story = archive.FindStory(one.Id);
        story.Articles.ShouldBe(2);
        story.Number.ShouldBe(archive.FindStory(other.Id).Number);
        archive.Report(story).Story.Decisions.ShouldHaveSingleItem().Decision.Who.ShouldBe("Ada Lind");
        archive.Decisions(story).ShouldHaveSingleItem().ShouldBe(kept);

        archive.Retract(kept.Number).ShouldBeTrue();
        archive.Retract(kept.Number).ShouldBeFalse();
        archive.FindStory(one.Id).Number.ShouldNotBe(archive.FindStory(other.Id).Number);
        archive.Decisions().ShouldBeEmpty();
        archive.Check().ShouldBeEmpty();
    }

    [Fact]
    public void AccountsKeptApartStayApartWhenTheirStoryGrowsAndWhenAllIsFiledAnew()
    {
        var (wire, copy, third) = (News("4-0"), News("4-1"), News("4-4"));
        using (var archive = folder.Open())
        {
            archive.Add([wire, copy]);
            archive.UpdateStories(all: true);
            archive.FindStory(wire.Id).Articles.ShouldBe(2);
            archive.Decide(Join(wire.Id, copy.Id, false));
            archive.FindStory(wire.Id).Id.ShouldNotBe(archive.FindStory(copy.Id).Id);
            archive.Add([third]);
            archive.UpdateStories(all: true);
            archive.FindStory(wire.Id).Id.ShouldNotBe(archive.FindStory(copy.Id).Id);
        }

        folder.Run("UPDATE note SET value = 'older' WHERE name = 'layers'");
        using var again = folder.Open();
        again.UpdateStories(all: true);
        again.FindStory(wire.Id).Id.ShouldNotBe(again.FindStory(copy.Id).Id);
    }

    [Fact]
    public void AConfirmedDescentShowsInTheStemmaAndARejectedOneDoesNot()
    {
        using var archive = folder.Open();
        var (wire, copy) = (News("4-0"), News("4-1"));
        archive.Add([wire, copy]);
        archive.UpdateStories(all: true);
        var found = Edge();
        var (child, parent) = (found.To, found.From);

        var rejected = archive.Decide(new Decision(false, DecisionAbout.Descent, child, parent));
        var edges = archive.Report(archive.FindStory(wire.Id)).Stemma.Edges;
        edges.Any(edge => !edge.From.StartsWith('x') && Id(edge.From) == parent).ShouldBeFalse();
        archive.Retract(rejected.Number);
        Edge().ShouldBe(found);

        archive.Decide(new Decision(true, DecisionAbout.Descent, parent, child));
        Edge().ShouldBe((child, parent, 1.0));

        string Id(string siglum) => archive.Report(archive.FindStory(wire.Id)).Story[siglum].Article.Id;

        (string From, string To, double Score) Edge()
        {
            var report = archive.Report(archive.FindStory(wire.Id));
            var edge = report.Stemma.Edges.ShouldHaveSingleItem();
            edge.Relation.ShouldBe(Descent.Copy);
            return (report.Story[edge.From].Article.Id, report.Story[edge.To].Article.Id, edge.Score);
        }
    }

    [Fact]
    public void NamesThatFitNothingOrSeveralAndContradictionsAreRefused()
    {
        using var archive = folder.Open();
        var (one, other) = (News("4-0"), News("2-0"));
        archive.Add([one, other, other with { Url = null }]);
        archive.UpdateStories(all: true);
        Code(Join(one.Id, "nowhere.html", true)).ShouldBe(DecisionCodes.Unknown);
        Code(Join(one.Id, other.Path, true)).ShouldBe(DecisionCodes.Ambiguous);
        Code(Join(one.Id, one.Url!, true)).ShouldBe(DecisionCodes.Contradictory);
        archive.Decide(Join(one.Url!, other.Id[..12], true)).Other.ShouldBe(other.Id);
        Code(Join(other.Id, one.Id, false)).ShouldBe(DecisionCodes.Contradictory);
        archive.Decisions().Count.ShouldBe(1);

        string Code(Decision decision) =>
            Should.Throw<ArchiveException>(() => archive.Decide(decision)).Diagnostic.Code;
    }

    [Fact]
    public void ADecisionGoesWithAnArticleItNames()
    {
        using var archive = folder.Open();
        var (one, other) = (News("4-0"), News("2-0"));
        archive.Add([one, other]);
        archive.UpdateStories(all: true);
        archive.Decide(Join(one.Id, other.Id, true) with { Note = "Zwickelfahrt" });
        archive.Remove(other.Id);
        archive.Decisions().ShouldBeEmpty();
        archive.FindStory(one.Id).Articles.ShouldBe(1);
        File.ReadAllText(folder.File).ShouldNotContain("Zwickelfahrt");
    }

    [Fact]
    public void DecisionsAreSavedByARepairAndFollowed()
    {
        var (one, other) = (News("4-0"), News("2-0"));
        using (var archive = folder.Open())
        {
            archive.Add([one, other]);
            archive.UpdateStories(all: true);
            archive.Decide(Join(one.Id, other.Id, true));
        }

        var target = Path.Join(folder.Folder, "saved.db");
        Keeping.ArchiveRepair.Run(folder.File, target).Unsaved.ShouldBeEmpty();
        using var saved = SqliteArchive.Open(target, create: false);
        saved.Decisions().Count.ShouldBe(1);
        saved.FindStory(one.Id).Articles.ShouldBe(2);
        saved.Check().ShouldBeEmpty();
    }

    private static Article News(string name) => MadeNews.Stories(5).Single(article => article.Path == name + ".txt");

    private static Decision Join(string one, string other, bool isConfirmed) =>
        new(isConfirmed, DecisionAbout.Join, one, other);
}

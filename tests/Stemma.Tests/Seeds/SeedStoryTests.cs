using NodaTime;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing.Json;
using Stemma.Spinning;

namespace Stemma.Tests.Seeds;

/// <summary>Story, origins and descent of the two seeds.</summary>
public class SeedStoryTests
{
    [Fact]
    public void BothAreOneStory()
    {
        var story = SeedRun.Json;
        story
            .Witnesses.Select(witness => witness.Path)
            .Order(StringComparer.Ordinal)
            .ShouldBe([SeedRun.Spun, SeedRun.Citing]);
        story.Funnel.Articles.ShouldBe(2);
        story.Funnel.DistinctTexts.ShouldBe(2);
    }

    [Fact]
    public void TheRangeOfOriginsOfTheStoryIncludesOne()
    {
        var origins = SeedRun.Json.Funnel.Origins;
        origins.Low.ShouldBe(1);
        origins.High.ShouldBeGreaterThanOrEqualTo(1);
        origins.Rule.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void TheAgencyNamedForOneParagraphIsCitedOnly() => SeedRun.Json.Funnel.Origins.CitedOnly.ShouldBe(["Tass"]);

    [Fact]
    public void TheSharedFactsHaveOneOrigin()
    {
        var story = SeedRun.Json;
        story
            .Quotations.Where(quotation => quotation.Speaker == "Yuri Ushakov")
            .ShouldAllBe(quotation => quotation.Origins.Estimate == 1);
        story
            .Apparatus.Where(entry => entry.About.Equals("drones", StringComparison.OrdinalIgnoreCase))
            .ShouldHaveSingleItem()
            .Origins.Estimate.ShouldBe(1);
    }

    [Fact]
    public void ALostOriginalWithTheNameThatIsCitedIsAnAncestorOfBoth()
    {
        var story = SeedRun.Json;
        var lost = story.Stemma.Nodes.Where(node => node.Lost).ShouldHaveSingleItem();
        lost.Name.ShouldBe("New York Post");
        Ancestors(story, story.SiglumOf(SeedRun.Spun)).ShouldContain(lost.Id);
        Ancestors(story, story.SiglumOf(SeedRun.Citing)).ShouldContain(lost.Id);
    }

    [Fact]
    public void NeitherDescendsFromTheOther()
    {
        var story = SeedRun.Json;
        var (spun, citing) = (story.SiglumOf(SeedRun.Spun), story.SiglumOf(SeedRun.Citing));
        Ancestors(story, spun).ShouldNotContain(citing);
        Ancestors(story, citing).ShouldNotContain(spun);
    }

    [Fact]
    public void TheSpunOneIsMarkedWithAlignedEvidence()
    {
        var story = SeedRun.Json;
        var (spun, citing) = (story.SiglumOf(SeedRun.Spun), story.SiglumOf(SeedRun.Citing));
        var edge = story.Stemma.Edges.Where(edge => edge.To == spun).ShouldHaveSingleItem();
        edge.Relation.ShouldBe(Descent.Spin);
        var evidence = edge.Reasons.Where(reason => reason.Kind == "spun-wording").ShouldHaveSingleItem().Evidence;
        var replaced = evidence.Where(place => place.Siglum == spun).Select(SeedRun.TextAt).ToArray();
        var original = evidence.Where(place => place.Siglum == citing).Select(SeedRun.TextAt).ToArray();
        replaced.ShouldContain("chief");
        original.ShouldContain("Leader");
        replaced.Intersect(original, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
        story.Stemma.Edges.ShouldNotContain(other => other.To == citing && other.Relation == Descent.Spin);
    }

    [Fact]
    public void OnItsOwnWordsOnlyTheSpunOneIsCalledSpun()
    {
        var articles = SeedRun.Read([SeedRun.Spun, SeedRun.Citing]);
        articles[0].Spinning.Verdict.ShouldBe(WordingVerdict.Spun);
        articles[1].Spinning.Verdict.ShouldBe(WordingVerdict.Clean);
        articles[0]
            .Spinning.Spans.Select(span => (span.Span.Slice(articles[0].Text), span.Restored))
            .ShouldContain(("Property", "House"));
    }

    [Fact]
    public void TheDateOfOneIsItsStampAndTheOtherHasItThroughTheStory()
    {
        var witnesses = SeedRun.Json.Witnesses.ToDictionary(witness => witness.Path, StringComparer.Ordinal);
        witnesses[SeedRun.Citing].Published.ShouldBe("2022-07-19");
        witnesses[SeedRun.Citing].PublishedFrom.ShouldBe(PublishedFrom.Article);
        witnesses[SeedRun.Spun].Published.ShouldBe("2022-07-19");
        witnesses[SeedRun.Spun].PublishedFrom.ShouldBe(PublishedFrom.Story);
    }

    [Fact]
    public void AloneTheUndatedOneIsDatedByTheOption()
    {
        var day = new LocalDate(2022, 7, 19);
        var witness = SeedRun.Trace([SeedRun.Spun], day).Stories.ShouldHaveSingleItem().Story.Witnesses[0];
        witness.Article.Published?.ToString().ShouldBe("2022-07-19");
        witness.PublishedFrom.ShouldBe(PublishedFrom.Option);
        SeedRun.Values(witness.Article)["Tuesday"].ShouldBe(["2022-07-19"]);
        SeedRun.Values(witness.Article)["Feb. 24"].ShouldBe(["2022-02-24"]);
        SeedRun.Read([SeedRun.Spun], day)[0].Published.ShouldBe("2022-07-19");
        SeedRun.Read([SeedRun.Spun])[0].Published.ShouldBeNull();
    }

    private static HashSet<string> Ancestors(StoryDocument story, string node)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([node]);
        while (open.TryPop(out var at))
        {
            foreach (var edge in story.Stemma.Edges.Where(edge => edge.To == at))
            {
                if (found.Add(edge.From))
                    open.Push(edge.From);
            }
        }

        return found;
    }
}

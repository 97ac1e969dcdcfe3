using NodaTime;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Lineage;

public class DecidedDescentsTests
{
    private static readonly AnnotatorPipeline Pipeline = DefaultPipeline.Build();

    private const string Lock = """
        The gates of the Tarnmere lock jammed on Sunday and eleven barges loaded with gravel had to wait, the canal office said.

        Divers found a sunken cart between the gates, and a crane from Ollerby lifted it out in the afternoon.

        "We have asked for a grating since the flood," said the lock keeper, Berit Sandahl, who has served there for thirty years.

        The office put the cost at nine thousand crowns and will send the bill to the owner of the cart, if he is found.

        Traffic on the upper canal will be normal again by Tuesday, and night passage is allowed until the end of the month.
        """;

    private const string Bees = """
        A swarm settled on the clock of Hensworth town hall, and the hands stood still at ten past four.

        The beekeeper Lorcan Whitby took three hours to coax the queen into a straw basket.
        """;

    [Fact]
    public void ARejectedDescentIsNotFoundAgain()
    {
        var copies = (Article[])[Article("a", 1, Lock), Article("b", 2, Lock)];
        Edges(Build(copies)).ShouldBe(["a > b"]);
        Edges(Build(copies, Says(false, "b", "a"))).ShouldNotContain("a > b");
    }

    [Fact]
    public void AConfirmedDescentHoldsAgainstTheEvidence()
    {
        var copies = (Article[])[Article("a", 1, Lock), Article("b", 2, Lock)];
        var edge = Build(copies, Says(true, "a", "b")).Graph.Edges.ShouldHaveSingleItem();
        (edge.From, edge.To, edge.Score).ShouldBe(("B", "A", 1));
        edge.Reasons[0].Kind.ShouldBe("decision");
        edge.Reasons[0].Text.ShouldBe("confirmed by Ada Lind");
    }

    [Fact]
    public void AConfirmedDescentHoldsWithoutSharedWords()
    {
        var found = Build([Article("a", 1, Lock), Article("b", 2, Bees)], Says(true, "b", "a"));
        found.Graph.Edges.ShouldHaveSingleItem().Relation.ShouldBe(Descent.Citation);
        found.Origins.OfStory().Range.Estimate.ShouldBe(1);
    }

    [Fact]
    public void SeveralConfirmedParentsAreAllThere() =>
        Edges(
                Build(
                    [Article("a", 1, Lock), Article("b", 1, Bees), Article("c", 2, Lock + "\n\n" + Bees)],
                    Says(true, "c", "a"),
                    Says(true, "c", "b")
                )
            )
            .ShouldBe(["a > c", "b > c"], ignoreOrder: true);

    [Fact]
    public void AConfirmedChainTurnsTheOtherEdgesAround() =>
        Edges(
                Build(
                    [Article("a", 1, Lock), Article("b", 2, Lock), Article("c", 3, Lock)],
                    Says(true, "a", "b"),
                    Says(true, "b", "c")
                )
            )
            .ShouldBe(["b > a", "c > b"], ignoreOrder: true);

    [Fact]
    public void DecisionsHoldInALargerTree()
    {
        var copies = Enumerable.Range(1, 6).Select(day => Article($"{(char)('a' + day - 1)}", day, Lock)).ToArray();
        var without = Edges(Build(copies));
        without.ShouldContain("a > d");
        var found = Edges(
            Build(copies, Says(false, "d", "a"), Says(true, "c", "f"), Says(true, "a", "e"), Says(true, "e", "b"))
        );
        found.ShouldContain("f > c");
        found.ShouldContain("e > a");
        found.ShouldContain("b > e");
        found.ShouldNotContain("a > d");
    }

    private static Article Article(string path, int day, string text) =>
        new(path, text) { Language = "en", Published = new PublicationTime(new LocalDate(2033, 5, day)) };

    private static Decision Says(bool confirmed, string child, string parent) =>
        new(confirmed, DecisionAbout.Descent, child, parent) { Who = "Ada Lind" };

    private static Descents Build(Article[] articles, params Decision[] decisions)
    {
        var annotated = articles.Select(Pipeline.Annotate).ToArray();
        var story = StoryGrouper.AsOneStory([.. annotated], Decisions.Of(decisions, [.. annotated])).Single();
        return StemmaBuilder.Build(new WordingAnalysis().Review(Collator.Collate(story)));
    }

    private static string[] Edges(Descents found) =>
        [.. found.Graph.Edges.Select(edge => $"{Path(found, edge.From)} > {Path(found, edge.To)}")];

    private static string Path(Descents found, string id) =>
        found.Graph.Nodes.First(node => node.Id == id).Lost ? id : found.Origins.Story[id].Article.Path;
}

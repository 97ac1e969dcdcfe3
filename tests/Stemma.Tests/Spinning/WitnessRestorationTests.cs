using Stemma.Publishing;
using Stemma.Spinning;

namespace Stemma.Tests.Spinning;

public class WitnessRestorationTests
{
    private const string Original = """
        The mayor told reporters on Monday that the city would begin work on the new bridge next month.
        Police officers closed the road for two hours after a truck hit a lamp post near the old market.
        The most important thing is to keep children safe, the head of the school added on Tuesday.
        A report on the cost of the project is expected before the end of the year, officials said.
        """;

    private const string Spun = """
        The mayor informed reporters on Monday that the city would commence work on the new bridge following month.
        Police officers shut the road for two hours after after a truck struck a lamp post near the aged market.
        The most crucial factor is to keep children secure, the head of the school additional on Tuesday.
        A report on the expense of the project is anticipated prior to the end of the year, officials said.
        """;

    [Fact]
    public void TheReportProposesOfARewordedWitnessWhatTheOtherSays()
    {
        var (report, sound, reworded) = Report(Original, Spun);
        var witness = report.Restorations.ShouldHaveSingleItem();
        witness.Siglum.ShouldBe(reworded);
        var told = witness.Proposals.Single(item => Words(report, witness, item) == "informed");
        told.Restored.ShouldBe("told");
        told.Basis.ShouldBe(RestorationBasis.Witness);
        told.Evidence!.Value.Siglum.ShouldBe(sound);
        report.Story[sound].Slice(told.Evidence.Value.Span).ShouldBe("told");
    }

    [Fact]
    public void EachProposalLiesInTheRewordedTextInOrderAndOverlapsNoOther()
    {
        var (report, _, _) = Report(Original, Spun);
        var proposals = report.Restorations.ShouldHaveSingleItem().Proposals;
        proposals.Length.ShouldBeGreaterThan(5);
        proposals.Zip(proposals.Skip(1)).ShouldAllBe(pair => pair.First.Span.End <= pair.Second.Span.Start);
    }

    [Fact]
    public void NothingIsProposedWhereNoSideIsNamed()
    {
        var edited = Original.Replace("Monday", "Tuesday", StringComparison.Ordinal);
        Report(Original, edited).Report.Restorations.ShouldBeEmpty();
    }

    [Fact]
    public void TheModelDoesNotGuessAtWhatSomebodySaid()
    {
        const string quotation =
            "“The crucial factor is is to keep children secure,” the head of the school additional.\n";
        var (report, _, _) = Report(Original, Spun + quotation);
        var witness = report.Restorations.ShouldHaveSingleItem();
        var article = report.Story[witness.Siglum].Article;
        var from = article.Text.IndexOf('“', StringComparison.Ordinal);
        var to = article.Text.IndexOf('”', StringComparison.Ordinal);
        witness
            .Proposals.Where(item => item.Span.Start > from && item.Span.End < to)
            .ShouldAllBe(item => item.Basis == RestorationBasis.Witness);
    }

    [Fact]
    public void AClauseThatOneSideAddsIsNoProposal()
    {
        var longer = Original.Replace(
            "told reporters",
            "said in a long and much awaited speech to the assembled reporters",
            StringComparison.Ordinal
        );
        var (report, _, _) = Report(longer, Spun);
        report
            .Restorations.ShouldHaveSingleItem()
            .Proposals.ShouldNotContain(item => item.Restored.Contains("awaited", StringComparison.Ordinal));
    }

    private static string Words(StoryReport report, RestoredWitness witness, ProposedWording item) =>
        report.Story[witness.Siglum].Slice(item.Span);

    private static (StoryReport Report, string Sound, string Reworded) Report(string sound, string reworded)
    {
        var story = Making.Story(Making.Article(sound, "a.txt"), Making.Article(reworded, "b.txt"));
        return (Tracer.Report(story), "A", "B");
    }
}

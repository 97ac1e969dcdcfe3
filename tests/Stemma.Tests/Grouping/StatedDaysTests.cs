using Stemma.Grouping;

namespace Stemma.Tests.Grouping;

/// <summary>Days that are resolved by the days of publication tell like events apart, and reports of one event not.</summary>
public class StatedDaysTests
{
    private const string Climbers =
        "Two climbers were killed by an avalanche in the Ostrava glen on Monday, mountain rescuers said. The slab broke loose below the Grey Wall when the rope of five crossed the slope. The other three dug themselves out. Rescue chief Alban Thorne said the warning level was three of five.";

    private const string Skier =
        "A skier of 24 died on Monday when an avalanche carried him over a cliff in the Ostrava glen, mountain rescuers said. He had left the marked run at Crossfell in spite of the barriers. His friend called for help. Rescue chief Alban Thorne said the warning level was four of five.";

    private const string Study =
        "Lake Torneval has lost a third of its water since 1990 and could be dry by 2050, according to a study by the Institute of Hydrology published on Monday. Cotton fields upstream take nine tenths of the inflow. The salt left behind is blown over villages with 300,000 people, lead author Dilnoza Karim said.";

    private const string Minister =
        "The minister of agriculture does not believe in the end of Lake Torneval. He was there as a boy, he said on Tuesday, and there was less. Fishermen in the ghost harbour of Muynor laughed so much at the radio that one had to sit down on his boat, which has stood in sand since 2011. Dilnoza Karim, who wrote the study, has invited the minister for a swim. Cotton earns the country a fifth of its foreign money.";

    private const string Box =
        "Seagrave Haulage is a leading provider of integrated transport with 16,500 employees at 120 sites in eleven countries. In the last financial year it had a turnover of 3.2 billion crowns. The group belongs to the Ahlborn family and has its head office in Cuxmere.";

    private static readonly string Lorries =
        "Seagrave Haulage has ordered 200 electric lorries from Trondel Motors, the biggest such order in the country. The first are to come next spring, logistics chief Paul Ostry said on Tuesday.\n\n"
        + Box;

    private static readonly string Warehouse =
        "A warehouse of Seagrave Haulage at Elmenow will be the largest in the north. The council gave permission on Tuesday by 19 votes to 4. Neighbours fear for their sleep and for a colony of bats.\n\n"
        + Box;

    [Fact]
    public void LikeEventsOnOneWeekdayOfTwoWeeksAreTwoStories()
    {
        Drawn((Climbers, "2032-01-13"), (Skier, "2032-01-20")).ShouldBe("a | b");
        News.Grouped(Climbers, Skier).ShouldBe("a b");
    }

    [Fact]
    public void WhatIsSaidOnTheNextDayIsOfTheSameStory()
    {
        Drawn((Study, "2032-06-29"), (Minister, "2032-06-30")).ShouldBe("a b");
        News.Grouped(Study, Minister).ShouldBe("a | b");
    }

    [Fact]
    public void ABoxBelowTwoReportsDoesNotOutweighTheirDays()
    {
        Drawn((Lorries, "2032-06-16"), (Warehouse, "2032-08-11")).ShouldBe("a | b");
        News.Grouped(Lorries, Warehouse).ShouldBe("a b");
    }

    [Fact]
    public void ACopyUnderAnotherDayStaysInItsStory() =>
        Drawn((News.NorthFerry, "2031-05-06"), (News.NorthFerry[..420], "2031-07-16")).ShouldBe("a b");

    [Theory]
    [InlineData(
        "The mill in Harl burned on Sunday.",
        "The mill in Harl burned on Sunday.",
        "2030-03-12",
        DayRelation.Apart
    )]
    [InlineData(
        "The mill in Harl burned on Sunday.",
        "The ruin was searched on Tuesday.",
        "2030-03-05",
        DayRelation.Near
    )]
    [InlineData("The mill in Harl burned on Sunday.", "It burned on March 3.", "2030-03-25", DayRelation.Same)]
    [InlineData("The mill in Harl burned on Sunday.", "He was tried on Friday.", "2030-03-25", DayRelation.Apart)]
    [InlineData(
        "The mill in Harl burned on Sunday.",
        "He was tried on Friday, three weeks after the fire.",
        "2030-03-25",
        DayRelation.Near
    )]
    [InlineData(
        "The mill in Harl burned on Sunday.",
        "He was tried on Friday for the fire of early March.",
        "2030-03-25",
        DayRelation.Near
    )]
    [InlineData("The mill in Harl burned on Sunday.", "At noon he is calm now.", "2030-03-25", DayRelation.Unknown)]
    [InlineData("The mill in Harl burned on Sunday.", "He was tried on Friday.", null, DayRelation.Unknown)]
    public void DaysAreComparedAsTheyAreResolved(string first, string second, string? day, object relation)
    {
        var one = StatedDays.Of(News.Article(first, "a", "2030-03-04"));
        var other = StatedDays.Of(News.Article(second, "b", day));
        StatedDays.Between(one, other).ShouldBe((DayRelation)relation);
        StatedDays.Between(other, one).ShouldBe((DayRelation)relation);
    }

    private static string Drawn(params (string Text, string Day)[] reports) =>
        News.Drawn(
            StoryGrouper.Group([
                .. reports.Select(
                    (report, index) => News.Article(report.Text, ((char)('a' + index)).ToString(), report.Day)
                ),
            ])
        );
}

using NodaTime;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Apparatus;

public class HourTests
{
    [Theory]
    [InlineData("The tower fell at 11:40 a.m. on Tuesday.", "T11:40")]
    [InlineData("The tower fell around noon.", "T11:30..12:30")]
    [InlineData("The tower fell shortly before noon.", "T11:30..11:59")]
    [InlineData("The tower fell shortly after four in the morning.", "T04:00..04:30")]
    [InlineData("The tower fell at half past nine in the evening.", "T21:30")]
    [InlineData("The tower fell at eight minutes to eight.", "T07:52")]
    [InlineData("The tower fell at a quarter to six in the afternoon.", "T17:45")]
    [InlineData("The tower fell at about 3:10 p.m., he said.", "T15:00..15:20")]
    [InlineData("The last man had left by 6 a.m. on Tuesday.", "T00:00..06:00")]
    public void AnHourIsReadWithHowLooselyItIsPut(string text, string value) =>
        Hours(text).ShouldHaveSingleItem().Value.ShouldBe(value);

    [Theory]
    [InlineData("They lost three to one.")]
    [InlineData("Shortly after nine people had left, the tower fell.")]
    [InlineData("He walked past ten of them.")]
    [InlineData("She was one of four in the group.")]
    public void NumbersAreNoHours(string text) => Hours(text).ShouldBeEmpty();

    [Fact]
    public void AnHourOfUnknownHalfIsTakenInTheHalfNearerToTheOther()
    {
        var loose = Hours("It fell at half past nine.").Single();
        var clock = Hours("It fell at 9:20 p.m. on Monday.").Single();

        loose.IsHalfKnown.ShouldBeFalse();
        loose.Near(clock).Value.ShouldBe("T21:30");
        loose.Near(Hours("It fell at 9:20 a.m. on Monday.").Single()).Value.ShouldBe("T09:30");
    }

    [Fact]
    public void ALooseHourFitsTheExactOne()
    {
        var row = Telling
            .Rows(
                "The old water tower in Grellick fell at 11:40 a.m. on Tuesday, police said.",
                "The water tower in Grellick fell around noon on Tuesday and crushed two cars."
            )
            .Row(ApparatusKind.Time);

        row.Verdict.ShouldBe(Verdict.Compatible);
    }

    [Fact]
    public void HoursThatCannotBothHoldDiffer()
    {
        var row = Telling
            .Rows(
                "The old water tower in Grellick fell at 11:40 a.m. on Tuesday, police said.",
                "The water tower in Grellick fell at half past ten in the morning and crushed two cars."
            )
            .Row(ApparatusKind.Time);

        row.Verdict.ShouldBe(Verdict.Differ);
        row.Sentence.ShouldContain("“11:40 a.m. on Tuesday” (A) differs from “half past ten in the morning” (B)");
    }

    [Fact]
    public void HoursOfDifferentHappeningsAreNotCompared() =>
        Telling
            .Rows(
                "The old water tower in Grellick fell at 11:40 a.m. on Tuesday, police said.",
                "Mayor Ilse Quandt will speak to families at the school hall at 1 p.m. on Tuesday."
            )
            .ShouldNotContain(row => row.Kind == ApparatusKind.Time && row.Verdict == Verdict.Differ);

    private static StatedHour[] Hours(string text)
    {
        var article = DefaultPipeline
            .Build()
            .Annotate(
                new Article("a.txt", text)
                {
                    Language = "en",
                    Published = new PublicationTime(new LocalDate(2047, 5, 7)),
                }
            );
        return [.. HourReader.Read(new Witness("A", article, null, [article]))];
    }
}

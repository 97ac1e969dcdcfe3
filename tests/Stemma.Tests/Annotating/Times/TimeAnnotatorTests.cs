using NodaTime;
using NodaTime.Text;
using Stemma.Annotating;
using Stemma.Annotating.Times;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Times;

public class TimeAnnotatorTests
{
    // Published on Tuesday 19 July 2022.
    [Theory]
    [InlineData("The mayor will fly to Leeds Tuesday.", "Tuesday", "2022-07-19")]
    [InlineData("The mayor will fly to Leeds on Thursday.", "Thursday", "2022-07-21")]
    [InlineData("The mayor flew to Leeds on Thursday.", "Thursday", "2022-07-14")]
    [InlineData("On Monday, the council sacked nine clerks.", "Monday", "2022-07-18")]
    [InlineData("Talks are scheduled for Friday.", "Friday", "2022-07-22")]
    [InlineData("The judge gave them until Friday to answer.", "Friday", "2022-07-22")]
    [InlineData("Last Tuesday the dam burst.", "Last Tuesday", "2022-07-12")]
    [InlineData("The fair opens next Monday.", "next Monday", "2022-07-25")]
    [InlineData("The vote took place on Wednesday of last week.", "Wednesday of last week", "2022-07-13")]
    [InlineData("The editorial appeared on Saturday, July 16.", "Saturday, July 16", "2022-07-16")]
    [InlineData("Yesterday the court adjourned.", "Yesterday", "2022-07-18")]
    [InlineData("The bridge will reopen tomorrow.", "tomorrow", "2022-07-20")]
    [InlineData("The pier caught fire the day before yesterday.", "the day before yesterday", "2022-07-17")]
    [InlineData("They married last month.", "last month", "2022-06")]
    [InlineData("He resigned late last month.", "late last month", "2022-06")]
    [InlineData("The plant closes next week.", "next week", "2022-W30")]
    [InlineData("The river rose earlier this week.", "earlier this week", "2022-W29")]
    [InlineData("Sales fell last year.", "last year", "2021")]
    [InlineData("The siege began on Feb. 24 at dawn.", "Feb. 24", "2022-02-24")]
    [InlineData("Since the Oct. 7 attacks, guards have doubled.", "Oct. 7", "2021-10-07")]
    [InlineData("She was born on July 19, 1988, in Hull.", "July 19, 1988", "1988-07-19")]
    [InlineData("It was signed on 3 March 2019.", "3 March 2019", "2019-03-03")]
    [InlineData("It was signed on the 3rd of March, 2019.", "the 3rd of March, 2019", "2019-03-03")]
    [InlineData("The file is dated 2021-12-31.", "2021-12-31", "2021-12-31")]
    [InlineData("The form is dated 12/31/2021.", "12/31/2021", "2021-12-31")]
    [InlineData("The form is dated 31.12.2021.", "31.12.2021", "2021-12-31")]
    [InlineData("Nobody expected the storm in February.", "February", "2022-02")]
    [InlineData("The office burned down in October.", "October", "2021-10")]
    [InlineData("The museum will open in May.", "May", "2023-05")]
    [InlineData("They met in July last year.", "July last year", "2021-07")]
    [InlineData("The ferry sank last summer.", "last summer", "2021-SU")]
    [InlineData("They split in the winter of 1994.", "the winter of 1994", "1994-WI")]
    [InlineData("Profit rose in the first quarter.", "the first quarter", "2022-Q1")]
    [InlineData("Profit rose in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3")]
    [InlineData("Output shrank in Q4 2021.", "Q4 2021", "2021-Q4")]
    [InlineData("He left the 2015 nuclear deal.", "2015", "2015")]
    [InlineData("Rents soared in the 1990s.", "the 1990s", "199X")]
    [InlineData("The chapel dates from the 19th century.", "the 19th century", "18XX")]
    [InlineData("The herd was counted two days ago.", "two days ago", "2022-07-17")]
    [InlineData("The herd was counted three months ago.", "three months ago", "2022-04")]
    [InlineData("Shops were shut on Christmas Day.", "Christmas Day", "2021-12-25")]
    [InlineData("Shops shut for Easter 2022.", "Easter 2022", "2022-04-17")]
    [InlineData("The summit will be held in April.", "April", "2023-04")]
    [InlineData("He was told to repeat the late-March test.", "late-March", "2022-03")]
    [InlineData("The town held a parade to mark the armistice on Friday.", "Friday", "2022-07-15")]
    [InlineData("The town announced plans to mark the armistice on Friday.", "Friday", "2022-07-22")]
    [InlineData("The library reopens on Friday.", "Friday", "2022-07-22")]
    [InlineData("The hearing is in the week of August 1.", "the week of August 1", "2022-W31")]
    [InlineData("It hopes to finish by the end of the year.", "the end of the year", "2022")]
    [InlineData("It hopes to finish by year-end.", "year-end", "2022-12-31")]
    [InlineData(
        "Tickets go on sale on the first Saturday of November 2022.",
        "the first Saturday of November 2022",
        "2022-11-05"
    )]
    [InlineData("Rain will return in the coming days.", "the coming days", "FUTURE_REF")]
    public void DatesAreResolvedAgainstThePublicationDay(string sentence, string span, string value) =>
        Single(sentence, "2022-07-19").ShouldBe((span, TimeType.Date, value));

    [Theory]
    [InlineData("The blast came at 8:15 a.m. on Monday.", "8:15 a.m. on Monday", "2022-07-18T08:15")]
    [InlineData("The train left at 14:30 GMT.", "14:30 GMT", "2022-07-19T14:30")]
    [InlineData("Doors open at 7pm.", "7pm", "2022-07-19T19:00")]
    [InlineData("Doors open at 8.15am.", "8.15am", "2022-07-19T08:15")]
    [InlineData("Rain fell on Monday morning.", "Monday morning", "2022-07-18TMO")]
    [InlineData("Polls close at midnight.", "midnight", "2022-07-19T24:00")]
    [InlineData("Police arrested him last night.", "last night", "2022-07-18TNI")]
    public void TimesOfDayCarryTheirDay(string sentence, string span, string value) =>
        Single(sentence, "2022-07-19").ShouldBe((span, TimeType.Time, value));

    [Theory]
    [InlineData("Talks lasted for two days.", "two days", "P2D")]
    [InlineData("It took five months to build.", "five months", "P5M")]
    [InlineData("A five-month strike ended.", "five-month", "P5M")]
    [InlineData("They waited more than 40 years for it.", "more than 40 years", "P40Y")]
    [InlineData("It took two and a half hours.", "two and a half hours", "PT2H30M")]
    [InlineData("They queued for half an hour.", "half an hour", "PT0.5H")]
    [InlineData("Prices rose over the past few weeks.", "the past few weeks", "PXW")]
    [InlineData("The inquiry went on for years.", "years", "PXY")]
    [InlineData("He will be out for three to four weeks.", "three to four weeks", "P4W")]
    [InlineData("Trade has been poor in recent quarters.", "recent quarters", "PXM")]
    public void LengthsOfTimeAreDurations(string sentence, string span, string value) =>
        Single(sentence, "2022-07-19").ShouldBe((span, TimeType.Duration, value == "PT0.5H" ? "PT30M" : value));

    [Theory]
    [InlineData("The choir meets every Friday.", "every Friday", "XXXX-WXX-5")]
    [InlineData("The prize is awarded annually.", "annually", "P1Y")]
    [InlineData("The bus runs every two weeks.", "every two weeks", "P2W")]
    [InlineData("The market opens on Sundays.", "Sundays", "XXXX-WXX-7")]
    [InlineData("The board meets twice a month.", "twice a month", "P1M")]
    public void RecurringTimesAreSets(string sentence, string span, string value) =>
        Single(sentence, "2022-07-19").ShouldBe((span, TimeType.Set, value));

    [Theory]
    [InlineData("He resigned late last month.", "2022-06-21", "2022-06-30")]
    [InlineData("He resigned in early 2021.", "2021-01-01", "2021-05-01")]
    [InlineData("They married last month.", "2022-06-01", "2022-06-30")]
    [InlineData("The river rose earlier this week.", "2022-07-18", "2022-07-19")]
    [InlineData("Sales fell last year.", "2021-01-01", "2021-12-31")]
    [InlineData("They split in the winter of 1994.", "1994-12-01", "1995-02-28")]
    [InlineData("He has recently moved.", null, "2022-07-19")]
    [InlineData("Prices rose over the past three weeks.", "2022-06-28", "2022-07-19")]
    [InlineData("Talks lasted for two days.", null, null)]
    public void BoundsAreTheFirstAndLastDayMeant(string sentence, string? earliest, string? latest)
    {
        var time = Annotate(sentence, "2022-07-19").Get(AnnotationLayers.Times).ShouldHaveSingleItem();
        Iso(time.Earliest).ShouldBe(earliest);
        Iso(time.Latest).ShouldBe(latest);
    }

    [Fact]
    public void ADayEarlierCountsFromTheLastDateNamed() =>
        Values(
                "On Monday the minister dismissed nine officers. A day earlier, she dismissed two. The following day she left.",
                "2022-07-19"
            )
            .ShouldBe(["2022-07-18", "2022-07-17", "2022-07-18"]);

    [Fact]
    public void TheDayBeforeCountsFromTheLastDateNamed() =>
        Values("On Monday the wall fell. The day before, cracks had shown.", "2022-07-19")
            .ShouldBe(["2022-07-18", "2022-07-17"]);

    [Fact]
    public void BothEndsOfARangeAreRead() =>
        Values("Between March and May 2021 it rained.", "2022-07-19").ShouldBe(["2022-03", "2021-05"]);

    [Theory]
    [InlineData("You may march on without me.")]
    [InlineData("Theresa May said no.")]
    [InlineData("The Sun reported it first.")]
    [InlineData("It was his second trip.")]
    [InlineData("A 69-year-old man won.")]
    [InlineData("Some 2000 troops came.")]
    [InlineData("The helpline is staffed 24/7.")]
    [InlineData("He earned $2 a year.")]
    [InlineData("Three-quarters of voters agreed.")]
    [InlineData("They won 3-1 at home.")]
    [InlineData("It was the third fire in as many years.")]
    [InlineData("It follows the fall of the city.")]
    public void WhatOnlyLooksLikeATimeIsNone(string sentence) => Values(sentence, "2022-07-19").ShouldBeEmpty();

    [Theory]
    [InlineData("It fell on Feb. 30.")]
    [InlineData("It fell on 31 April 2021.")]
    [InlineData("It is dated 2021-02-29.")]
    public void ADateNoCalendarHasIsReportedAndLeftOut(string sentence)
    {
        var article = Annotate(sentence, "2022-07-19");
        article.Get(AnnotationLayers.Times).ShouldBeEmpty();
        article.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("ST2010");
    }

    [Theory]
    [InlineData("The mayor spoke on Tuesday.", "XXXX-WXX-2")]
    [InlineData("The siege began on Feb. 24.", "XXXX-02-24")]
    [InlineData("They married last month.", "XXXX-XX")]
    [InlineData("The plant closes next week.", "XXXX-WXX")]
    [InlineData("The herd was counted two days ago.", "XXXX-XX-XX")]
    [InlineData("Sales fell last year.", "XXXX")]
    [InlineData("Profit rose in the first quarter.", "XXXX-Q1")]
    public void WithoutAPublicationDayRelativeTimesStayOpen(string sentence, string value)
    {
        var time = Annotate(sentence, null).Get(AnnotationLayers.Times).ShouldHaveSingleItem();
        time.Value.ShouldBe(value);
        time.Earliest.ShouldBeNull();
        time.Latest.ShouldBeNull();
    }

    [Fact]
    public void AnnotatingAgainWithADateReplacesTheLayerAndItsComplaints()
    {
        var undated = Annotate("It will open Tuesday. It fell on Feb. 30, 2021.", null);
        var dated = new TimeAnnotator().Annotate(undated with { Published = new(new LocalDate(2022, 7, 19)) });
        dated.Get(AnnotationLayers.Times).ShouldHaveSingleItem().Value.ShouldBe("2022-07-19");
        dated.Diagnostics.Length.ShouldBe(1);
        dated
            .Get(AnnotationLayers.Times)
            .Select(time => time.Span)
            .ShouldBe(undated.Get(AnnotationLayers.Times).Select(time => time.Span));
    }

    private static (string Span, TimeType Type, string Value) Single(string sentence, string published)
    {
        var article = Annotate(sentence, published);
        var time = article.Get(AnnotationLayers.Times).ShouldHaveSingleItem();
        return (article.Slice(time.Span), time.Type, time.Value);
    }

    private static IEnumerable<string> Values(string text, string published) =>
        Annotate(text, published).Get(AnnotationLayers.Times).Select(time => time.Value);

    private static Article Annotate(string text, string? published) =>
        DefaultPipeline
            .Build()
            .Annotate(
                new Article("test", text)
                {
                    Published = published is null ? null : new(LocalDatePattern.Iso.Parse(published).Value),
                }
            );

    private static string? Iso(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;
}

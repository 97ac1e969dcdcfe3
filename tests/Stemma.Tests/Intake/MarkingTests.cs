using System.Collections.Immutable;
using NodaTime;
using Stemma.Intake.Marking;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Tests.Intake;

public class MarkingTests
{
    private const string First =
        "The ferry company said on Monday that it would stop running boats to the island in winter.";
    private const string Second =
        "Islanders protested in front of the harbour office, and some of them stayed all night.";
    private const string Third = "“We will not be cut off,” said the mayor, who has run the island for nine years.";

    private static readonly string Body = $"{First}\n\n{Second}\n\n{Third}";

    [Fact]
    public void ReportingIsNeverMarked()
    {
        var article = Mark(Body);
        article.Get(TextLayers.Boilerplate).ShouldBeEmpty();
        article.Get(TextLayers.Credits).ShouldBeEmpty();
        article.Title.ShouldBeNull();
        article.Published.ShouldBeNull();
        article.Language.ShouldBe("en");
    }

    [Theory]
    [InlineData("Sign-ups for the winter classes begin on Friday, the school board said.")]
    [InlineData("Photos of the wreck showed a hole as wide as a bus in its side.")]
    [InlineData("The ferries stopped. Crews (Norse) - who had slept aboard - went home without a word to anybody.")]
    [InlineData("By Friday evening the water had reached the second floor of the mill.")]
    [InlineData("More than 200 people were taken to hospital, according to the fire brigade.")]
    [InlineData("With the wires down, nobody in the valley could telephone for help.")]
    [InlineData("The newsletter of the fishing club was the first to report the leak.")]
    [InlineData("Related claims against the builder were dropped by the court in March.")]
    [InlineData("“Sign up for our newsletter” was painted on the wall of the town hall, police said.")]
    [InlineData("Published accounts show that the company lost £4m in 2030.")]
    [InlineData("On 4 May 2031 the first of three floods reached the town.")]
    [InlineData("May 4, 2031 was the warmest day on record, the weather service said.")]
    [InlineData("The source: a broken pipe under the square, engineers told the council on Friday.")]
    [InlineData("Reuters reported on Friday that the two companies were close to an agreement.")]
    [InlineData("The company (Norfolk Ferries) said it would appeal against the decision of the court.")]
    [InlineData("Trending upwards since May, prices rose by another four per cent, the bank said.")]
    [InlineData(
        "Watch: the hands of the town clock will move backwards this Sunday, the council promised on Friday night."
    )]
    public void SentencesThatLookLikeBoilerplateAreReporting(string sentence)
    {
        foreach (
            var text in (string[])
                [$"{sentence}\n\n{Body}", $"{First}\n\n{sentence}\n\n{Second}", $"{First}\n{sentence}"]
        )
        {
            var article = Mark(text);
            article
                .Get(TextLayers.Boilerplate)
                .ShouldNotContain(item => item.Span.Overlaps(At(text, sentence)), sentence);
            article.Published.ShouldBeNull();
            article.Byline.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("More Stories")]
    [InlineData("Related Articles:")]
    [InlineData("YOU MAY ALSO LIKE")]
    [InlineData("Read next")]
    [InlineData("More from Island Life")]
    public void ATrailingSectionIsMarkedWithItsHeadlines(string heading)
    {
        string[] links =
        [
            "Five ways to cook a turnip",
            "Was this the coldest June?",
            "Rower, 81, crosses the bay ‘for fun’",
        ];
        foreach (var newline in (string[])["\n", "\n\n"])
        {
            var text = string.Join(newline, [First, Second, heading, .. links]);
            Kinds(text)
                .ShouldBe([
                    (heading, BoilerplateKind.Related),
                    .. links.Select(link => (link, BoilerplateKind.Related)),
                ]);
        }
    }

    [Fact]
    public void ASectionAmongParagraphsEndsWhereReportingGoesOn() =>
        Kinds($"{First}\n\nRelated stories\n\nFive ways to cook a turnip\n\nWhy geese fly in lines\n\n{Second}")
            .Select(item => item.Text)
            .ShouldBe(["Related stories", "Five ways to cook a turnip", "Why geese fly in lines"]);

    [Fact]
    public void ATrailingListUnderAnUnknownHeadingIsMarked() =>
        Kinds($"{First}\n{Second}\nFurther Tales\nFive Clever Ways to Cook a Turnip\nWhy Geese Always Fly in Lines")
            .ShouldAllBe(item => item.Kind == BoilerplateKind.Related);

    [Theory]
    [InlineData("READ MORE: Turnip prices at a record", BoilerplateKind.Related)]
    [InlineData("Also read | Turnip prices at a record", BoilerplateKind.Related)]
    [InlineData("Advertisement", BoilerplateKind.Other)]
    [InlineData("Sign up to our newsletter and never miss a story.", BoilerplateKind.Other)]
    [InlineData("Get the day’s news in your inbox every morning.", BoilerplateKind.Other)]
    [InlineData("We use cookies to improve your visit. Read our privacy policy.", BoilerplateKind.Other)]
    [InlineData("Share this article", BoilerplateKind.Other)]
    [InlineData("Join the conversation", BoilerplateKind.Other)]
    [InlineData("© 2031 Bay Media Ltd. All rights reserved.", BoilerplateKind.Other)]
    [InlineData("Copyright 2031 Bay Media. This may not be copied.", BoilerplateKind.Other)]
    [InlineData("Story continues below", BoilerplateKind.Other)]
    [InlineData("FILE PHOTO: The ferry in the harbour in May.", BoilerplateKind.Caption)]
    [InlineData("A ferry leaves the harbour on Friday. (AP Photo/Jane Doe)", BoilerplateKind.Caption)]
    [InlineData("Updated: 4 May 2031 09:12 GMT", BoilerplateKind.Datestamp)]
    [InlineData("Winter without boats", BoilerplateKind.Heading)]
    [InlineData("What happens next?", BoilerplateKind.Heading)]
    public void ALineThatIsNoReportingIsMarkedAmongParagraphs(string line, BoilerplateKind kind) =>
        Kinds($"{First}\n\n{line}\n\n{Second}").ShouldBe([(line, kind)]);

    [Theory]
    [InlineData("(Image: AP)", "Associated Press")]
    [InlineData("Photo: Jane Doe/Reuters", "Reuters")]
    [InlineData("Image credit: Harbour Board", "Harbour Board")]
    [InlineData("(AP Photo/Jane Doe)", "Associated Press")]
    [InlineData("Picture: AFP via Getty Images", "Agence France-Presse")]
    [InlineData("The harbour on Friday. Jane Doe/AFP", "Agence France-Presse")]
    public void APictureCreditIsNamed(string line, string name)
    {
        var article = Mark($"{Body}\n\n{line}");
        var credit = article.Get(TextLayers.Credits).ShouldHaveSingleItem();
        credit.Name.ShouldBe(name);
        credit.Kind.ShouldBe(CreditKind.Image);
        article.Slice(credit.Span).ShouldBe(line);
        article.Get(TextLayers.Boilerplate).ShouldHaveSingleItem().Kind.ShouldBe(BoilerplateKind.Caption);
    }

    [Theory]
    [InlineData("With Post wires", "Post", CreditKind.Agency)]
    [InlineData("With Submit wires", "Submit", CreditKind.Agency)]
    [InlineData("(With inputs from AFP)", "Agence France-Presse", CreditKind.Agency)]
    [InlineData("— AP", "Associated Press", CreditKind.Agency)]
    [InlineData("Reuters", "Reuters", CreditKind.Agency)]
    [InlineData("The Associated Press contributed to this report.", "Associated Press", CreditKind.Agency)]
    [InlineData("This article first appeared in The Bay Bugle.", "Bay Bugle", CreditKind.Outlet)]
    [InlineData("Source: Bay Bugle", "Bay Bugle", CreditKind.Outlet)]
    [InlineData("Source: Bay Bugle.", "Bay Bugle", CreditKind.Outlet)]
    [InlineData("h/t @baywatcher", "@baywatcher", CreditKind.Handle)]
    public void ACreditLineAfterTheReportIsNamed(string line, string name, CreditKind kind)
    {
        var text = $"{First}\n{Second}\n{line}";
        var article = Mark(text);
        article
            .Get(TextLayers.Credits)
            .ShouldBe([new Credit(At(text, line), Expanded(name), kind == CreditKind.Outlet ? KindOf(name) : kind)]);
        article.Get(TextLayers.Boilerplate).ShouldBe([new Boilerplate(At(text, line), BoilerplateKind.Credit)]);
    }

    [Theory]
    [InlineData("Reuters/AFP", "Reuters", "AFP")]
    [InlineData("(With inputs from AFP and Reuters)", "AFP", "Reuters")]
    [InlineData("Reuters and the Associated Press contributed to this report.", "Reuters", "Associated Press")]
    public void EveryNameOfACreditLineIsACreditOfItsOwn(string line, string one, string other)
    {
        var text = $"{First}\n{Second}\n{line}";
        Mark(text)
            .Get(TextLayers.Credits)
            .ShouldBe([
                new Credit(At(text, one), Expanded(one), CreditKind.Agency),
                new Credit(At(text, other), Expanded(other), CreditKind.Agency),
            ]);
    }

    [Theory]
    [InlineData("LEEDS, England, May 4 (AFP/Reuters) - ", "")]
    [InlineData("", " (AFP/Reuters)")]
    public void TwoAgenciesInOneBracketAreTwo(string before, string after)
    {
        var text = $"{before}{First}\n{Second}{after}";
        Mark(text)
            .Get(TextLayers.Credits)
            .ShouldBe([
                new Credit(At(text, "AFP"), "Agence France-Presse", CreditKind.Agency),
                new Credit(At(text, "Reuters"), "Reuters", CreditKind.Agency),
            ]);
    }

    [Fact]
    public void ALabelledCreditAfterTheLastSentenceIsNamedWithoutTheSentence()
    {
        var text = $"{First}\n{Second} “We will not pay,” he said. Source: Bay Bugle.";
        Mark(text)
            .Get(TextLayers.Credits)
            .ShouldBe([new Credit(At(text, "Source: Bay Bugle."), "Bay Bugle", CreditKind.Outlet)]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" “We will not pay,” he said. ")]
    public void TwoLabelledCreditsAreTwo(string before)
    {
        var text = $"{First}\n{Second}{before}Source: Bay Bugle. Source: Cape Courier.";
        Mark(text)
            .Get(TextLayers.Credits)
            .Select(credit => credit.Name)
            .Order()
            .ShouldBe(["Bay Bugle", "Cape Courier"]);
    }

    [Theory]
    [InlineData("Source: people who know the harbour office well.")]
    [InlineData("Second sentence that has the word. Source: people who know the harbour office well.")]
    public void ASentenceThatBeginsAsALabelIsNoCredit(string line) =>
        Mark($"{First}\n{Second}\n{line}").Get(TextLayers.Credits).ShouldBeEmpty();

    [Theory]
    [InlineData("Reporting by Jane Doe in Leeds; editing by John Roe")]
    [InlineData("Additional reporting by Jane Doe")]
    [InlineData("With agencies")]
    public void ACreditOfPersonsIsMarkedWithoutAName(string line)
    {
        Kinds($"{First}\n{Second}\n{line}").ShouldBe([(line, BoilerplateKind.Credit)]);
        Mark($"{First}\n{Second}\n{line}").Get(TextLayers.Credits).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LEEDS, England (Reuters) - ", "(Reuters)", "Reuters")]
    [InlineData("LEEDS, May 4 (AFP) — ", "(AFP)", "Agence France-Presse")]
    [InlineData("BATH, Me., Sept. 4 (UPI) -- ", "(UPI)", "United Press International")]
    [InlineData("LEEDS (Baywire) - ", "(Baywire)", "Baywire")]
    public void ADatelineCreditsItsAgencyAndNothingElseIsMarked(string dateline, string mark, string name)
    {
        var text = $"{dateline}{Body}";
        var article = Mark(text);
        article.Get(TextLayers.Credits).ShouldBe([new Credit(At(text, mark), name, CreditKind.Agency)]);
        article.Get(TextLayers.Boilerplate).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(" (Reuters)", "Reuters")]
    [InlineData(" — AFP", "Agence France-Presse")]
    [InlineData(" (Baywire)", "Baywire")]
    public void AnAgencyAfterTheLastFullStopIsACredit(string ending, string name)
    {
        var text = $"{First}\n\n{Second}{ending}";
        var credit = Mark(text).Get(TextLayers.Credits).ShouldHaveSingleItem();
        credit.Name.ShouldBe(name);
        credit.Span.ShouldBe(At(text, ending.Trim()));
    }

    [Theory]
    [InlineData(" date 2031-05-04 ", "date 2031-05-04", "2031-05-04")]
    [InlineData("Published: 4 May 2031 09:12\n", "Published: 4 May 2031 09:12", "2031-05-04")]
    [InlineData("May 4, 2031 8:14 AM EDT\n\n", "May 4, 2031 8:14 AM EDT", "2031-05-04T12:14:00Z")]
    [InlineData("Sunday, 4th May, 2031\n\n", "Sunday, 4th May, 2031", "2031-05-04")]
    [InlineData("2031-05-04T07:30:00+01:00\n", "2031-05-04T07:30:00+01:00", "2031-05-04T06:30:00Z")]
    [InlineData("Posted on 13/05/2031 at 10.30pm BST\n", "Posted on 13/05/2031 at 10.30pm BST", "2031-05-13T21:30:00Z")]
    [InlineData("04 May 2031 | 0615 GMT\n", "04 May 2031 | 0615 GMT", "2031-05-04T06:15:00Z")]
    [InlineData("Sun 4 May 2031 18:25 GMT\n", "Sun 4 May 2031 18:25 GMT", "2031-05-04T18:25:00Z")]
    public void AStampInFrontDatesTheArticle(string opening, string stamp, string published)
    {
        var article = Mark(opening + Body);
        article.Published?.ToString().ShouldBe(published);
        var item = article.Get(TextLayers.Boilerplate).ShouldHaveSingleItem();
        article.Slice(item.Span).ShouldBe(stamp);
        item.Kind.ShouldBe(BoilerplateKind.Datestamp);
    }

    [Fact]
    public void PublicationAndChangeAreToldApart()
    {
        var article = Mark($"Published: 4 May 2031 16:05 | Updated: 5 May 2031 07:31\n\n{Body}");
        article.Published?.Date.ShouldBe(new LocalDate(2031, 5, 4));
        article.Modified?.Date.ShouldBe(new LocalDate(2031, 5, 5));
    }

    [Fact]
    public void AStampAtTheEndDatesTheArticleToo() =>
        Mark($"{Body}\n\nFirst published: 4 May 2031").Published?.Date.ShouldBe(new LocalDate(2031, 5, 4));

    [Fact]
    public void AnUpdateAloneIsNoPublicationDate()
    {
        var article = Mark($"Updated 4 May 2031\n\n{Body}");
        article.Published.ShouldBeNull();
        article.Modified?.Date.ShouldBe(new LocalDate(2031, 5, 4));
    }

    [Theory]
    [InlineData("04/05/2031")]
    [InlineData("Thursday 21 September")]
    public void AStampThatCanBeReadTwoWaysOrHasNoYearIsMarkedAndDatesNothing(string stamp)
    {
        var article = Mark($"{stamp}\n\n{Body}");
        article.Published.ShouldBeNull();
        article.Get(TextLayers.Boilerplate).ShouldHaveSingleItem().Kind.ShouldBe(BoilerplateKind.Datestamp);
    }

    [Fact]
    public void HeadlineBylineAndStampAreReadFromTheFront()
    {
        var article = Mark(
            $"Island to lose its winter boats\n\nBy Jane Doe, Bay Reporter | 4 May 2031\n(Adds mayor)\n\n{Body}"
        );
        article.Title.ShouldBe("Island to lose its winter boats");
        article.Byline.ShouldBe("Jane Doe, Bay Reporter");
        article.Published?.Date.ShouldBe(new LocalDate(2031, 5, 4));
        article
            .Get(TextLayers.Boilerplate)
            .Select(item => item.Kind)
            .ShouldBe([BoilerplateKind.Heading, BoilerplateKind.Other, BoilerplateKind.Other]);
        article.Text.ShouldStartWith("Island to lose");
    }

    [Fact]
    public void TheLongestLineUnderAMastheadIsTheHeadline()
    {
        var article = Mark($"The Bay Bugle\nIsland News\n4 May 2031\n\nIsland to lose its winter boats\n\n{Body}");
        article.Title.ShouldBe("Island to lose its winter boats");
        article.Published?.Date.ShouldBe(new LocalDate(2031, 5, 4));
    }

    [Fact]
    public void HardWrappedProseIsNotTakenForHeadings()
    {
        var text =
            "The ferry company said on Monday that\nit would stop running boats to the\nisland in winter, a step that had\nlong been feared.\n\nIslanders protested in front of the\nharbour office, and some of them\nstayed all night.\n";
        Mark(text).Get(TextLayers.Boilerplate).ShouldBeEmpty();
    }

    [Fact]
    public void FortyThousandShortLinesAreMarkedInSeconds()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Mark(string.Concat(Enumerable.Repeat("More stories\nA b\n", 20_000)));
        Mark(new string('(', 2_000_000));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void TheSeedsAreMarked()
    {
        var folder = Path.GetFullPath(Path.Join(Root(), "..", "shared", "seeds"));
        Assert.SkipUnless(Directory.Exists(folder), "The seed articles are not here.");
        var articles = new Stemma.Intake.ArticleReader().Read([folder]).Articles;
        var spun = articles[0].Get(TextLayers.Boilerplate);
        spun.Select(item => item.Kind)
            .ShouldBe([BoilerplateKind.Credit, .. Enumerable.Repeat(BoilerplateKind.Related, 4)]);
        articles[0].Get(TextLayers.Credits).ShouldHaveSingleItem().Span.ShouldBe(spun[0].Span);
        articles[1].Published?.ToString().ShouldBe("2022-07-19");
        articles[1]
            .Get(TextLayers.Boilerplate)
            .Select(item => item.Kind)
            .ShouldBe([BoilerplateKind.Datestamp, BoilerplateKind.Heading, BoilerplateKind.Caption]);
        articles[1].Get(TextLayers.Credits).ShouldHaveSingleItem().Name.ShouldBe("Associated Press");
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        return root ?? ".";
    }

    private static Article Mark(string text) => ArticleMarker.Mark(new Article("x", text));

    private static ImmutableArray<(string Text, BoilerplateKind Kind)> Kinds(string text)
    {
        var article = Mark(text);
        return [.. article.Get(TextLayers.Boilerplate).Select(item => (article.Slice(item.Span), item.Kind))];
    }

    private static TextSpan At(string text, string part)
    {
        var start = text.LastIndexOf(part, StringComparison.Ordinal);
        return new TextSpan(start, start + part.Length);
    }

    private static string Expanded(string name) => OutletGazetteer.Find(name)?.Outlet.Name ?? name;

    private static CreditKind KindOf(string name) =>
        OutletGazetteer.Find(name)?.Outlet.Kind == OutletKind.Agency ? CreditKind.Agency : CreditKind.Outlet;
}

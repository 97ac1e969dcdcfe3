using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Tests.Intake;

public sealed class SiteBlocksTests
{
    private const string Notice =
        "The Marrow Valley Courier is owned by its readers and keeps no account of what they read, 1,204 of them at last count.";

    private static readonly string[] Matters =
    [
        "Firefighters saved twelve horses from burning stables near Oldmere on Sunday morning. Flames spread from electrical wiring above the hayloft, investigators believe. Volunteers carried buckets until pumps arrived, and neighbours offered pasture for surviving animals while insurers estimate damage.",
        "Tenor Ilse Varga cancelled three concerts because laryngitis silenced rehearsals. Conductor Pavel Orlik will replace Schubert songs with chamber quintets, organisers announced. Tickets remain valid; refunds require receipts before Thursday. Understudies performed admirably during yesterday's matinee, critics agreed.",
        "Chipmaker Hallstrom expects quarterly revenue below earlier guidance after factory maintenance overran. Analysts trimmed forecasts; shares slipped eleven percent. Executives blamed delayed lithography equipment from overseas suppliers and promised stronger margins following next year's restructuring programme.",
        "Midfielder Dario Quint signed another contract extension with Brackwater Rovers through twenty-nine matches. Manager Helen Strand praised leadership inside training sessions. Supporters hope promotion arrives this season following two narrow playoff defeats against regional rivals.",
    ];

    [Fact]
    public void WhatASiteRepeatsUnderDifferentMattersIsMarkedNotCut()
    {
        var articles = Matters
            .Select((matter, at) => Page($"https://www.courier.example/{at}", matter + "\n\n" + Notice))
            .ToArray();
        var marked = SiteBlocks.Learn(articles).Mark(articles[0]);
        var block = marked.Get(TextLayers.Boilerplate).ShouldHaveSingleItem();
        marked.Slice(block.Span).ShouldBe(Notice);
        block.Kind.ShouldBe(BoilerplateKind.Other);
        marked.Text.ShouldBe(articles[0].Text);
    }

    [Fact]
    public void CountersThatChangeDoNotHideARepeatedBlock()
    {
        var articles = Matters
            .Select(
                (matter, at) =>
                    Page($"https://courier.example/{at}", matter + "\n\n" + Notice.Replace("1,204", $"1,20{at}"))
            )
            .ToArray();
        SiteBlocks.Learn(articles).Mark(articles[2]).Get(TextLayers.Boilerplate).Length.ShouldBe(1);
    }

    [Fact]
    public void BackgroundThatRecursInReportsOnOneEventStaysEvidence()
    {
        const string Background = "The stables were built in 1911 and have burned twice before, in 1954 and in 1987.";
        var story = Matters[0];
        var articles = new[]
        {
            Page("https://courier.example/a", story + "\n\n" + Background),
            Page("https://courier.example/b", story.Replace("Sunday", "Monday") + " Police searched.\n\n" + Background),
            Page("https://courier.example/c", "Inspectors returned on Tuesday. " + story + "\n\n" + Background),
        };
        SiteBlocks.Learn(articles).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void WhatDifferentSitesShareIsNotFurniture()
    {
        var articles = Matters.Select((matter, at) => Page($"https://site{at}.example/1", matter + "\n\n" + Notice));
        SiteBlocks.Learn(articles).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void TwoArticlesAreTooFewToLearnFrom()
    {
        var articles = Matters
            .Take(2)
            .Select((matter, at) => Page($"https://courier.example/{at}", matter + "\n\n" + Notice));
        SiteBlocks.Learn(articles).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void AnArticleIsNeverMarkedWhole()
    {
        var articles = Matters
            .Select((matter, at) => Page($"https://courier.example/{at}", matter + "\n\n" + Notice))
            .ToArray();
        var notice = Page("https://courier.example/notice", Notice);
        SiteBlocks.Learn(articles).Mark(notice).Get(TextLayers.Boilerplate).ShouldBeEmpty();
    }

    [Fact]
    public void TheOrderOfArticlesDoesNotMatter()
    {
        var articles = Matters
            .Select((matter, at) => Page($"https://courier.example/{at}", matter + "\n\n" + Notice))
            .ToArray();
        var there = SiteBlocks.Learn(articles).Mark(articles[1]).Get(TextLayers.Boilerplate);
        var back = SiteBlocks.Learn(articles.Reverse()).Mark(articles[1]).Get(TextLayers.Boilerplate);
        back.ShouldBe(there);
    }

    [Fact]
    public void ARepeatedBlockTakesNoPartInATrace()
    {
        var articles = Matters
            .Select((matter, at) => Page($"https://courier.example/{at}", matter + "\n\n" + Notice))
            .ToArray();
        var report = new Tracer().Trace(new Stemma.Intake.IntakeResult([.. articles], []));
        report.Stories.Length.ShouldBe(4);
        report.Stories.ShouldAllBe(story => story.Collation.Passages.IsEmpty);
    }

    private static Article Page(string address, string text) => new(address, text) { Url = address, Language = "en" };
}

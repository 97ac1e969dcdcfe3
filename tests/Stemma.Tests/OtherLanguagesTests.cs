using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Intake;
using Stemma.Spinning;

namespace Stemma.Tests;

public sealed class OtherLanguagesTests
{
    private const string Report =
        "Городской совет Верхнего Ручья закрыл старый мост в пятницу, потому что инженеры нашли в опорах глубокие трещины. "
        + "Автобусы пойдут через деревню, и дорога станет длиннее на двадцать минут. "
        + "Мэр обещал жителям, что ремонт начнётся до первых морозов и займёт не больше двух месяцев. "
        + "Владельцы лавок на левом берегу боятся, что зимой к ним никто не приедет.";

    private const string Abridged =
        "Городской совет Верхнего Ручья закрыл старый мост в пятницу, потому что инженеры нашли в опорах глубокие трещины. "
        + "Мэр обещал жителям, что ремонт начнётся до первых морозов и займёт не больше двух месяцев.";

    private const string Elsewhere =
        "На фестивале в приморском городке выступили четыре хора и оркестр пожарной охраны. "
        + "Победителем стал самый маленький из них: в нём поют семь учителей и один почтальон.";

    [Fact]
    public void ArticlesInALanguageWithoutAnnotatorsAreGroupedAlignedAndTraced()
    {
        var report = new Tracer().Trace(Intake(Report, Abridged, Elsewhere));
        report.Stories.Length.ShouldBe(2);
        var story = report.Stories[0];
        story.Story.Witnesses.Length.ShouldBe(2);
        story.Collation.Passages.ShouldNotBeEmpty();
        story.Funnel.Origins.Range.Estimate.ShouldBe(1);
    }

    [Fact]
    public void WhatOnlyEnglishAnnotatorsSeeIsNotInvented()
    {
        var (article, wording) = new Tracer().Read(Intake(Report).Articles)[0];
        article.Language.ShouldBe("ru");
        article.Get(AnnotationLayers.Names).ShouldBeEmpty();
        wording.Verdict.ShouldBe(WordingVerdict.Undecided);
        wording.Spans.ShouldBeEmpty();
    }

    private static IntakeResult Intake(params ImmutableArray<string> texts)
    {
        var articles = texts.Select(text =>
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            return new ArticleReader(new IntakeOptions { StandardInput = () => stream }).Read(["-"]).Articles.Single();
        });
        return new IntakeResult([.. articles], []);
    }
}

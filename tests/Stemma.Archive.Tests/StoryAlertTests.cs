using System.Collections.Immutable;
using Stemma.Apparatus;
using Stemma.Archive.Alerting;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>What is told of a watched story, by states and reports made here.</summary>
public sealed class StoryAlertTests
{
    [Fact]
    public void AStoryThatIsAsItWasTellsNothing()
    {
        var report = Report(
            origins: 2,
            witnesses: 3,
            wordings: ["We will stay", "We shall remain"],
            figures: ["12", "40"]
        );
        StoryState.Compare(StoryState.Of(report, 1), report).ShouldBeEmpty();
    }

    [Fact]
    public void ANewAccountIsANewWitness()
    {
        var before = StoryState.Of(Report(1, 2), 1);
        var after = Report(1, 3);
        var finding = StoryState.Compare(before, after).ShouldHaveSingleItem();
        finding.ShouldBe(new Finding(AlertKind.NewWitness, "Outlet 2", after.Story.Witnesses[2].Article.Id));
    }

    [Fact]
    public void AnotherVersionOfAnAccountIsNoNewWitness()
    {
        var before = Report(1, 2);
        var revised = Made.Article(99);
        var witness = before.Story.Witnesses[1];
        var after = before with
        {
            Story = before.Story with
            {
                Witnesses =
                [
                    before.Story.Witnesses[0],
                    witness with
                    {
                        Article = revised,
                        Versions = [revised, .. witness.Versions],
                    },
                ],
            },
        };
        StoryState.Compare(StoryState.Of(before, 1), after).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(1, 3, true)]
    [InlineData(2, 3, false)]
    [InlineData(2, 1, false)]
    [InlineData(1, 1, false)]
    public void OnlyTheStepFromOneOriginIsTold(int before, int after, bool told) =>
        StoryState
            .Compare(StoryState.Of(Report(before, 2), 1), Report(after, 2))
            .Any(finding => finding.Kind == AlertKind.SecondOrigin)
            .ShouldBe(told);

    [Fact]
    public void AnAlteredQuotationIsToldWithItsWordsAndWhoHasThem()
    {
        var before = StoryState.Of(Report(1, 2, ["We will stay"]), 1);
        var after = Report(1, 2, ["We will stay", "We shall remain"]);
        var finding = StoryState.Compare(before, after).ShouldHaveSingleItem();
        finding.Kind.ShouldBe(AlertKind.QuotationAltered);
        finding.Detail.ShouldBe("“We shall remain” (Outlet 1, altered)");
        finding.Article.ShouldBe(after.Story.Witnesses[1].Article.Id);
    }

    [Fact]
    public void FiguresThatDifferAreToldWhenTheyBeginToAndWhenAnotherComes()
    {
        var none = StoryState.Of(Report(1, 2), 1);
        var two = Report(1, 2, figures: ["12", "40"]);
        StoryState.Compare(none, two).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.FiguresDiffer);
        var three = Report(1, 3, figures: ["12", "40", "60"]);
        StoryState
            .Compare(StoryState.Of(two, 1), three)
            .Select(finding => finding.Kind)
            .ShouldBe([AlertKind.NewWitness, AlertKind.FiguresDiffer]);
    }

    [Fact]
    public void AStateSurvivesBeingWrittenAndHoldsNoWords()
    {
        var state = StoryState.Of(Report(2, 3, ["We will stay", "We shall remain"], ["12", "40"]), 7);
        state.Write().ShouldNotContain("remain");
        StoryState.Read(state.Write())!.Write().ShouldBe(state.Write());
        StoryState.Read("{").ShouldBeNull();
    }

    private static StoryReport Report(int origins, int witnesses, string[]? wordings = null, string[]? figures = null)
    {
        ImmutableArray<Witness> all =
        [
            .. Enumerable
                .Range(0, witnesses)
                .Select(at => (At: at, Article: Made.Article(at) with { Publisher = $"Outlet {at}" }))
                .Select(item => new Witness($"{(char)('A' + item.At)}", item.Article, null, [item.Article])),
        ];
        var range = new OriginRange(origins, origins, origins);
        ImmutableArray<WitnessSpan> Place(int at) => [new WitnessSpan(all[at].Siglum, new TextSpan(0, 3))];
        return new StoryReport(
            "1",
            "Harbour closed",
            new Story("1", all, []),
            new Funnel(witnesses, witnesses, 1, new Origins(range, "", [])),
            null!,
            new StemmaGraph([], []),
            new CriticalApparatus(
                wordings is null
                    ? []
                    :
                    [
                        new QuotationEntry(
                            null,
                            range,
                            [
                                .. wordings.Select(
                                    (text, at) =>
                                        new Wording(
                                            text,
                                            at == 0 ? WordingStatus.Best : WordingStatus.Altered,
                                            Place(at)
                                        )
                                ),
                            ]
                        ),
                    ],
                figures is null
                    ? []
                    :
                    [
                        new ApparatusEntry(
                            ApparatusKind.Quantity,
                            "ferries",
                            [.. figures.Select((value, at) => new FactReading(value, Place(at)))],
                            [],
                            range,
                            Verdict.Differ,
                            $"ferries: {string.Join(" differs from ", figures)}"
                        ),
                    ],
                []
            )
        );
    }
}

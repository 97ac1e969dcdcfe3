using NodaTime;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Lineage;

public class StemmaBuilderTests
{
    private static readonly AnnotatorPipeline Pipeline = DefaultPipeline.Build();

    private static readonly string[] Fire =
    [
        "A fire that began in a paint store destroyed eleven workshops on Quarrel Wharf before dawn, the brigade said.",
        "Crews from four stations pumped water out of the old dock for six hours to keep the flames from the timber yard.",
        "Nobody was killed, but two night watchmen were treated for smoke and a brigade horse had to be put down.",
        "The owner of the paint store, Odalie Brenchard, said the sprinklers had been tested in the spring.",
        "Insurers put the first estimate of the damage at nine million crowns and expect it to rise.",
        "The council closed the wharf road until Friday and asked lorries to use the northern bridge instead.",
        "An inspector had warned last year that the alleys between the sheds were too narrow for the new engines.",
        "Tenants met in the chapel at noon to draw up a list of tools that could still be saved.",
        "The harbour master measured the heat of the iron crane and forbade anyone to stand beneath it.",
        "A public inquiry will open within a month under the retired judge Tavish Orlebar.",
    ];

    private static readonly string[] Orchard =
    [
        "From my window the sky went orange and then it was raining cinders, so I woke the whole staircase.",
        "By the time the first engine found its way round the coal heaps, our loft had no floor any more.",
        "Forty violins hung up there, varnished and waiting for strings, and they sang a little as they went.",
        "The insurance man wore clean gloves and wrote down a number that would not buy the wood.",
        "My neighbour carried out his ledgers first and his coat second, and is ashamed of it now.",
        "They say the alarm rang in an office where nobody has sat since the old firm closed its books.",
        "I have asked the guild whether a workbench might be spared in the cellar behind the brewery.",
        "What I want is for somebody to tell us why the hydrant by the steps was dry as flour.",
    ];

    [Fact]
    public void ACopyHangsUnderTheEarlierTextAndIsNoOrigin()
    {
        var found = Build(Article("a", 1, Fire), Article("b", 2, Fire));
        Edges(found).ShouldBe(["a > b Copy"]);
        found.Origins.OfStory().Range.Estimate.ShouldBe(1);
    }

    [Fact]
    public void AnAbridgedTextHangsUnderTheWholeOneEvenOnOneDay() =>
        Edges(Build(Article("long", 1, Fire), Article("short", 1, Fire[..6]))).ShouldBe(["long > short Edit"]);

    [Fact]
    public void TwoReportsThatShareNoWordingAreTwoOrigins()
    {
        var found = Build(Article("a", 1, Fire), Article("b", 1, Orchard));
        found.Graph.Edges.ShouldBeEmpty();
        found.Origins.OfStory().Range.Estimate.ShouldBe(2);
    }

    [Fact]
    public void ASharedParagraphOfAStatementDoesNotMakeOneReportDescendFromAnother()
    {
        string[] statement =
        [
            "The harbour company regrets the loss of the workshops and will meet every tenant in person.",
        ];
        var found = Build(Article("a", 1, [.. Fire, .. statement]), Article("b", 2, [.. Orchard, .. statement]));
        found.Graph.Edges.ShouldBeEmpty();
    }

    [Fact]
    public void ACreditOutweighsAWrongDate()
    {
        var found = Build(
            Article("a", 9, Fire, publisher: "Quarrel Gazette"),
            Article("b", 2, ["Eleven workshops burned on the wharf, the Quarrel Gazette reported.", .. Fire[1..]])
        );
        Edges(found).ShouldBe(["a > b Edit"]);
        found.Graph.Edges[0].Reasons.Select(reason => reason.Kind).ShouldContain("credit");
    }

    [Fact]
    public void AccountsThatCiteEachOtherAreOneOriginAndTheCircleIsAReason()
    {
        var found = Build(
            Article(
                "a",
                1,
                ["The fire spared the crane, the Tolley Mercury reported.", .. Fire[1..]],
                publisher: "Quarrel Gazette"
            ),
            Article(
                "b",
                2,
                ["The fire spared the crane, the Quarrel Gazette reported.", .. Fire[1..]],
                publisher: "Tolley Mercury"
            )
        );
        found.Graph.Edges.Length.ShouldBe(1);
        found.Graph.Edges[0].Reasons.Select(reason => reason.Kind).ShouldContain("circular-citation");
        found.Origins.OfStory().Range.Estimate.ShouldBe(1);
    }

    [Fact]
    public void AnAccountMadeFromTwoOthersKeepsBothAsParents()
    {
        var found = Build(
            Article("a", 1, Fire),
            Article("b", 1, Orchard),
            Article("c", 3, [.. Fire[..5], .. Orchard[..5]])
        );
        found.Graph.Edges.Select(edge => edge.To).Distinct().ShouldBe(["C"]);
        found.Graph.Edges.Select(edge => edge.From).Order(StringComparer.Ordinal).ShouldBe(["A", "B"]);
        found.Origins.OfStory().Range.Estimate.ShouldBe(2);
    }

    [Fact]
    public void WhatHasJustTheOtherHalfOfAMergerIsItsSourceThoughItsClockIsWrong()
    {
        var found = Build(
            Article("fire", 1, Fire),
            Article("merged", 3, [.. Fire[..6], .. Orchard[..5]]),
            Article("orchard", 5, Orchard)
        );
        Edges(found)
            .Select(edge => edge[..edge.LastIndexOf(' ')])
            .Order(StringComparer.Ordinal)
            .ShouldBe(["fire > merged", "orchard > merged"]);
        found.Origins.OfStory().Range.Estimate.ShouldBe(2);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" The Salt Dock Mercury first reported the warning.", true)]
    public void TheSourceOfTheSourceIsASecondParentOnlyWhereItIsNamed(string credit, bool isParent)
    {
        string[] retold =
        [
            "A blaze that started in a paint shop razed eleven workshops on Quarrel Wharf before sunrise, firefighters said.",
            "Crews from four depots drew water out of the old dock for six hours to hold the flames back from the timber yard.",
            "Nobody died, but two night watchmen were treated for fumes and a brigade horse was put down.",
            "The owner of the paint shop, Odalie Brenchard, claimed the sprinklers had been checked in the spring.",
            "Insurers set the first guess of the damage at nine million crowns and think it will rise.",
            "The council shut the wharf road until Friday and told lorries to take the northern bridge.",
        ];
        var lead = retold[0].Replace("firefighters said", "the Wharf Gazette reported", StringComparison.Ordinal);
        var found = Build(
            Article("salt-dock-mercury", 1, Fire),
            Article("wharf-gazette", 2, retold),
            Article("both", 3, [lead, .. retold[1..], Fire[6] + credit, Fire[7], Fire[8]])
        );
        Edges(found)
            .ShouldContain(
                edge => edge.StartsWith("wharf-gazette > both", StringComparison.Ordinal),
                string.Join("; ", Edges(found))
            );
        Edges(found)
            .Any(edge => edge.StartsWith("salt-dock-mercury > both", StringComparison.Ordinal))
            .ShouldBe(isParent);
    }

    [Fact]
    public void ASourceNamedForTheWholeAccountAndAbsentIsALostOriginal()
    {
        var found = Build(
            Article(
                "a",
                1,
                ["Eleven workshops burned on the wharf, the Tolley Mercury reported on Monday.", .. Fire[1..]]
            )
        );
        var lost = found.Graph.Nodes.Single(node => node.Lost);
        lost.Name.ShouldBe("Tolley Mercury");
        found.Graph.Edges.Single().Relation.ShouldBe(Descent.Citation);
        found.Origins.OfStory().Range.Estimate.ShouldBe(1);
    }

    [Fact]
    public void ASourceCitedForOnePassageRaisesOnlyTheUpperBound()
    {
        var origins = Build(
            Article("a", 1, [.. Fire[..9], "Two barges broke loose in the night, the Tolley Mercury reported."])
        )
            .Origins.OfStory();
        origins.CitedOnly.ShouldBe(["Tolley Mercury"]);
        (origins.Range.Low, origins.Range.Estimate, origins.Range.High).ShouldBe((1, 1, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void FamiliesPutTogetherGiveAsManyOriginsAsThereAreFamilies(int families)
    {
        var articles = Enumerable
            .Range(0, families)
            .SelectMany(family => new[] { 1, 2, 4 }.Select(day => Article($"f{family}d{day}", day, Family(family))))
            .ToArray();
        Build(articles).Origins.OfStory().Range.Estimate.ShouldBe(families);
    }

    [Fact]
    public void TheRangeHoldsTheEstimateForEverySetOfWitnesses()
    {
        var found = Build(
            Article("a", 1, Fire),
            Article("b", 1, Orchard),
            Article("c", 3, [.. Fire[..5], .. Orchard[..5]])
        );
        string[][] sets =
        [
            ["A"],
            ["B"],
            ["C"],
            ["A", "B"],
            ["A", "C"],
            ["A", "B", "C"],
        ];
        foreach (var range in sets.Select(found.Origins.Of))
        {
            range.Low.ShouldBeInRange(1, range.Estimate);
            range.High.ShouldBeGreaterThanOrEqualTo(range.Estimate);
        }
    }

    /// <summary>Ten sentences that no other family shares: nouns and verbs drawn by the family's number, in no common frame.</summary>
    private static string[] Family(int family)
    {
        string[] heads =
        [
            "bra",
            "ul",
            "ket",
            "vor",
            "sim",
            "ol",
            "dra",
            "pel",
            "gos",
            "wim",
            "tar",
            "nev",
            "hal",
            "mun",
            "ci",
        ];
        string[] tails =
        [
            "nick",
            "dera",
            "moss",
            "vane",
            "quill",
            "thorpe",
            "leth",
            "gard",
            "ume",
            "sley",
            "rast",
            "bin",
        ];
        var random = new Random(family);
        return
        [
            .. Enumerable
                .Range(0, 10)
                .Select(_ =>
                    "The "
                    + string.Join(
                        ' ',
                        Enumerable
                            .Range(0, 14)
                            .Select(_ => heads[random.Next(heads.Length)] + tails[random.Next(tails.Length)])
                    )
                    + "."
                ),
        ];
    }

    private static Article Article(string path, int day, string[] sentences, string? publisher = null) =>
        new(path + ".txt", string.Join("\n\n", sentences))
        {
            Language = "en",
            Publisher = publisher,
            Published = new PublicationTime(new LocalDate(2033, 5, day)),
        };

    private static Descents Build(params Article[] articles)
    {
        var story = StoryGrouper.AsOneStory([.. articles.Select(Pipeline.Annotate)]).Single();
        return StemmaBuilder.Build(new WordingAnalysis().Review(Collator.Collate(story)));
    }

    /// <summary>Edges by file name, as sigla follow dates.</summary>
    private static string[] Edges(Descents found) =>
        [.. found.Graph.Edges.Select(edge => $"{Name(found, edge.From)} > {Name(found, edge.To)} {edge.Relation}")];

    private static string Name(Descents found, string siglum) => found.Origins.Story[siglum].Article.Path[..^4];
}

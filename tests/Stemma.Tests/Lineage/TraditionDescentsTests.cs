using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Lineage;

public class TraditionDescentsTests
{
    private const string Original =
        "en icel tens que li rois Taulor tenoit la terre de Vesmerre avint que uns marchanz passa le pont de nuit et "
        + "li garde nel vit mie car il dormoit sor sa lance et li marchanz portoit en son sac une cloche d argent que "
        + "il avoit emblee au mostier de Saint Orbin si vint au matin et li abes fist querre par totes les rues et nus "
        + "ne sot dire ou la cloche estoit alee lors dist une vielle femme que ele l avoit oie soner desoz l eve et li "
        + "rois manda ses pescheors et lor commanda de jeter les rois en la riviere jusqu a vespre et il pristrent "
        + "poissons et pierres et un anel mais la cloche ne pristrent il pas et encor la puet on oir quant li venz "
        + "torne devers la mer et que les genz de la vile sont en pais";

    private static readonly AnnotatorPipeline Pipeline = DefaultPipeline.Build();

    // One copyist's changes; those who copy from the copy have them too, but for slips that anyone sees.
    private static readonly string[] First = ["de nuit>a la nuit", "querre>cerchier", "vielle femme>vielle"];
    private static readonly string[] Second = ["une cloche>un cor", "poissons et pierres>pierres", "manda>apela"];
    private static readonly string[] Third = ["sa lance>son escu", "au matin>le main", "encor la>encore la"];

    [Fact]
    public void EveryCopyHangsUnderTheOneWhoseChangesItHas() =>
        Trace(
                ("o", Original),
                ("a", With(Original, First)),
                ("b", With(Original, Second)),
                ("ac", With(Original, [.. First, .. Third])),
                ("ad", With(Original, [.. First, "dormoit>dormi", "l eve>le pont"]))
            )
            .ShouldBe("a-ac a-ad a-o b-o");

    [Fact]
    public void ASlipThatEveryCopyistSeesPartsNobody() =>
        // The exemplar's own slips are in none of its copies, and it is their exemplar all the same.
        Trace(
                ("o", Original),
                ("a", With(Original, [.. First, "marchanz passa>marchnz passa", "argent>argnt", "commanda>comnanda"])),
                ("ac", With(Original, [.. First, .. Third])),
                ("ad", With(Original, [.. First, "dormoit>dormi", "l eve>le pont", "poissons>porcs"]))
            )
            .ShouldBe("a-ac a-ad a-o");

    [Fact]
    public void WhatALeafTookWithItIsNoReading()
    {
        var torn = With(Original, First);
        Trace(
                ("o", Original),
                ("a", torn[..(torn.Length * 2 / 3)]),
                ("b", With(Original, Second)),
                ("ac", With(Original, [.. First, .. Third])),
                ("ad", With(Original, [.. First, "dormoit>dormi", "l eve>le pont"]))
            )
            .ShouldBe("a-ac a-ad a-o b-o");
    }

    [Fact]
    public void ChangesThatThreeShareAndNoneOfThemCanHaveGivenShowALostCopy() =>
        Trace(
                ("o", Original),
                ("b", With(Original, [.. First, .. Second, "soner>plorer", "terre>contree", "nus ne>nul ne"])),
                ("c", With(Original, [.. First, .. Third, "vespre>nuit", "venz>ore", "abes>prior"])),
                ("d", With(Original, [.. First, "dormoit>gisoit", "l eve>le pont", "anel>coutel", "rues>maisons"]))
            )
            .ShouldBe("b-x1 c-x1 d-x1 o-x1");

    [Fact]
    public void DatedReportsGoTheWayOfNews()
    {
        var graph = Graph(
            [.. Enumerable.Range(1, 4).Select(day => ("p" + day, Original))],
            day => new PublicationTime(new NodaTime.LocalDate(2031, 5, day))
        );
        graph.Edges.ShouldAllBe(edge => edge.From == "A");
    }

    private static string With(string text, string[] changes)
    {
        foreach (var change in changes)
        {
            var (before, after) = (change.Split('>')[0], change.Split('>')[1]);
            text.ShouldContain(before);
            text = text.Replace(before, after, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The tree by names without direction, which nothing dates: "a-b b-x1".</summary>
    private static string Trace(params (string Name, string Text)[] texts)
    {
        var story = Story(texts, _ => null);
        var names = story.Witnesses.ToDictionary(witness => witness.Siglum, witness => witness.Article.Path);
        return string.Join(
            ' ',
            Build(story)
                .Edges.Select(edge =>
                    string.Join('-', new[] { Name(edge.From), Name(edge.To) }.Order(StringComparer.Ordinal))
                )
                .Order(StringComparer.Ordinal)
        );

        string Name(string id) => names.GetValueOrDefault(id, id);
    }

    private static StemmaGraph Graph((string Name, string Text)[] texts, Func<int, PublicationTime?> published) =>
        Build(Story(texts, published));

    private static StemmaGraph Build(Story story) =>
        StemmaBuilder.Build(new WordingAnalysis().Review(Collator.Collate(story))).Graph;

    private static Story Story((string Name, string Text)[] texts, Func<int, PublicationTime?> published) =>
        StoryGrouper.AsOneStory([
            .. texts.Select(
                (text, at) => Pipeline.Annotate(new Article(text.Name, text.Text) { Published = published(at + 1) })
            ),
        ])[0];
}

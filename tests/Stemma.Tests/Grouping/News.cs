using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

/// <summary>Invented reports that grouping must put together or keep apart.</summary>
internal static class News
{
    public const string NorthFerry = """
        A passenger ferry ran aground off Kestle Point on Monday night and 212 people had to be taken off in lifeboats, the
        coastguard said. The Maid of Arran Vale, sailing from Dunmorrow to Pennick, struck a reef in thick fog shortly after
        9 p.m. Three passengers were treated for broken bones at Dunmorrow Infirmary. "We heard a long scraping noise and
        then the lights went out," said Orla Prentiss, a teacher who was travelling with her class. The captain, Hamish
        Tolley, had worked the route for eleven years. Kestle Line, which owns the vessel, said it would help the
        investigators. Salvage tugs from Pennick were expected on Wednesday, and a boom was laid to keep diesel off the
        oyster beds at Kestle Point.
        """;

    public const string NorthFerryRetold = """
        More than 200 people were rescued by lifeboat after the ferry Maid of Arran Vale hit a reef near Kestle Point. The
        vessel had left Dunmorrow for Pennick on Monday evening and met dense fog. Dunmorrow Infirmary said it was looking
        after three of those on board, none of them in danger. Kestle Line named the master as Hamish Tolley and promised to
        answer every question of the inquiry. Oyster growers at Kestle Point fear for their beds should fuel escape. Orla
        Prentiss, who had 24 pupils with her, praised the lifeboat crews of Pennick, who made five trips in the dark.
        """;

    public const string SouthFerry = """
        A passenger ferry caught fire in the Strait of Sunder on Friday and 340 people had to be taken off in lifeboats, the
        coastguard said. The Tessaly Star, sailing from Port Ganthe to Merrion, lost power when flames broke out in the
        engine room shortly before noon. Nine passengers were treated for smoke at Merrion General. "There was black smoke on
        the stairs and nobody told us where to go," said Piet Vandermolen, a baker. The captain, Lucia Abrantes, was the last
        to leave. Sunder Seaways, which owns the vessel, said it would help the investigators. A tug from Port Ganthe towed
        the ship to an anchorage, and divers were to inspect the hull on Sunday.
        """;

    public const string Strike = """
        Bus drivers in Wexcombe walked out on Thursday in a dispute over night shifts, leaving 60,000 commuters to find other
        ways to work. The union Carriage and Transit said nine in ten of its members at the Harbour Road depot had joined.
        Its secretary, Moira Stannard, said drivers were being asked to work seven nights in a row. Wexcombe Omnibus called
        the walkout reckless and said it had offered 4.5 percent. Mayor Denzil Orchard urged both sides to meet at the Guild
        Hall on Saturday. Cyclists filled the ring road, and taxis at Wexcombe station charged twice the usual fare.
        """;

    public const string OtherStrike = """
        Bus drivers in Larkhill walked out on Tuesday in a dispute over pensions, leaving 15,000 commuters to find other ways
        to work. The union Wheel and Rail said most of its members at the Tannery Lane depot had joined. Its organiser,
        Gethin Powys, said drivers who had paid in for decades would lose a third. Larkhill Transport called the walkout
        unlawful and said it would go to court in Aldminster. Councillor Ruby Castellane asked for an arbitrator. Schools
        opened late, and the hospital at Larkhill Cross lent its minibuses to nurses.
        """;

    public const string Release = """
        Brightwater Foods, which employs 3,200 people at eleven sites, is proud of its record and remains committed to the
        communities in which it works; the company takes every concern seriously and will continue to invest in safety,
        training and the environment for the benefit of its customers, suppliers and neighbours.
        """;

    public const string Recall = """
        Tins of peaches were called back from shops in four counties on Tuesday after a shopper in Ottersley found slivers of
        glass in one. Laboratory tests at Ottersley College confirmed the find, the food office said, and batches stamped
        K-77 must not be eaten. Supermarkets put up notices and promised refunds. Inspector Faye Lorrimer said a cracked jar
        on a filling line was the likely cause. Two customers reported cut lips, neither of them badly.
        """;

    public const string Orchard = """
        Fruit growers in the Vale of Tamsin cheered on Saturday as a court in Hexley threw out plans for a quarry beside
        their orchards. Judge Bertrand Quill ruled that the county had never weighed what dust would do to blossom. The
        campaign, led by the grower Iris Mallow, had gathered 18,000 signatures in nine weeks. The quarry firm Stonecroft
        said it was considering an appeal. Neighbours rang the bells of Tamsin church and served cider in the lane.
        """;

    public const string Quote = """
        "This is a dark day for our country and I ask every citizen to stay calm, to stay at home and to look after those who
        have nobody else to look after them," Prime Minister Adela Voss said in Ravensburg.
        """;

    /// <summary>The article as the default pipeline annotates it.</summary>
    public static Article Article(string text, string path, string? day = null, string? url = null) =>
        DefaultPipeline
            .Build()
            .Annotate(
                new Article(path, text)
                {
                    Language = "en",
                    Url = url,
                    Published = day is null
                        ? null
                        : new PublicationTime(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value),
                }
            );

    /// <summary>The paths of each story's articles, all versions, ordered.</summary>
    public static string Drawn(ImmutableArray<Story> stories) =>
        string.Join(
            " | ",
            stories
                .Select(story =>
                    string.Join(
                        ' ',
                        story
                            .Witnesses.SelectMany(witness => witness.Versions)
                            .Select(version => version.Path)
                            .Order(StringComparer.Ordinal)
                    )
                )
                .Order(StringComparer.Ordinal)
        );

    /// <summary>Groups texts under the paths "a", "b", "c" … and draws the result.</summary>
    public static string Grouped(params string[] texts) =>
        Drawn(StoryGrouper.Group([.. texts.Select((text, index) => Article(text, ((char)('a' + index)).ToString()))]));
}

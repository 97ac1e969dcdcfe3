using System.Collections.Immutable;
using NodaTime;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Cli.Tests;

/// <summary>A report made by hand, with everything that a page can show; no stage takes part in it.</summary>
internal static class MadeReport
{
    private static readonly string[] Texts =
    [
        "Ferry aground off Port Kestle\n\nThe ferry ran aground on Wednesday.\n“Nobody was hurt,” Anna Reeve said.\nSeveral hundred suitcases came ashore.",
        "Ferry aground off Port Kestle\n\nThe ferry ran aground on Wednesday.\n“Nobody was hurt,” Anna Reeve said.\nSeveral hundred suitcases came ashore.",
        "Boat hits bank\n\nThe boat strike the financial institution on Wednesday.\n“No one was injured,” Anna Reeve explained.\nDozens of suitcases came ashore.",
        "Divers at the hull\n\nDivers went down on Friday, the Kestle Mercury reported.",
    ];

    private static readonly Story Story = new(
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        [
            Witness(0, "kestle-mercury.txt", "Kestle Mercury", new LocalDate(2031, 5, 7), PublishedFrom.Article),
            Witness(1, "copy.html", "Tornish Today", new LocalDate(2031, 5, 7), PublishedFrom.Article),
            Witness(2, "scraped/boat.txt", null, new LocalDate(2031, 5, 8), PublishedFrom.Story),
            Witness(3, "divers.txt", null, null, null),
        ],
        []
    );

    private static readonly OriginRange One = new(1, 1, 1);

    public static TraceReport Of(params StoryReport[] stories) => new([.. stories], []);

    public static StoryReport Ferry { get; } =
        new(
            Story.Id,
            "Ferry aground off Port Kestle",
            Story,
            new Funnel(
                4,
                3,
                1,
                new Origins(
                    new OriginRange(2, 1, 3),
                    "An origin is an account that descends from no other: x1, D. Only one of them is proven apart.",
                    ["Coast Radio"]
                )
            ),
            new Collation(Story, [], []),
            new StemmaGraph(
                [
                    new StemmaNode("A", false, null),
                    new StemmaNode("B", false, null),
                    new StemmaNode("C", false, null),
                    new StemmaNode("D", false, null),
                    new StemmaNode("x1", true, "Harbour News Agency"),
                ],
                [
                    Edge(
                        "x1",
                        "A",
                        Descent.Edit,
                        0.91,
                        "lost-original",
                        "A and C share wording that neither can have from the other",
                        Place(0, "ran aground"),
                        Place(2, "strike")
                    ),
                    Edge(
                        "A",
                        "B",
                        Descent.Copy,
                        0.99,
                        "shared-wording",
                        "shares 4 passages, 4 of them word for word",
                        Place(0, "The ferry"),
                        Place(1, "The ferry")
                    ),
                    Edge(
                        "x1",
                        "C",
                        Descent.Spin,
                        0.88,
                        "spun-wording",
                        "C reads like A with words replaced by machine: “financial institution” for “bank”",
                        Place(2, "financial institution")
                    ),
                    Edge(
                        "A",
                        "D",
                        Descent.Citation,
                        0.4,
                        "citation",
                        "D names Kestle Mercury, which is A, as its source",
                        Place(3, "Kestle Mercury")
                    ),
                    Edge(
                        "B",
                        "D",
                        Descent.Rewrite,
                        0.3,
                        "passages",
                        "takes 1 passage from B that its other sources lack",
                        Place(3, "Divers")
                    ),
                ]
            ),
            new CriticalApparatus(
                [
                    new QuotationEntry(
                        "Anna Reeve",
                        One,
                        [
                            new Wording(
                                "Nobody was hurt,",
                                WordingStatus.Best,
                                [Place(0, "Nobody was hurt,"), Place(1, "Nobody was hurt,")]
                            ),
                            new Wording(
                                "No one was injured,",
                                WordingStatus.Altered,
                                [Place(2, "No one was injured,")]
                            ),
                        ]
                    ),
                ],
                [
                    Entry(
                        ApparatusKind.Quantity,
                        Verdict.Differ,
                        "suitcases: “Several hundred” (A, B) differs from “Dozens” (C)",
                        Place(0, "Several hundred"),
                        Place(2, "Dozens")
                    ),
                    Entry(
                        ApparatusKind.Denial,
                        Verdict.Single,
                        "denial: “a missed inspection” (D)",
                        Place(3, "Divers")
                    ),
                    Entry(
                        ApparatusKind.Time,
                        Verdict.Compatible,
                        "when: “Wednesday” (A, B), compatible with “this week” (C)",
                        Place(0, "Wednesday"),
                        Place(2, "Wednesday")
                    ),
                    Entry(
                        ApparatusKind.Time,
                        Verdict.Agree,
                        "when: “Wednesday” in all who say it",
                        Place(0, "Wednesday")
                    ),
                    Entry(ApparatusKind.Time, Verdict.Single, "when: “Friday” (D) only", Place(3, "Friday")),
                ],
                [
                    new TimelineEntry(
                        new LocalDate(2031, 5, 7),
                        new LocalDate(2031, 5, 7),
                        "The ferry ran aground on Wednesday.",
                        [Place(0, "The ferry"), Place(1, "The ferry")]
                    ),
                    new TimelineEntry(
                        new LocalDate(2031, 5, 1),
                        new LocalDate(2031, 5, 31),
                        "Divers went down on Friday, the Kestle Mercury reported.",
                        [Place(3, "Divers")]
                    ),
                ]
            )
        );

    public static StoryReport Alone { get; } = Single("bakers.txt", "Bakers of Hollin win prize for rye loaf");

    private static StoryReport Single(string path, string text)
    {
        var article = new Article(path, text);
        var story = new Story("ab", [new Witness("A", article, null, [article])], []);
        return new StoryReport(
            "ab",
            text,
            story,
            new Funnel(1, 1, 1, new Origins(One, "An origin is an account that descends from no other: A.", [])),
            new Collation(story, [], []),
            new StemmaGraph([new StemmaNode("A", false, null)], []),
            new CriticalApparatus([], [], [])
        );
    }

    private static Witness Witness(int index, string path, string? outlet, LocalDate? day, PublishedFrom? from)
    {
        var article = new Article(path, Texts[index])
        {
            Publisher = outlet,
            Published = day is { } date ? new PublicationTime(date) : null,
        };
        return new Witness(Sigla.At(index), article, from, [article]);
    }

    private static StemmaEdge Edge(
        string from,
        string to,
        Descent relation,
        double score,
        string kind,
        string reason,
        params ImmutableArray<WitnessSpan> evidence
    ) =>
        new(
            from,
            to,
            relation,
            score,
            [new Reason(kind, reason, evidence), new Reason("earlier", $"{from} is older", [])]
        );

    private static ApparatusEntry Entry(
        ApparatusKind kind,
        Verdict verdict,
        string sentence,
        params WitnessSpan[] places
    ) => new(kind, "", [.. places.Select(place => new FactReading("", [place]))], [], One, verdict, sentence);

    private static WitnessSpan Place(int index, string words)
    {
        var start = Texts[index].IndexOf(words, StringComparison.Ordinal);
        return new WitnessSpan(Sigla.At(index), new TextSpan(start, start + words.Length));
    }
}

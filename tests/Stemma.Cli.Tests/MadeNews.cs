using System.Text;

namespace Stemma.Cli.Tests;

/// <summary>Small sets of related articles with everything that shifts an offset or starts a stretch, from a seed number.</summary>
/// <remarks>Each set tells one event in up to five ways, with its own sentences, order, stamps, credits and links.</remarks>
internal static class MadeNews
{
    private static readonly string[] Sentences =
    [
        "The ferry Maid of Tornish ran aground off Port Kestle on Tuesday with 84 people on board.",
        "Divers will look at the hull on Thursday, the company said 🚢 in a statement.",
        "“Nobody was hurt, and everyone kept remarkably calm,” harbour master Anna Reeve told reporters.",
        "“Nobody was injured and everybody kept calm,” Anna Reeve said.",
        "More than 250 suitcases were brought ashore before noon, the Kestle Herald reported.",
        "Several hundred suitcases were still missing on Wednesday morning.",
        "The company denied that the ship had missed an inspection in March 2031.",
        "Café owner Zoë Müller 👩🏽‍🚒 heard “a long, low groan” at about 6 a.m.",
        "A naı\u0308ve reading of the chart 𝒜 was to blame, according to a report.",
        "“It was dark, the mate said, and “nobody answered the radio.",
        "Repairs may cost between £2m and £3.5 million, engineers said.",
        "The crossing stays closed until 30 February, a notice says.",
    ];

    private static readonly string[] Openings =
    [
        "",
        "7 May 2031\n\n",
        " date 2031-05-07 ",
        "PORT KESTLE, May 7 (Reuters) - ",
        "Ferry hits sandbank 😀\n\n",
    ];

    private static readonly string[] Endings =
    [
        "",
        "\n\nWith Post wires",
        "\n\nMore Stories\nTen ways to fry an egg\nWhy cats sleep\n",
        "\n\n(Image: AP)",
        "\n\nRead more: The lighthouse that moved\n\nSign up to our newsletter",
    ];

    /// <summary>Writes the set into the folder.</summary>
    public static string[] WriteTo(TempFolder folder, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, random.Next(2, 6)).Select(index => folder.Write($"{index}.txt", Article(random))),
        ];
    }

    private static string Article(Random random)
    {
        var text = new StringBuilder(Openings[random.Next(Openings.Length)]);
        var order = Enumerable.Range(0, Sentences.Length).ToArray();
        // Mostly the order of the report, so that accounts align; now and then two sentences change places.
        for (var swap = 0; swap < 2; swap++)
        {
            var at = random.Next(order.Length - 1);
            (order[at], order[at + 1]) = (order[at + 1], order[at]);
        }

        foreach (var index in order.Where(_ => random.Next(4) != 0))
            text.Append(Sentences[index]).Append(random.Next(3) == 0 ? "\r\n\r\n" : " ");
        return text.Append(Endings[random.Next(Endings.Length)]).ToString();
    }
}

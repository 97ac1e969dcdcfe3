using NodaTime;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>Invented events, each told by one to five outlets: written anew, copied, cut, and with words replaced.</summary>
internal static class MadeNews
{
    private static readonly string[] Syllables =
    [
        "bar",
        "ven",
        "tol",
        "mik",
        "sor",
        "dul",
        "han",
        "gre",
        "lop",
        "fis",
        "kar",
        "nud",
    ];

    private static readonly string[] Nouns =
    [
        "harbour",
        "bridge",
        "ferry",
        "council",
        "tunnel",
        "orchard",
        "library",
        "viaduct",
        "museum",
        "reservoir",
        "quarry",
        "lighthouse",
        "brewery",
        "cannery",
        "monastery",
        "sawmill",
        "tramway",
        "observatory",
        "glacier",
        "vineyard",
    ];

    private static readonly string[] More =
    [
        "airfield",
        "aqueduct",
        "arcade",
        "archive",
        "bakery",
        "barracks",
        "boathouse",
        "cathedral",
        "chapel",
        "colliery",
        "courthouse",
        "creamery",
        "dockyard",
        "embankment",
        "fairground",
        "foundry",
        "granary",
        "hatchery",
        "hospice",
        "icehouse",
        "jetty",
        "kennel",
        "laundry",
        "marina",
        "nursery",
        "orphanage",
        "pavilion",
        "planetarium",
        "racecourse",
        "refinery",
        "sanatorium",
        "seminary",
        "shipyard",
        "tannery",
        "terminal",
        "theatre",
        "tollbooth",
        "warehouse",
        "windmill",
        "zoo",
    ];

    private static readonly string[] Verbs =
    [
        "closed",
        "reopened",
        "flooded",
        "sold",
        "inspected",
        "renamed",
        "rebuilt",
        "audited",
    ];

    public static IEnumerable<Article> Stories(int count)
    {
        var random = new Random(31);
        for (var number = 0; number < count; number++)
        {
            var names = Enumerable.Range(0, 8).Select(_ => Name(random)).ToArray();
            var nouns = Enumerable
                .Range(0, 6)
                .Select(_ => random.Next(3) == 0 ? Nouns[random.Next(Nouns.Length)] : More[random.Next(More.Length)])
                .ToArray();
            var first = Text(random, names, nouns);
            for (var account = 0; account < 1 + (number % 5); account++)
            {
                var text = account switch
                {
                    0 => first,
                    1 => $"{names[7]} Gazette\n\n{first}",
                    2 => string.Join(
                        ' ',
                        first.Split(' ').Select(word => random.Next(5) == 0 ? Syllables[random.Next(12)] : word)
                    ),
                    3 => Text(random, names, nouns),
                    _ => first[..(first.Length / 2)],
                };
                yield return new Article($"{number}-{account}.txt", text)
                {
                    Url = $"https://outlet-{(number + account) % 9}.example/{number}/{account}",
                    Title = account == 1 ? null : $"{names[0]} {nouns[0]} ({account})",
                    Published = new PublicationTime(new LocalDate(2031, 3, 1).PlusDays(number + account)),
                    Language = "en",
                };
            }
        }
    }

    public static string EventOf(Article article) => article.Path.Split('-')[0];

    private static string Text(Random random, string[] names, string[] nouns) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, 14)
                .Select(_ =>
                    $"{names[random.Next(8)]} said the {nouns[random.Next(6)]} of {names[random.Next(8)]} was {Verbs[random.Next(8)]} after {random.Next(2, 900)} people met near the {nouns[random.Next(6)]}."
                )
        );

    private static string Name(Random random)
    {
        var name = string.Concat(Enumerable.Range(0, 3).Select(_ => Syllables[random.Next(12)]));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}

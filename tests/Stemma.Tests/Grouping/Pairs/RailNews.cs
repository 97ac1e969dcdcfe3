namespace Stemma.Tests.Grouping.Pairs;

/// <summary>Generated reports of two accidents on one railway: the same company, people and background, other places and facts.</summary>
internal static class RailNews
{
    private static readonly string[][] Background =
    [
        [
            "Midland Rail, which runs the Coast line, said it was shocked.",
            "Chief executive Alice Morgan of Midland Rail promised a full inquiry.",
            "The union of Railway Workers has long warned of tired staff on the Coast line.",
            "Transport minister Peter Marshall was told of it in Bristol.",
            "Ruth Wilson, who leads Railway Workers, asked for fewer shifts.",
            "Peter Marshall called the record of Midland Rail worrying.",
        ],
        [
            "There was no word from Midland Rail at first, then Alice Morgan spoke of a black day for the Coast line.",
            "Ruth Wilson of the union of Railway Workers said that her people had seen it coming.",
            "Minister Peter Marshall, in charge of transport, wants a report by Midland Rail within a week.",
            "The chief executive, Alice Morgan, broke off a holiday.",
            "On the Coast line nothing moved, and Midland Rail hired coaches.",
            "Railway Workers and minister Peter Marshall are to meet in Bristol.",
        ],
    ];

    private static readonly string[][] Events =
    [
        [
            "A passenger train ran into a fallen beech near Hazelbury in the dark.",
            "The beech had been marked for felling by forester Noah Ottaway.",
            "Driver Caspar Thring braked from high speed but could not stop before Hazelbury.",
            "Eleven passengers were bruised by luggage when the beech came through the glass.",
            "At Hazelbury the village hall took in shivering passengers.",
            "Caspar Thring was pulled from his cab with a broken collarbone.",
            "Noah Ottaway had written three letters about the rotten beech.",
            "Sawmill hands from Hazelbury cleared the trunk and the branches.",
        ],
        [
            "A fire destroyed the locomotive shed at Kvalvik and two engines.",
            "Flames from the shed at Kvalvik were seen across the bay.",
            "Fire chief Gerda Moll said a welding torch had been left burning.",
            "Apprentice Anders Birk raised the alarm and opened the shed doors.",
            "Oil ran from the burning engines into the harbour of Kvalvik.",
            "Gerda Moll praised Anders Birk, who breathed in smoke.",
            "The roof of the shed collapsed on the turntable.",
            "Divers laid a boom to hold back oil in the harbour.",
        ],
    ];

    /// <summary>So many reports of each of the two, drawn by chance; their paths begin with the number of the event.</summary>
    public static IEnumerable<(string Path, string Text)> Draw(int each, int seed)
    {
        var random = new Random(seed);
        for (var told = 0; told < Events.Length; told++)
        {
            for (var report = 0; report < each; report++)
            {
                var own = Events[told].ToArray();
                random.Shuffle(own);
                var shared = Background[told].ToArray();
                random.Shuffle(shared);
                yield return (
                    $"{told}-{report}.txt",
                    string.Join(' ', own.Take(4).Zip(shared, (one, other) => $"{one} {other}"))
                );
            }
        }
    }
}

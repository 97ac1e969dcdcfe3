using NodaTime;

namespace Accuracy.Histories;

/// <summary>Grows random histories of accounts whose truth is known. The same seed gives the same history.</summary>
internal sealed class HistoryGenerator(HistorySources sources, AccountMaker maker)
{
    /// <summary>Share of accounts that are not among the inputs.</summary>
    private const double LostShare = 0.3;

    /// <summary>Chance that a derived account adds sentences of its own.</summary>
    private const double OwnReporting = 0.25;

    /// <summary>Chance that a derived account names its source; one credit in ten names the source's source.</summary>
    private const double Credited = 0.35;

    /// <summary>Chance that a clock is wrong by up to a day either way; that only the day is given; that there is no time.</summary>
    private const double WrongClock = 0.1;
    private const double OnlyDay = 0.1;
    private const double NoClock = 0.05;

    private static readonly (Making Making, double Chance)[] Makings =
    [
        (Making.Copy, 0.14),
        (Making.Abridged, 0.16),
        (Making.Rewritten, 0.27),
        (Making.Spun, 0.11),
        (Making.Translated, 0.07),
        (Making.Merged, 0.13),
        (Making.Corrected, 0.08),
        (Making.Quoting, 0.04),
    ];

    /// <summary>A history with exactly <paramref name="survivors"/> accounts that are not lost.</summary>
    public HistoryNode[] Grow(int survivors, EditRate rate, int seed)
    {
        var random = new Random(seed);
        var total = (int)Math.Round(survivors / (1 - LostShare));
        var reserve = Reserve(random, 1 + (total / 3));
        var roots = 1 + random.Next(0, Math.Min(reserve.Count, 1 + (int)Math.Sqrt(survivors)));
        var nodes = new List<HistoryNode>();
        var names = OutletNames.Shuffled(random);
        var times = new List<Instant>();
        while (nodes.Count < total)
        {
            var making =
                nodes.Count == 0 || (nodes.Count < total / 2 && Roots(nodes) < roots && random.NextDouble() < 0.4)
                    ? Making.Root
                    : Draw(random);
            nodes.Add(Next(nodes, times, making, rate, reserve, names[nodes.Count], random));
        }

        var order = Enumerable.Range(0, total).ToArray();
        random.Shuffle(order);
        foreach (var number in order.Take(total - survivors))
            nodes[number] = nodes[number] with { Lost = true };
        return [.. nodes];
    }

    /// <summary>Families, each from a root of its own, without losses, mergers or shared speech: the count of roots is the count of origins.</summary>
    public HistoryNode[] Families(int families, EditRate rate, int seed)
    {
        var random = new Random(seed);
        var names = OutletNames.Shuffled(random);
        var roots = Apart(sources.Texts, families, random);
        var nodes = new List<HistoryNode>();
        var times = new List<Instant>();
        foreach (var root in roots)
        {
            var first = nodes.Count;
            var reserve = new Queue<SourceText>([root]);
            var size = 2 + random.Next(3);
            while (nodes.Count < first + size)
            {
                var making = nodes.Count == first ? Making.Root : Draw(random);
                if (making is Making.Merged or Making.Quoting)
                    making = Making.Rewritten;
                nodes.Add(Next(nodes, times, making, rate, reserve, names[nodes.Count % names.Length], random, first));
            }
        }

        return [.. nodes];
    }

    private static int Roots(List<HistoryNode> nodes) => nodes.Count(node => node.Parents.Length == 0);

    private static Making Draw(Random random)
    {
        var chance = random.NextDouble() * Makings.Sum(entry => entry.Chance);
        foreach (var (making, share) in Makings)
        {
            chance -= share;
            if (chance < 0)
                return making;
        }

        return Making.Rewritten;
    }

    private HistoryNode Next(
        List<HistoryNode> nodes,
        List<Instant> times,
        Making making,
        EditRate rate,
        Queue<SourceText> reserve,
        string publisher,
        Random random,
        int first = 0
    )
    {
        var number = nodes.Count;
        if (making is Making.Root or Making.Quoting && reserve.Count == 0)
            making = Making.Rewritten;
        if (making is Making.Root or Making.Quoting)
        {
            var own = reserve.Dequeue().Sentences;
            if (making == Making.Quoting)
                own = maker.WithQuotation(own, nodes[random.Next(first, number)].Sentences, random);
            times.Add(Instant.FromUtc(2021, 3, 9, 6, 0) + Duration.FromMinutes(random.Next(600)));
            return new HistoryNode(number, own, [], making, publisher, Clock(times[^1], random), IsDay(random), false);
        }

        var parent = nodes[random.Next(first, number)];
        int[] parents = [parent.Number];
        var text = parent.Sentences;
        if (making == Making.Merged)
        {
            var second = nodes[random.Next(first, number)];
            if (second.Number != parent.Number && maker.Merged(text, second.Sentences, random) is { } merged)
                (text, parents) = (merged, [parent.Number, second.Number]);
            else
                making = Making.Rewritten;
        }

        text = maker.Make(text, making, rate, random);
        if (random.NextDouble() < OwnReporting && making is not (Making.Copy or Making.Corrected))
            text = maker.WithOwnReporting(text, reserve.Count > 1 ? reserve.Peek() : null, random);
        if (random.NextDouble() < Credited)
        {
            var credited = random.NextDouble() < 0.1 && parent.Parents.Length > 0 ? nodes[parent.Parents[0]] : parent;
            text = maker.WithCredit(text, credited.Publisher, making == Making.Copy, random);
        }

        times.Add(
            parents.Max(ancestor => times[ancestor])
                + Duration.FromMinutes(5 + (int)(-180 * Math.Log(1 - random.NextDouble())))
        );
        return new HistoryNode(
            number,
            text,
            parents,
            making,
            publisher,
            Clock(times[^1], random),
            IsDay(random),
            false
        );
    }

    private static bool IsDay(Random random) => random.NextDouble() < OnlyDay;

    private static Instant? Clock(Instant time, Random random)
    {
        var chance = random.NextDouble();
        var error = Duration.FromMinutes(random.Next(-1440, 1440));
        return chance < NoClock ? null
            : chance < NoClock + WrongClock ? time + error
            : time;
    }

    private Queue<SourceText> Reserve(Random random, int most)
    {
        var subtopics = sources.Texts.Select(text => text.Subtopic).Distinct(StringComparer.Ordinal).ToArray();
        var subtopic = subtopics[random.Next(subtopics.Length)];
        return new Queue<SourceText>(Apart([.. sources.Texts.Where(text => text.Subtopic == subtopic)], most, random));
    }

    private List<SourceText> Apart(SourceText[] texts, int most, Random random)
    {
        var order = (SourceText[])texts.Clone();
        random.Shuffle(order);
        var chosen = new List<SourceText>();
        foreach (var text in order)
        {
            if (chosen.Count < most && !chosen.Exists(other => sources.AreKin(text, other)))
                chosen.Add(text);
        }

        return chosen;
    }
}

/// <summary>Invented outlets.</summary>
internal static class OutletNames
{
    private static readonly string[] Places =
    [
        "Marlow",
        "Tessick",
        "Orvane",
        "Helmsdale",
        "Quorn",
        "Brayfield",
        "Dunscar",
        "Ellerby",
        "Farnock",
        "Gaskell",
        "Hollin",
        "Istrow",
        "Jarveth",
        "Kelsoe",
        "Lindmark",
        "Mottram",
        "Nessgate",
        "Oxcroft",
        "Pendry",
        "Ravenscar",
    ];

    private static readonly string[] Kinds = ["Gazette", "Herald", "Courier", "Observer", "Tribune", "Wire"];

    /// <summary>All of them in a random order.</summary>
    public static string[] Shuffled(Random random)
    {
        string[] all = [.. Places.SelectMany(place => Kinds.Select(kind => $"{place} {kind}"))];
        random.Shuffle(all);
        return all;
    }
}

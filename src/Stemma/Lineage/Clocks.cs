using System.Collections.Immutable;
using NodaTime;
using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>Bits by which the times that witnesses give speak against a tree.</summary>
/// <remarks>
/// A clock is wrong or right for all edges of its witness alike: one that is wrong costs <see cref="LineageWeights.WrongClock"/>
/// once and then says nothing. Which are taken for wrong is the choice that costs least, found by dynamic programming over the
/// tree. A day without an hour stands for any hour of it, no time at all for any of the story: against a time early in the story
/// both are likelier later.
/// </remarks>
internal sealed class Clocks
{
    /// <summary>Part of the story's length by which an account without a time may be older than its first known time.</summary>
    private const double Before = 0.2;

    private readonly double[,] conflicts;
    private readonly bool[] isLoose;
    private readonly double wrong;

    /// <param name="witnesses">All of the story.</param>
    /// <param name="weights">What signs are worth.</param>
    public Clocks(ImmutableArray<Witness> witnesses, LineageWeights weights)
    {
        wrong = weights.WrongClock;
        var spans = Spans(witnesses);
        isLoose = Array.ConvertAll(spans, span => span.From != span.To);
        var count = witnesses.Length;
        conflicts = new double[count, count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                if (from != to)
                    conflicts[from, to] = Conflict(spans[from], spans[to], weights);
            }
        }
    }

    /// <summary>Bits of a tree over some witnesses, the clocks of lost originals being unknown.</summary>
    /// <param name="parents">-1 for the root, -2 for nodes not in it; witnesses first, lost originals after.</param>
    /// <param name="members">Indices of the tree's witnesses.</param>
    public double Of(int[] parents, int[] members)
    {
        // Least bits of all below a witness, its own clock taken for right or for wrong; branches before what they hang on.
        var sources = Sources(parents, members.Length);
        var right = new double[members.Length];
        var faulty = new double[members.Length];
        var waiting = new List<(double Conflict, double Right, double Faulty)>?[members.Length];
        var total = 0.0;
        foreach (var node in BranchesFirst(sources))
        {
            faulty[node] += wrong;
            if (waiting[node] is { } branches)
                right[node] += Together(branches);
            var either = Math.Min(right[node], faulty[node]);
            if (sources[node] is var source && source < 0)
            {
                total += either;
                continue;
            }

            faulty[source] += either;
            var conflict = conflicts[members[source], members[node]];
            if (!isLoose[members[source]])
                right[source] += Math.Min(right[node] + conflict, faulty[node]);
            else
                (waiting[source] ??= []).Add((conflict, right[node], faulty[node]));
        }

        return total;
    }

    /// <summary>Bits of the branches of an account that gives no hour: it stood at one hour, before the earliest of those whose clocks are right.</summary>
    private static double Together(List<(double Conflict, double Right, double Faulty)> branches)
    {
        var best = branches.Sum(branch => branch.Faulty);
        foreach (var (most, _, _) in branches)
        {
            var bits = most;
            foreach (var (conflict, right, faulty) in branches)
                bits += conflict <= most ? Math.Min(right, faulty) : faulty;
            best = Math.Min(best, bits);
        }

        return best;
    }

    /// <summary>For each witness the nearest witness that it descends from, or -1.</summary>
    private static int[] Sources(int[] parents, int count)
    {
        var sources = new int[count];
        for (var node = 0; node < count; node++)
        {
            sources[node] = parents[node];
            while (sources[node] >= count)
                sources[node] = parents[sources[node]];
        }

        return sources;
    }

    private static int[] BranchesFirst(int[] sources)
    {
        var order = Enumerable.Range(0, sources.Length).ToArray();
        var depths = Array.ConvertAll(
            order,
            node =>
            {
                var depth = 0;
                for (var at = sources[node]; at >= 0; at = sources[at])
                    depth--;
                return depth;
            }
        );
        Array.Sort(depths, order);
        return order;
    }

    /// <summary>Where each clock may stand, in hours from the first known time: a point, a day, or anywhere in the story.</summary>
    private static (double From, double To)[] Spans(ImmutableArray<Witness> witnesses)
    {
        var known = witnesses
            .Select(witness => Own(witness)?.Instant)
            .OfType<Instant>()
            .DefaultIfEmpty(witnesses.Min(witness => Own(witness)?.Earliest) ?? Instant.MinValue)
            .ToArray();
        var first = known.Min();
        var length = Hours(known.Max());
        return
        [
            .. witnesses.Select(witness =>
                Own(witness) switch
                {
                    null => (-Before * length, Math.Max(1, length)),
                    { Instant: { } instant } => (Hours(instant), Hours(instant)),
                    { Earliest: var midnight } => (Hours(midnight), Hours(midnight) + 24),
                }
            ),
        ];

        double Hours(Instant instant) => (instant - first).TotalHours;

        static Stemma.Text.PublicationTime? Own(Witness witness) =>
            witness.PublishedFrom == PublishedFrom.Article ? witness.Article.Published : null;
    }

    private static double Conflict(
        (double From, double To) source,
        (double From, double To) node,
        LineageWeights weights
    )
    {
        if (source.From == source.To && node.From == node.To)
            return weights.ClockConflict * Math.Clamp(source.From - node.From, 0, 1);

        // The chance that the source is the earlier one, each equally likely anywhere in its span.
        const int steps = 24;
        var earlier = 0.5;
        for (var one = 0; one < steps; one++)
        {
            for (var other = 0; other < steps; other++)
            {
                earlier += 0.5 * (1 - Math.Sign(At(source, one) - At(node, other)));
            }
        }

        var chance = earlier / ((steps * steps) + 1);
        return Math.Clamp(-weights.LooseClock * Math.Log2(2 * chance), 0, weights.ClockConflict);

        static double At((double From, double To) span, int step) =>
            span.From + ((span.To - span.From) * (step + 0.5) / steps);
    }
}

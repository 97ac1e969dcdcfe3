using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lexicon;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>All points on which the witnesses of a story differ: readings at loci, and stretches that some have and others lack.</summary>
/// <remarks>
/// A locus is compared among those that have its passage; whoever lacks the passage is missing there and differs by one
/// variation for the whole stretch. Stretches that the same witnesses have and that follow each other are one variation:
/// they were cut or added at once.
/// </remarks>
internal sealed class VariationTable
{
    /// <summary>Directions are rounded to so many tenths of a bit, so that variations that are nearly alike count as alike.</summary>
    private const int Rounding = 5;

    /// <summary>Words of a stretch that counts whole; a short one counts in proportion, down to the share below.</summary>
    private const double WholeStretch = 10;

    private const double LeastShare = 0.2;

    /// <summary>A sentence so many times as long as the name of the source in it says more than who that was.</summary>
    private const int MostOfCredit = 4;

    /// <summary>Tenths of a bit for what cannot be: a stretch that was there and is as if it had never been.</summary>
    private const int Impossible = 30_000;

    private readonly Collation collation;
    private readonly LineageWeights weights;
    private readonly Dictionary<string, int> index;
    private readonly Dictionary<(int, int), ImmutableArray<DirectionReason>> directions;
    private readonly TextSpan[][] named;
    private readonly Dictionary<(string, string), int> habits = [];
    private readonly List<Variation> all = [];

    /// <param name="reviewed">The collation and what is known of the direction of its differences.</param>
    /// <param name="attributions">Whom each witness names as its source.</param>
    /// <param name="weights">What changes cost.</param>
    public VariationTable(
        ReviewedCollation reviewed,
        ImmutableDictionary<string, ImmutableArray<Attribution>> attributions,
        LineageWeights weights
    )
    {
        this.weights = weights;
        collation = reviewed.Collation;
        index = collation
            .Story.Witnesses.Select((witness, at) => (witness.Siglum, at))
            .ToDictionary(StringComparer.Ordinal);
        directions = reviewed.Pairs.ToDictionary(
            pair => (index[pair.Left], index[pair.Right]),
            pair => pair.Direction.Reasons
        );
        named =
        [
            .. collation.Story.Witnesses.Select(witness =>
                attributions[witness.Siglum]
                    .SelectMany(attribution => attribution.Spans)
                    .Concat(Datelines.Of(witness.Article) is { } dateline ? [dateline] : [])
                    .ToArray()
            ),
        ];
        AddStretches();
        CountHabits();
        foreach (var passage in collation.Passages)
            AddLoci(passage);
    }

    /// <summary>The variations among some witnesses, by index; those that are alike are put together.</summary>
    /// <param name="members">Indices of witnesses; states come in this order.</param>
    /// <param name="elsewhere">For each witness the stretches that it has from elsewhere: there it is missing.</param>
    public Variation[] Among(int[] members, List<TextSpan>[] elsewhere)
    {
        var found = new Dictionary<string, Variation>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var variation in all)
        {
            var states = Array.ConvertAll(
                members,
                member =>
                    IsFrom(variation.Place, member, elsewhere[member]) ? Variation.Missing : variation.States[member]
            );
            if (states.Where(state => state != Variation.Missing).Distinct().Take(2).Count() < 2)
                continue;
            var reduced = Reduced(variation, states);
            var key = Key(reduced);
            if (found.TryGetValue(key, out var same))
                found[key] = same with { Weight = same.Weight + reduced.Weight };
            else
            {
                found[key] = reduced;
                order.Add(key);
            }
        }

        return [.. order.Select(key => found[key])];
    }

    private bool IsFrom(Passage? place, int member, List<TextSpan> elsewhere) =>
        elsewhere.Count > 0
        && place is not null
        && place.Members.Any(span =>
            index[span.Siglum] == member && elsewhere.Exists(other => other.Overlaps(span.Span))
        );

    /// <summary>The same with only those states that occur, in order of first occurrence.</summary>
    private static Variation Reduced(Variation variation, byte[] states)
    {
        if (variation.IsStretch)
            return variation with { States = states };
        var numbers = new Dictionary<byte, byte>();
        foreach (var state in states)
        {
            if (state != Variation.Missing)
                numbers.TryAdd(state, (byte)numbers.Count);
        }

        var kept = numbers.OrderBy(entry => entry.Value).Select(entry => entry.Key).ToArray();
        var toward = new int[kept.Length * kept.Length];
        var costs = new int[kept.Length * kept.Length];
        for (var from = 0; from < kept.Length; from++)
        {
            for (var to = 0; to < kept.Length; to++)
            {
                var way = (kept[from] * variation.Count) + kept[to];
                toward[(from * kept.Length) + to] = variation.Toward[way];
                costs[(from * kept.Length) + to] = variation.Costs[way];
            }
        }

        return variation with
        {
            States = Array.ConvertAll(states, state => state == Variation.Missing ? state : numbers[state]),
            Count = kept.Length,
            Toward = toward,
            Costs = costs,
        };
    }

    private static string Key(Variation variation) =>
        string.Create(
            variation.States.Length + (2 * variation.Toward.Length),
            variation,
            (key, variation) =>
            {
                var (states, ways) = (variation.States.Length, variation.Toward.Length);
                for (var at = 0; at < states; at++)
                    key[at] = (char)variation.States[at];
                for (var at = 0; at < ways; at++)
                {
                    key[states + at] = (char)(variation.Toward[at] + 1000);
                    key[states + ways + at] = (char)variation.Costs[at];
                }
            }
        );

    private void AddStretches()
    {
        var count = collation.Story.Witnesses.Length;
        int[] costs =
        [
            .. (int[])[0, Tenths(weights.StretchAdded), Impossible],
            .. (int[])[Impossible, 0, Tenths(weights.StretchCut)],
            .. (int[])[Impossible, Tenths(weights.StretchRegained), 0],
        ];
        var toward = new int[costs.Length];
        byte[]? last = null;
        foreach (var passage in collation.Passages)
        {
            if (passage.Members.Any(member => IsCredit(member)))
                continue;
            var states = new byte[count];
            foreach (var member in passage.Members)
                states[index[member.Siglum]] = Variation.Has;
            if (last is null || !last.AsSpan().SequenceEqual(states))
                all.Add(Stretch(states, Share(passage.Members.Average(Words))) with { Place = passage });
            last = states;
        }

        var covered = collation.Story.Witnesses.Select(_ => new List<TextSpan>()).ToArray();
        foreach (var member in collation.Passages.SelectMany(passage => passage.Members))
            covered[index[member.Siglum]].Add(member.Span);
        for (var witness = 0; witness < count; witness++)
        {
            var article = collation.Story.Witnesses[witness].Article;
            var masked = article
                .Get(TextLayers.Boilerplate)
                .Select(block => block.Span)
                .Concat(article.Get(TextLayers.Credits).Select(credit => credit.Span))
                .ToArray();
            covered[witness].Sort();
            var isOwn = false;
            foreach (var sentence in article.Get(TextLayers.Sentences))
            {
                if (masked.Any(span => span.Overlaps(sentence.Span)))
                    continue;
                var span = new WitnessSpan(collation.Story.Witnesses[witness].Siglum, sentence.Span);
                if (IsCredit(span))
                    continue;
                var isShared = covered[witness].Exists(span => span.Overlaps(sentence.Span));
                if (!isShared && !isOwn)
                {
                    var states = new byte[count];
                    states[witness] = Variation.Has;
                    all.Add(Stretch(states, Share(Words(span))));
                }

                isOwn = !isShared;
            }
        }

        Variation Stretch(byte[] states, double share) =>
            new(states, Variation.Lost + 1, costs, toward, share) { IsStretch = true };
    }

    /// <summary>How much a stretch tells by its words: a dateline or a subheading is left out by house style.</summary>
    private static double Share(double words) => Math.Clamp(words / WholeStretch, LeastShare, 1);

    private int Words(WitnessSpan span) => collation.Story[span.Siglum].Article.Slice(span.Span).Count(' ') + 1;

    /// <summary>Counts for each two readings in how many passages they stand for each other: what is done often is done by many.</summary>
    private void CountHabits()
    {
        foreach (var passage in collation.Passages)
        {
            var seen = new HashSet<(string, string)>();
            foreach (var locus in passage.Loci.Where(locus => locus.IsVariant))
            {
                foreach (var pair in Pairs([.. locus.Readings.Take(Variation.MostStates)]))
                {
                    if (seen.Add(pair))
                        habits[pair] = habits.GetValueOrDefault(pair) + 1;
                }
            }
        }
    }

    private static IEnumerable<(string, string)> Pairs(Reading[] readings)
    {
        for (var one = 0; one < readings.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (left, right) = (readings[one].Normal, readings[other].Normal);
                yield return string.CompareOrdinal(left, right) < 0 ? (left, right) : (right, left);
            }
        }
    }

    /// <summary>True where a witness names its source and says little else there: two that took from one source both may.</summary>
    private bool IsCredit(WitnessSpan stretch)
    {
        var length = stretch.Span.Length;
        return named[index[stretch.Siglum]]
            .Any(span => span.Overlaps(stretch.Span) && length < MostOfCredit * span.Length);
    }

    /// <summary>How much the differences between some readings of a locus tell of descent.</summary>
    private double Weight(Locus locus, Reading[] readings)
    {
        if (
            locus.Readings.Any(reading =>
                reading.Witnesses.Any(witness => named[index[witness.Siglum]].Any(span => span.Overlaps(witness.Span)))
            )
        )
            return 0;
        var often = Pairs(readings).Min(pair => habits[pair]);
        var isSmall = Array.TrueForAll(
            readings,
            reading => reading.Normal.Length == 0 || reading.Normal.Split(' ').All(FunctionWords.Contains)
        );
        return (isSmall ? weights.SmallWords : 1) / Math.Pow(often, weights.Habit);
    }

    private void AddLoci(Passage passage)
    {
        var patterns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var locus in passage.Loci)
        {
            if (!locus.IsVariant)
                continue;
            Reading[] readings = [.. locus.Readings.Take(Variation.MostStates)];
            var states = new byte[collation.Story.Witnesses.Length];
            Array.Fill(states, Variation.Missing);
            for (var reading = 0; reading < readings.Length; reading++)
            {
                foreach (var witness in readings[reading].Witnesses)
                    states[index[witness.Siglum]] = (byte)reading;
            }

            var omitted = Array.FindIndex(readings, reading => reading.Normal.Length == 0);
            if (omitted < 0 || readings.Length == 2)
            {
                Add(passage, locus, readings, states, patterns);
                continue;
            }

            // To leave a clause out is one change, however many places of it the others word differently; who left it out
            // may have had any wording of it.
            Reading[] kept = [.. readings[..omitted], .. readings[(omitted + 1)..]];
            Add(
                passage,
                locus,
                [readings[omitted], kept[0]],
                Mapped(state => state == omitted ? (byte)0 : (byte)1),
                patterns
            );
            Add(
                passage,
                locus,
                kept,
                Mapped(state =>
                    state == omitted ? Variation.Missing
                    : state > omitted ? (byte)(state - 1)
                    : state
                ),
                patterns
            );

            byte[] Mapped(Func<byte, byte> other) =>
                Array.ConvertAll(states, state => state == Variation.Missing ? state : other(state));
        }
    }

    private void Add(Passage passage, Locus locus, Reading[] readings, byte[] states, Dictionary<string, int> patterns)
    {
        var count = readings.Length;
        var isOmission = Array.Exists(readings, reading => reading.Normal.Length == 0);
        var pattern = string.Concat(states.Select(state => (char)state).Append(isOmission ? '-' : '+'));
        var alike = patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
        var costs = new int[count * count];
        var toward = new int[count * count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < from; to++)
            {
                var bits = weights.ChangeDirection * Direction(readings[from], readings[to]);
                costs[(from * count) + to] = Cost(readings[from], readings[to]);
                costs[(to * count) + from] = Cost(readings[to], readings[from]);
                var rounded = Rounding * (int)Math.Round(bits * Variation.Tenths / Rounding);
                toward[(from * count) + to] = rounded;
                toward[(to * count) + from] = -rounded;
            }
        }

        var power = isOmission ? weights.SameOmission : weights.SamePassage;
        var weight = Weight(locus, readings) / Math.Pow(alike, power);
        all.Add(new Variation(states, count, costs, toward, weight) { Place = passage });
    }

    private int Cost(Reading from, Reading to) =>
        Tenths(
            to.Normal.Length == 0 ? weights.WordsCut
            : from.Normal.Length == 0 ? weights.WordsAdded
            : weights.WordsChanged
        );

    private static int Tenths(double bits) => (int)Math.Round(bits * Variation.Tenths);

    /// <summary>Bits by which the second reading was made from the first rather than the reverse: the mean over pairs that tell.</summary>
    private double Direction(Reading one, Reading other)
    {
        const int most = 3;
        var (sum, told) = (0.0, 0);
        foreach (var left in one.Witnesses)
        {
            foreach (var right in other.Witnesses)
            {
                var (first, second) = (index[left.Siglum], index[right.Siglum]);
                var isMirrored = first > second;
                if (!directions.TryGetValue(isMirrored ? (second, first) : (first, second), out var reasons))
                    continue;
                var (mine, theirs) = isMirrored ? (right.Span, left.Span) : (left.Span, right.Span);
                var at = ImmutableCollectionsMarshal.AsArray(reasons)!.AsSpan();
                foreach (var reason in at)
                {
                    if (!Touches(reason.Left, mine) || !Touches(reason.Right, theirs))
                        continue;
                    sum += isMirrored ? -reason.Bits : reason.Bits;
                    told++;
                    break;
                }

                if (told == most)
                    return sum / told;
            }
        }

        return told == 0 ? 0 : sum / told;
    }

    private static bool Touches(TextSpan one, TextSpan other) =>
        one.Overlaps(other) || (one.IsEmpty && other.Start <= one.Start && one.End <= other.End) || one == other;
}

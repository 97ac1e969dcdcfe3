using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TaggerTrainer;

/// <summary>Word classes that make a class bigram model of the language likeliest.</summary>
/// <remarks>
/// The exchange algorithm (Martin, Liermann and Ney, "Algorithms for bigram and trigram word clustering", Speech
/// Communication 24, 1998, section 3): words in order of frequency, each moved to the class where the likelihood of the
/// bigrams is greatest, until few move.
/// </remarks>
internal sealed class ExchangeClustering
{
    private readonly int classes;
    private readonly (int Word, double Count)[][] after;
    private readonly (int Word, double Count)[][] before;
    private readonly int[] classOf;
    private readonly double[] forward;
    private readonly double[] backward;
    private readonly double[] asFirst;
    private readonly double[] asLast;

    private ExchangeClustering(
        int classes,
        int[] classOf,
        (int Word, double Count)[][] after,
        (int Word, double Count)[][] before
    )
    {
        this.classes = classes;
        this.classOf = classOf;
        this.after = after;
        this.before = before;
        forward = new double[classes * classes];
        backward = new double[classes * classes];
        asFirst = new double[classes];
        asLast = new double[classes];
    }

    /// <summary>The class of each item of <paramref name="order"/>, most frequent first; -1 for other items.</summary>
    /// <param name="pairs">How often one item stands right after another.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="order">The items to put into classes.</param>
    /// <param name="classes">Number of classes, divisible by four.</param>
    /// <param name="rounds">Most rounds; it stops earlier when fewer than one item in five hundred moves.</param>
    /// <param name="between">Receives the counts between classes, a row for each first class.</param>
    public static int[] Run(
        IEnumerable<(int First, int Last, double Count)> pairs,
        int items,
        int[] order,
        int classes,
        int rounds,
        out double[] between
    )
    {
        var following = new List<(int, double)>[items];
        var preceding = new List<(int, double)>[items];
        for (var item = 0; item < items; item++)
            (following[item], preceding[item]) = ([], []);
        foreach (var (first, last, count) in pairs)
        {
            following[first].Add((last, count));
            preceding[last].Add((first, count));
        }

        var assigned = new int[items];
        Array.Fill(assigned, -1);
        for (var rank = 0; rank < order.Length; rank++)
            assigned[order[rank]] = rank % classes;
        var clustering = new ExchangeClustering(
            classes,
            assigned,
            [.. following.Select(list => list.ToArray())],
            [.. preceding.Select(list => list.ToArray())]
        );
        clustering.CountClasses(order);
        for (var round = 1; round <= rounds; round++)
        {
            var moved = order.Count(clustering.Exchange);
            Console.WriteLine($"{classes} classes, round {round}: {moved} of {order.Length} moved");
            if (moved * 500 < order.Length)
                break;
        }

        between = clustering.forward;
        return assigned;
    }

    private void CountClasses(int[] words)
    {
        foreach (var word in words)
        {
            foreach (var (last, count) in after[word])
            {
                if (classOf[last] >= 0)
                    Add(classOf[word], classOf[last], count);
            }
        }
    }

    private void Add(int first, int last, double count)
    {
        forward[(first * classes) + last] += count;
        backward[(last * classes) + first] += count;
        asFirst[first] += count;
        asLast[last] += count;
    }

    /// <summary>Moves the word to its best class; true where that is another one.</summary>
    private bool Exchange(int word)
    {
        var next = new double[classes];
        var previous = new double[classes];
        var itself = 0.0;
        foreach (var (last, count) in after[word])
        {
            if (last == word)
                itself += count;
            else if (classOf[last] >= 0)
                next[classOf[last]] += count;
        }

        foreach (var (first, count) in before[word])
        {
            if (first != word && classOf[first] >= 0)
                previous[classOf[first]] += count;
        }

        var own = classOf[word];
        Change(own, next, previous, itself, -1);
        var gain = new double[classes];
        var total = (Next: next.Sum() + itself, Previous: previous.Sum() + itself);
        for (var other = 0; other < classes; other++)
        {
            if (next[other] > 0)
                AddGains(gain, backward.AsSpan(other * classes, classes), next[other], 1);
            if (previous[other] > 0)
                AddGains(gain, forward.AsSpan(other * classes, classes), previous[other], 1);
        }

        for (var other = 0; other < classes; other++)
        {
            // The class with itself was counted twice, and the word's own pair joins it.
            var inner = forward[(other * classes) + other];
            gain[other] +=
                Gain(inner, next[other] + previous[other] + itself)
                - Gain(inner, next[other])
                - Gain(inner, previous[other]);
        }

        AddGains(gain, asFirst, total.Next, -1);
        AddGains(gain, asLast, total.Previous, -1);
        var best = own;
        for (var other = 0; other < classes; other++)
        {
            if (gain[other] > gain[best] + 1e-9)
                best = other;
        }

        Change(best, next, previous, itself, 1);
        classOf[word] = best;
        return best != own;
    }

    private void Change(int own, double[] next, double[] previous, double itself, int sign)
    {
        for (var other = 0; other < classes; other++)
        {
            if (next[other] > 0)
                Add(own, other, sign * next[other]);
            if (previous[other] > 0)
                Add(other, own, sign * previous[other]);
        }

        if (itself > 0)
            Add(own, own, sign * itself);
    }

    private static double Gain(double count, double more) => Entropy(count + more) - Entropy(count);

    private static double Entropy(double count) => count > 1e-6 ? count * Math.Log(count) : 0;

    /// <summary>Adds to each class what <paramref name="more"/> pairs with it are worth.</summary>
    private static void AddGains(double[] gain, ReadOnlySpan<double> counts, double more, int sign)
    {
        var least = Vector256.Create(1e-6);
        var added = Vector256.Create(more);
        var factor = Vector256.Create((double)sign);
        var gains = MemoryMarshal.Cast<double, Vector256<double>>(gain.AsSpan());
        var old = MemoryMarshal.Cast<double, Vector256<double>>(counts);
        for (var lane = 0; lane < gains.Length; lane++)
        {
            var count = Vector256.Max(old[lane], least);
            var sum = count + added;
            gains[lane] += factor * ((sum * Vector256.Log(sum)) - (count * Vector256.Log(count)));
        }
    }
}

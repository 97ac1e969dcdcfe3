using Stemma.Annotating.Names;

namespace TaggerTrainer;

/// <summary>A sentence as the trainer sees it: for each token its features, or null where it can only lie outside names.</summary>
internal sealed record FieldSample(uint[]?[] Features, uint[]?[] Pairs, int[] Labels);

/// <summary>
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001), trained sentence by sentence with
/// AdaGrad (Duchi, Hazan and Singer, JMLR 2011) and a quadratic penalty.
/// </summary>
internal sealed class ConditionalField(double rate, double penalty)
{
    private const int Labels = NameLabel.Count;
    private const int Steps = Labels * Labels;

    private readonly Dictionary<uint, double[]> weights = [];
    private readonly Dictionary<uint, double[]> squares = [];
    private readonly Dictionary<uint, double[]> totals = [];
    private int remembered;

    /// <summary>
    /// Weights by feature, averaged over all calls of <see cref="Remember"/>, which takes out most of the chance of the last
    /// sentences; a step feature has one for each pair of labels.
    /// </summary>
    public Dictionary<uint, float[]> Average() =>
        totals.ToDictionary(
            item => item.Key,
            item => Array.ConvertAll(item.Value, total => (float)(total / remembered))
        );

    /// <summary>Adds the present weights to the average.</summary>
    public void Remember()
    {
        remembered++;
        foreach (var (feature, row) in weights)
        {
            if (!totals.TryGetValue(feature, out var sums))
                totals.Add(feature, sums = new double[row.Length]);
            for (var cell = 0; cell < row.Length; cell++)
                sums[cell] += row[cell];
        }
    }

    /// <summary>Moves the weights towards the sample's labels. Returns the loss before.</summary>
    public double Learn(FieldSample sample, double importance)
    {
        var count = sample.Labels.Length;
        var scores = new double[count * Labels];
        var steps = new double[count * Steps];
        for (var index = 0; index < count; index++)
        {
            Sum(sample.Features[index], scores.AsSpan(index * Labels, Labels));
            Sum(sample.Pairs[index] ?? [NameFeatures.AnyPair], steps.AsSpan(index * Steps, Steps));
        }

        var forward = new double[count * Labels];
        var backward = new double[count * Labels];
        Forward(sample, scores, steps, forward);
        Backward(sample, scores, steps, backward);
        var total = LogSum(forward.AsSpan((count - 1) * Labels, Labels));
        var loss = total;
        var gradient = new double[Labels];
        var stepGradient = new double[Steps];
        for (var index = 0; index < count; index++)
        {
            var (label, before) = (sample.Labels[index], index > 0 ? sample.Labels[index - 1] : NameLabel.Outside);
            loss -= scores[(index * Labels) + label] + steps[(index * Steps) + (before * Labels) + label];
            Array.Clear(gradient);
            Array.Clear(stepGradient);
            for (var next = 1; next < Labels; next++)
            {
                if (!Open(sample, index, next))
                    continue;
                for (var previous = 1; previous < Labels; previous++)
                {
                    if (
                        !NameTagger.MayFollow(next, previous)
                        || (index == 0 ? previous != NameLabel.Outside : !Open(sample, index - 1, previous))
                    )
                        continue;
                    var probability = Math.Exp(
                        (index > 0 ? forward[((index - 1) * Labels) + previous] : 0)
                            + steps[(index * Steps) + (previous * Labels) + next]
                            + scores[(index * Labels) + next]
                            + backward[(index * Labels) + next]
                            - total
                    );
                    stepGradient[(previous * Labels) + next] -= probability;
                    gradient[next] -= probability;
                }
            }

            gradient[label]++;
            stepGradient[(before * Labels) + label]++;
            foreach (var feature in sample.Features[index] ?? [])
                Move(feature, gradient, importance);
            foreach (var feature in sample.Pairs[index] ?? [NameFeatures.AnyPair])
                Move(feature, stepGradient, importance);
        }

        return loss;
    }

    private static bool Open(FieldSample sample, int index, int label) =>
        label == NameLabel.Outside || sample.Features[index] is not null;

    private static void Forward(FieldSample sample, double[] scores, double[] steps, double[] forward)
    {
        Array.Fill(forward, double.NegativeInfinity);
        Span<double> terms = stackalloc double[Labels];
        for (var index = 0; index < sample.Labels.Length; index++)
        {
            for (var label = 1; label < Labels; label++)
            {
                if (!Open(sample, index, label))
                    continue;
                terms.Fill(double.NegativeInfinity);
                for (var previous = 1; previous < Labels; previous++)
                {
                    if (!NameTagger.MayFollow(label, previous) || (index == 0 && previous != NameLabel.Outside))
                        continue;
                    terms[previous] =
                        (index > 0 ? forward[((index - 1) * Labels) + previous] : 0)
                        + steps[(index * Steps) + (previous * Labels) + label];
                }

                forward[(index * Labels) + label] = LogSum(terms) + scores[(index * Labels) + label];
            }
        }
    }

    private static void Backward(FieldSample sample, double[] scores, double[] steps, double[] backward)
    {
        Span<double> terms = stackalloc double[Labels];
        for (var index = sample.Labels.Length - 2; index >= 0; index--)
        {
            for (var label = 1; label < Labels; label++)
            {
                terms.Fill(double.NegativeInfinity);
                for (var next = 1; next < Labels; next++)
                {
                    if (!NameTagger.MayFollow(next, label) || !Open(sample, index + 1, next))
                        continue;
                    terms[next] =
                        steps[((index + 1) * Steps) + (label * Labels) + next]
                        + scores[((index + 1) * Labels) + next]
                        + backward[((index + 1) * Labels) + next];
                }

                backward[(index * Labels) + label] = LogSum(terms);
            }
        }
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        var greatest = double.NegativeInfinity;
        foreach (var term in terms)
            greatest = Math.Max(greatest, term);
        if (double.IsNegativeInfinity(greatest))
            return greatest;
        var sum = 0.0;
        foreach (var term in terms)
            sum += Math.Exp(term - greatest);
        return greatest + Math.Log(sum);
    }

    private void Sum(uint[]? features, Span<double> sums)
    {
        foreach (var feature in features ?? [])
        {
            if (!weights.TryGetValue(feature, out var row))
                continue;
            for (var label = 0; label < row.Length; label++)
                sums[label] += row[label];
        }
    }

    private void Move(uint feature, double[] gradient, double importance)
    {
        if (!weights.TryGetValue(feature, out var row))
        {
            weights.Add(feature, row = new double[gradient.Length]);
            squares.Add(feature, new double[gradient.Length]);
        }

        var past = squares[feature];
        for (var cell = 0; cell < row.Length; cell++)
        {
            var slope = (gradient[cell] * importance) - (penalty * row[cell]);
            if (Math.Abs(slope) < 1e-7)
                continue;
            past[cell] += slope * slope;
            row[cell] += rate * slope / Math.Sqrt(past[cell] + 1e-3);
        }
    }
}

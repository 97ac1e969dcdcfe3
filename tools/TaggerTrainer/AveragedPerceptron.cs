namespace TaggerTrainer;

/// <summary>Multi-class perceptron whose weights are averaged over all updates (Collins, EMNLP 2002).</summary>
internal sealed class AveragedPerceptron(int labels, HashSet<uint> kept)
{
    private readonly Dictionary<uint, int> rows = new(kept.Count);
    private float[] weights = new float[labels * 1024];
    private float[] totals = new float[labels * 1024];
    private int[] touched = new int[labels * 1024];
    private int steps;

    public int Predict(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            if (!rows.TryGetValue(feature, out var row))
                continue;
            for (var label = 0; label < labels; label++)
                scores[label] += weights[(row * labels) + label];
        }

        var best = 1;
        for (var label = 2; label < labels; label++)
        {
            if (scores[label] > scores[best])
                best = label;
        }

        return best;
    }

    public void Update(ReadOnlySpan<uint> features, int gold, int guess)
    {
        steps++;
        if (gold == guess)
            return;
        foreach (var feature in features)
        {
            if (!kept.Contains(feature))
                continue;
            if (!rows.TryGetValue(feature, out var row))
            {
                row = rows.Count;
                rows.Add(feature, row);
                if ((row + 1) * labels > weights.Length)
                {
                    Array.Resize(ref weights, weights.Length * 2);
                    Array.Resize(ref totals, totals.Length * 2);
                    Array.Resize(ref touched, touched.Length * 2);
                }
            }

            Change((row * labels) + gold, 1);
            Change((row * labels) + guess, -1);
        }
    }

    /// <summary>Averaged weights by feature and label.</summary>
    public Dictionary<uint, float[]> Average()
    {
        var averages = new Dictionary<uint, float[]>(rows.Count);
        foreach (var (feature, row) in rows)
        {
            var average = new float[labels];
            for (var label = 0; label < labels; label++)
            {
                var cell = (row * labels) + label;
                average[label] = (totals[cell] + (weights[cell] * (steps - touched[cell]))) / steps;
            }

            averages.Add(feature, average);
        }

        return averages;
    }

    private void Change(int cell, float by)
    {
        totals[cell] += weights[cell] * (steps - touched[cell]);
        touched[cell] = steps;
        weights[cell] += by;
    }
}

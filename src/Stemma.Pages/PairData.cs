using System.Text;
using System.Text.Json;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>The aligned stretches of all pairs as numbers, for the script of a saved page.</summary>
internal static class PairData
{
    /// <summary>
    /// JSON: {"A B": [[left start, left end, right start, right end, relation, [left start, left end, right start, right end, …]], …]};
    /// numbers, sigla and our own words only, and nothing that could end its element.
    /// </summary>
    public static string Of(StoryReport story)
    {
        using var held = new MemoryStream();
        using (var writer = new Utf8JsonWriter(held))
        {
            writer.WriteStartObject();
            foreach (var pair in story.Collation.Pairs)
            {
                writer.WriteStartArray($"{pair.Left} {pair.Right}");
                foreach (var stretch in pair.Stretches)
                {
                    writer.WriteStartArray();
                    Write(writer, stretch.Left, stretch.Right);
                    writer.WriteStringValue(Words.Class(stretch.Relation));
                    writer.WriteStartArray();
                    foreach (var difference in stretch.Differences)
                        Write(writer, difference.Left, difference.Right);
                    writer.WriteEndArray();
                    writer.WriteEndArray();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(held.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, TextSpan left, TextSpan right)
    {
        writer.WriteNumberValue(left.Start);
        writer.WriteNumberValue(left.End);
        writer.WriteNumberValue(right.Start);
        writer.WriteNumberValue(right.End);
    }
}

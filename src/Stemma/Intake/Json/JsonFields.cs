using System.Text;
using System.Text.Json;
using Stemma.Intake.Fields;

namespace Stemma.Intake.Json;

/// <summary>Takes the parts of an article out of a JSON object, as a map says where they stand.</summary>
internal static class JsonFields
{
    /// <summary>Levels below the object; the deepest built-in path has two, and what users name rarely more.</summary>
    private const int MaxDepth = 8;

    /// <summary>Elements of an array of names or paragraphs; no article has as many.</summary>
    private const int MaxElements = 10_000;

    // What an object that stands for one value keeps it under, and what one that stands for a text consists of, in order.
    private static readonly string[] Single =
    [
        "name",
        "rendered",
        "text",
        "value",
        "main",
        "original",
        "$date",
        "title",
    ];
    private static readonly string[] Pieces = ["summary", "headline", "sections", "paragraphs", "content"];

    /// <summary>Adds what is found. Arrays on the way are gone through.</summary>
    public static void Collect(JsonElement record, FieldValues values) => Collect(record, "", values, 0);

    private static void Collect(JsonElement record, string prefix, FieldValues values, int depth)
    {
        foreach (var property in record.EnumerateObject())
        {
            // No path has names of such length, and a made-up object may.
            if (property.Name is not { Length: < 100 } name)
                continue;
            var path = prefix + FieldMap.Plain(name);
            if (values.Map.Find(path) is { } field && Value(property.Value, depth) is { } value)
                values.Add(field, value);
            if (depth >= MaxDepth || !values.Map.IsParent(path))
                continue;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Collect(property.Value, path + ".", values, depth + 1);
            }
            else if (property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in property.Value.EnumerateArray().Take(MaxElements))
                {
                    if (element.ValueKind == JsonValueKind.Object)
                        Collect(element, path + ".", values, depth + 1);
                }
            }
        }
    }

    private static string? Value(JsonElement value, int depth) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.Words(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => Joined(value, depth),
            JsonValueKind.Object => OfObject(value, depth),
            _ => null,
        };

    // Strings are paragraphs where they are long, and names where not.
    private static string? Joined(JsonElement array, int depth)
    {
        if (depth >= MaxDepth)
            return null;
        var values = array
            .EnumerateArray()
            .Take(MaxElements)
            .Select(element => Value(element, depth + 1))
            .OfType<string>()
            .ToArray();
        return values.Length == 0
            ? null
            : string.Join(values.Any(value => value.Length > 100 || value.EndsWith('.')) ? "\n\n" : ", ", values);
    }

    private static string? OfObject(JsonElement value, int depth)
    {
        if (depth >= MaxDepth)
            return null;
        foreach (var name in Single)
        {
            if (value.TryGetProperty(name, out var single) && Value(single, depth + 1) is { } found)
                return found;
        }

        var text = new StringBuilder();
        foreach (var name in Pieces)
        {
            if (value.TryGetProperty(name, out var piece) && Value(piece, depth + 1) is { } found)
                text.Append(text.Length > 0 ? "\n\n" : "").Append(found);
        }

        return text.Length > 0 ? text.ToString() : null;
    }
}

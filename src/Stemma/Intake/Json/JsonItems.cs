using System.Collections.Immutable;
using System.Text.Json;
using Stemma.Intake.Fields;
using Stemma.Intake.Items;
using Stemma.Text;

namespace Stemma.Intake.Json;

/// <summary>Makes articles of the records of a JSON file.</summary>
internal sealed class JsonItems(IntakeOptions options)
{
    /// <summary>Names shown of a record that holds no text.</summary>
    private const int ShownNames = 20;

    // Search engines and queues wrap a record in one of these.
    private static readonly string[] Wrappers = ["_source", "article", "document", "doc", "data"];

    private readonly ItemWriter writer = new(options);

    /// <summary>What one record gives: an article, or the articles of a list inside it, or an error.</summary>
    /// <param name="path">The file, "!" and the record's number.</param>
    /// <param name="record">Of any kind.</param>
    /// <param name="custody">Of its bytes; null where they are the whole file.</param>
    /// <param name="warnings">What there is to complain about so far.</param>
    public Reading Read(string path, JsonElement record, Custody? custody, ImmutableArray<Diagnostic> warnings)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return Reading.Skip(IntakeCodes.ItemWithoutText, "The record is not an object.", path);
        if (ItemOf(path, record, custody, warnings) is { } item)
            return writer.Write(item);
        var names = record.EnumerateObject().Take(ShownNames).Select(property => property.Name);
        return Reading.Skip(
            IntakeCodes.ItemWithoutText,
            SourceStream.Printable(
                $"No known field holds text; there are: {string.Join(", ", names)}. Name one with --map text=FIELD."
            ),
            path
        );
    }

    /// <summary>True where the record itself, or what it wraps, is an article.</summary>
    public bool IsArticle(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && ItemOf("", record, null, []) is not null;

    private Item? ItemOf(string path, JsonElement record, Custody? custody, ImmutableArray<Diagnostic> warnings)
    {
        if (NinjsItems.IsNinjs(record))
            return NinjsItems.Read(path, record, custody, warnings);
        var values = new FieldValues(options.FieldMap ?? FieldMap.Default);
        JsonFields.Collect(record, values);
        var item = values.ToItem(path, custody, warnings);
        if (item.Body is not null || (item.Summary is not null && item.Title is not null))
            return item;
        foreach (var wrapper in Wrappers)
        {
            if (record.TryGetProperty(wrapper, out var inner) && inner.ValueKind == JsonValueKind.Object)
            {
                values = new FieldValues(options.FieldMap ?? FieldMap.Default);
                JsonFields.Collect(inner, values);
                item = values.ToItem(path, custody, warnings);
                if (item.Body is not null)
                    return item;
            }
        }

        return null;
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stemma.Publishing.Exports;

namespace Stemma.Web.Pages;

/// <summary>What a page shows, in rows, as a file to keep: CSV for spreadsheets, or JSON, an array with an object a row.</summary>
/// <param name="Name">Of the file, after "stemma-" and before the ending.</param>
/// <param name="Columns">Names of the columns, and of the members in JSON.</param>
/// <param name="Rows">One cell a column: text, a number, or null.</param>
internal sealed record SavedTable(string Name, IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>The forms, as endings of addresses.</summary>
    public static readonly string[] Forms = ["csv", "json"];

    /// <param name="form">One of <see cref="Forms"/>.</param>
    public FileContentHttpResult As(string form)
    {
        using var held = new MemoryStream();
        if (form == "csv")
            WriteCsv(held);
        else
            WriteJson(held);
        return TypedResults.File(
            held.ToArray(),
            form == "csv" ? "text/csv; charset=utf-8" : "application/json",
            $"stemma-{Name}.{form}"
        );
    }

    private void WriteCsv(Stream stream)
    {
        using var writer = new CsvWriter(stream);
        writer.Write(Columns);
        foreach (var row in Rows)
            writer.Write(row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));
    }

    private void WriteJson(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartArray();
        foreach (var row in Rows)
        {
            writer.WriteStartObject();
            foreach (var (column, cell) in Columns.Zip(row))
            {
                writer.WritePropertyName(column);
                switch (cell)
                {
                    case int number:
                        writer.WriteNumberValue(number);
                        break;
                    case double number:
                        writer.WriteNumberValue(number);
                        break;
                    default:
                        writer.WriteStringValue((string?)cell);
                        break;
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

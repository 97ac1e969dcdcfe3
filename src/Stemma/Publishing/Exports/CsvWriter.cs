using System.Buffers;
using System.Text;

namespace Stemma.Publishing.Exports;

/// <summary>Writes rows as CSV (RFC 4180) in UTF-8 for spreadsheets.</summary>
/// <param name="stream">Stays open.</param>
public sealed class CsvWriter(Stream stream) : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>Writes one row; null is an empty cell.</summary>
    public void Write(IEnumerable<string?> cells) => writer.WriteLine(string.Join(',', cells.Select(Cell)));

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        // Spreadsheets take such cells for formulas and run them; articles are hostile.
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().ContainsAny(Special)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}

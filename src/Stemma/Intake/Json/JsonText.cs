using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Stemma.Intake.Decoding;
using Stemma.Text;

namespace Stemma.Intake.Json;

/// <summary>Parses JSON that others wrote.</summary>
internal static class JsonText
{
    /// <summary>Trailing commas and comments are let pass. Depth is bounded: no format read here goes beyond 20.</summary>
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The document, which the caller disposes of, or the error.</summary>
    /// <param name="path">Named in diagnostics.</param>
    /// <param name="bytes">In any encoding.</param>
    /// <param name="charset">As declared beside the bytes, or null.</param>
    /// <param name="warnings">What was repaired on the way.</param>
    /// <param name="error">Null where a document is returned.</param>
    public static JsonDocument? Parse(
        string path,
        ReadOnlySpan<byte> bytes,
        string? charset,
        out ImmutableArray<Diagnostic> warnings,
        out Reading? error
    )
    {
        var decoded = TextDecoder.Decode(path, bytes, markup: false, charset);
        (warnings, error) = (decoded.Warnings, decoded.Error);
        return decoded.Text is { } text ? Parse(path, Encoding.UTF8.GetBytes(text), out error) : null;
    }

    /// <summary>The document out of UTF-8, or the error. Halves of surrogate pairs become U+FFFD, in names as in values.</summary>
    public static JsonDocument? Parse(string path, ReadOnlyMemory<byte> utf8, out Reading? error)
    {
        error = null;
        try
        {
            return JsonDocument.Parse(SurrogateEscapes.Mended(utf8), Lenient);
        }
        catch (JsonException exception)
        {
            error = Reading.Skip(
                IntakeCodes.BrokenDocument,
                $"from line {exception.LineNumber + 1} on it is not JSON: {Reason(exception)}",
                path
            );
            return null;
        }
    }

    /// <summary>The parser's own words without the position that follows them.</summary>
    public static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return SourceStream.Printable(end < 0 ? exception.Message : exception.Message[..end]);
    }

    /// <summary>The string of that property, or null where it is missing, empty or something else.</summary>
    public static string? String(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.Words() : null;

    /// <summary>A string's value where it says anything, or null.</summary>
    public static string? Words(this JsonElement value)
    {
        var words = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return string.IsNullOrWhiteSpace(words) ? null : words;
    }

    /// <summary>The elements of an array property; nothing where it is missing or no array.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];
}

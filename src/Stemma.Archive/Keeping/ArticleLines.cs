using System.Text;
using System.Text.Json;
using Stemma.Text;

namespace Stemma.Archive.Keeping;

/// <summary>Articles as lines of JSON, to carry from one archive to another.</summary>
/// <remarks>
/// A line is <c>{"schema":1,"id":…,"text":…,"facts":{…}}</c>: the text, and all else that the archive keeps of the article. Lines of
/// <c>stemma read --json</c> and <c>stemma article --json</c> are read too; they lack what annotators do not need (the custody's
/// archived address apart, they carry everything).
/// </remarks>
public static class ArticleLines
{
    /// <summary>Bytes. Longer lines are passed over and never held: the longest text, every character escaped, and its marks.</summary>
    private const int LongestLine = 100_000_000;

    private const int Schema = 1;

    /// <summary>One line, without its end.</summary>
    public static byte[] Write(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", Schema);
            writer.WriteString("id", article.Id);
            writer.WriteString("text", article.Text);
            writer.WritePropertyName("facts");
            writer.WriteRawValue(ArticleFacts.Write(article));
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads lines; one that is no article is complained of and passed over.</summary>
    /// <param name="stream">UTF-8.</param>
    /// <param name="name">For complaints.</param>
    public static IEnumerable<(Article? Article, Diagnostic? Complaint)> Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var number = 0;
        foreach (var read in BoundedLines.Of(stream, LongestLine))
        {
            number++;
            if (read is not { } line)
                yield return (null, Complaint("it is too long", name, number));
            else if (Trimmed(line, number) is { IsEmpty: false } json)
                yield return Read(json, name, number);
        }
    }

    /// <summary>Without blanks at its ends, and without the mark that some programs put before the first line.</summary>
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line, int number) =>
        (number == 1 && line.Span.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? line[3..] : line).Trim(" \t\r"u8);

    private static (Article?, Diagnostic?) Read(ReadOnlyMemory<byte> line, string name, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text))
                return (null, Complaint("it has no text", name, number));
            var article = root.TryGetProperty("facts", out var facts)
                ? ArticleFacts.Read(facts.GetRawText(), text.GetString() ?? string.Empty)
                : ArticleFacts.Read(FactsOf(root), text.GetString() ?? string.Empty);
            // What was changed on the way must not come in under the name of what it was.
            return
                root.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                && !string.Equals(id.GetString(), article.Id, StringComparison.Ordinal)
                ? (null, Complaint($"its address or text was changed: its id is now {article.Id}", name, number))
                : (article, null);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidDataException or InvalidOperationException or FormatException)
        {
            return (null, Complaint(exception.Message, name, number));
        }
    }

    private static Diagnostic Complaint(string why, string name, int number) =>
        new(ArchiveCodes.NotImported, Severity.Error, $"Line {number} gives no article: {why}", name);

    /// <summary>The facts of a document of <c>stemma read</c>.</summary>
    private static string FactsOf(JsonElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("path", Text(root, "path") ?? Text(root, "url") ?? "imported");
            writer.WriteString("language", Text(root, "language") ?? "und");
            foreach (var name in (string[])["url", "publisher", "title", "byline"])
            {
                if (Text(root, name) is { } value)
                    writer.WriteString(name, value);
            }

            Time(writer, root, "published");
            Time(writer, root, "modified");
            Marks(writer, root, "boilerplate");
            Marks(writer, root, "credits");
            Custody(writer, root);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Time(Utf8JsonWriter writer, JsonElement root, string name)
    {
        if (Text(root, name) is not { Length: >= 10 } time)
            return;
        writer.WriteStartObject(name);
        writer.WriteString("day", time[..10]);
        if (time.Length > 10)
            writer.WriteString("moment", time);
        writer.WriteEndObject();
    }

    private static void Marks(Utf8JsonWriter writer, JsonElement root, string layer)
    {
        if (!root.TryGetProperty(layer, out var marks) || marks.ValueKind != JsonValueKind.Array)
            return;
        writer.WriteStartArray(layer);
        foreach (var mark in marks.EnumerateArray())
        {
            var span = mark.GetProperty("span");
            writer.WriteStartObject();
            writer.WriteNumber("start", span[0].GetInt32());
            writer.WriteNumber("end", span[1].GetInt32());
            // Kinds are words in small letters there, and names of our own here.
            var kind = mark.GetProperty("kind").GetString() is { Length: > 0 } word ? word : "other";
            writer.WriteString("kind", KindOf(layer, kind));
            if (Text(mark, "name") is { } name)
                writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string KindOf(string layer, string word)
    {
        var names = layer == "credits" ? Enum.GetNames<CreditKind>() : Enum.GetNames<BoilerplateKind>();
        return Array.Find(names, name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"a mark is of the unknown kind '{word}'");
    }

    private static void Custody(Utf8JsonWriter writer, JsonElement root)
    {
        if (
            !root.TryGetProperty("custody", out var custody)
            || custody.ValueKind != JsonValueKind.Object
            || Text(custody, "sha256") is not { } sha
        )
            return;
        writer.WriteStartObject("custody");
        writer.WriteString("sha256", sha);
        writer.WriteNumber("bytes", custody.TryGetProperty("bytes", out var bytes) ? bytes.GetInt64() : 0);
        foreach (var name in (string[])["retrieved", "address", "archived"])
        {
            if (Text(custody, name) is { } value)
                writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static readonly System.Text.Encodings.Web.JavaScriptEncoder Encoder = System
        .Text
        .Encodings
        .Web
        .JavaScriptEncoder
        .UnsafeRelaxedJsonEscaping;
}

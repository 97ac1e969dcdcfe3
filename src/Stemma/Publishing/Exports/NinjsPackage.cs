using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Text;

namespace Stemma.Publishing.Exports;

/// <summary>Stories as packages of articles in ninjs 1.6 (IPTC, News in JSON), for newsroom systems; read back by Stemma.</summary>
/// <remarks>One JSON object a line for each story: a composite item whose associations are its accounts.</remarks>
public sealed class NinjsPackage : IExport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public string Name => "ninjs";

    /// <inheritdoc/>
    public void Write(Stream stream, TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        foreach (var story in report.Stories)
        {
            using (var json = new Utf8JsonWriter(stream, Options))
                Write(json, story);
            stream.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter json, StoryReport story)
    {
        var origins = story.Funnel.Origins.Range;
        json.WriteStartObject();
        json.WriteString("uri", "urn:stemma:story:" + story.Id);
        json.WriteString("type", "composite");
        Standard(json);
        json.WriteString("headline", story.Headline);
        json.WriteString(
            "ednote",
            FormattableString.Invariant(
                $"{story.Story.Witnesses.Length} articles, {origins.Estimate} independent origins ({origins.Low} to {origins.High})"
            )
        );
        json.WriteStartObject("associations");
        foreach (var witness in story.Story.Witnesses)
        {
            json.WritePropertyName(witness.Siglum);
            Write(json, witness.Article);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Article article)
    {
        json.WriteStartObject();
        json.WriteString("uri", article.Url ?? "urn:stemma:article:" + article.Id);
        json.WriteString("type", "text");
        Standard(json);
        if (article.Language != "und")
            json.WriteString("language", article.Language);
        Optional(json, "headline", article.Title);
        Optional(json, "byline", article.Byline);
        // A moment is wanted; where only the day is known it is the day's start, as everywhere here.
        if (article.Published is { } published)
            json.WriteString("versioncreated", (published with { Instant = published.Earliest }).ToString());
        Optional(json, "copyrightholder", article.Publisher);
        json.WriteString("body_text", article.Text);
        json.WriteEndObject();
    }

    private static void Standard(Utf8JsonWriter json)
    {
        json.WriteStartObject("$standard");
        json.WriteString("name", "ninjs");
        json.WriteString("version", "1.6");
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}

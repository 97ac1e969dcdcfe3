using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Archive;
using Stemma.Text;

namespace Stemma.Cli.Report;

/// <summary>What a search found, for programs: <c>{"schema":1,"articles":[…]}</c>.</summary>
internal static class SearchJson
{
    /// <summary>Articles that hold words and phrases.</summary>
    public static void Write(Stream stream, IReadOnlyList<SearchHit> hits) =>
        Write(stream, hits.Select(hit => (hit.Article, (double?)null, hit.Places)));

    /// <summary>Articles that carry a wording, with the share of it.</summary>
    public static void Write(Stream stream, IReadOnlyList<WordingHit> hits) =>
        Write(stream, hits.Select(hit => (hit.Article, (double?)hit.Share, (IReadOnlyList<TextSpan>)[hit.Place])));

    private static void Write(
        Stream stream,
        IEnumerable<(Article Article, double? Share, IReadOnlyList<TextSpan> Places)> hits
    )
    {
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteStartArray("articles");
            foreach (var (article, share, places) in hits)
                Write(json, article, share, places);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Article article, double? share, IReadOnlyList<TextSpan> places)
    {
        json.WriteStartObject();
        json.WriteString("id", article.Id);
        json.WriteString("path", article.Path);
        json.WriteString("url", article.Url);
        json.WriteString("publisher", article.Publisher);
        json.WriteString("title", article.Title);
        json.WriteString("published", article.Published?.ToString());
        if (share is { } known)
            json.WriteNumber("share", known);
        json.WriteStartArray("places");
        foreach (var place in places)
        {
            json.WriteStartObject();
            json.WriteStartArray("span");
            json.WriteNumberValue(place.Start);
            json.WriteNumberValue(place.End);
            json.WriteEndArray();
            json.WriteString("text", article.Slice(place));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

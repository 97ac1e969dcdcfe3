using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Apparatus;
using Stemma.Grouping;

namespace Stemma.Publishing.Exports;

/// <summary>Drafts of schema.org ClaimReview, one for each fact that accounts state differently and each altered quotation.</summary>
/// <remarks>
/// The draft says what was claimed, where it appeared first and again, and how the accounts differ. It has no rating: that
/// is for whoever reviews the claim. One JSON-LD object with a graph.
/// </remarks>
public sealed class ClaimReviews : IExport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public string Name => "claimreview";

    /// <inheritdoc/>
    public void Write(Stream stream, TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            foreach (var story in report.Stories)
                Write(json, story);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, StoryReport story)
    {
        foreach (var entry in story.Apparatus.Entries)
        {
            if (entry.Verdict is not (Verdict.Differ or Verdict.Update))
                continue;
            foreach (var reading in entry.Readings)
                Write(json, story, $"{entry.About}: {reading.Value}", null, reading.Witnesses, entry.Sentence);
        }

        foreach (var quotation in story.Apparatus.Quotations)
        {
            foreach (var wording in quotation.Wordings.Where(wording => wording.Status != WordingStatus.Best))
            {
                var body =
                    $"The wording is {wording.Status.ToString().ToLowerInvariant()}; the fullest is: {quotation.Wordings[0].Text}";
                Write(json, story, wording.Text, quotation.Speaker, wording.Witnesses, body);
            }
        }
    }

    private static void Write(
        Utf8JsonWriter json,
        StoryReport story,
        string claim,
        string? speaker,
        IReadOnlyList<WitnessSpan> places,
        string body
    )
    {
        var witnesses = places
            .Select(place => place.Siglum)
            .Distinct(StringComparer.Ordinal)
            .Select(siglum => story.Story[siglum])
            .ToArray();
        json.WriteStartObject();
        json.WriteString("@type", "ClaimReview");
        json.WriteString("claimReviewed", claim);
        json.WriteString("reviewBody", body);
        json.WriteStartObject("itemReviewed");
        json.WriteString("@type", "Claim");
        if (speaker is not null)
        {
            json.WriteStartObject("author");
            json.WriteString("@type", "Person");
            json.WriteString("name", speaker);
            json.WriteEndObject();
        }

        json.WritePropertyName("firstAppearance");
        Appearance(json, witnesses[0]);
        json.WriteStartArray("appearance");
        foreach (var witness in witnesses)
            Appearance(json, witness);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Appearance(Utf8JsonWriter json, Witness witness)
    {
        var article = witness.Article;
        json.WriteStartObject();
        json.WriteString("@type", "NewsArticle");
        json.WriteString("identifier", article.Id);
        if (article.Url is not null)
            json.WriteString("url", article.Url);
        if (article.Title is not null)
            json.WriteString("headline", article.Title);
        if (article.Published is { } published)
            json.WriteString("datePublished", published.ToString());
        if (article.Publisher is not null)
        {
            json.WriteStartObject("publisher");
            json.WriteString("@type", "Organization");
            json.WriteString("name", article.Publisher);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

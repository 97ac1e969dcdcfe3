using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Stemma.Archive;
using Stemma.Cli.Printing;

namespace Stemma.Cli.Report;

/// <summary>A list of stories of the archive.</summary>
internal static class StoryList
{
    /// <summary>Digits of an id that tell it from others in any archive.</summary>
    private const int Digits = 12;

    public static void Print(Page page, IReadOnlyList<StorySummary> stories)
    {
        if (stories.Count == 0)
            page.Wrapped(0, 0, new Piece("No story is like that.", Ink.Faint));
        foreach (var story in stories)
        {
            page.Wrapped(0, 2, new Piece(story.Id[..Digits] + "  ", Ink.Faint), new Piece(story.Headline, Ink.Strong));
            page.Wrapped(2, 2, [.. Sums(page, story)]);
        }
    }

    public static void WriteJson(Stream stream, IReadOnlyList<StorySummary> stories)
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
            json.WriteStartArray("stories");
            foreach (var story in stories)
                Write(json, story);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static IEnumerable<Piece> Sums(Page page, StorySummary story)
    {
        yield return Phrases.Count(story.Articles, "article");
        yield return new Piece($" {page.Glyphs.Arrow} ", Ink.Faint);
        yield return Phrases.Count(story.Texts, "distinct text");
        yield return new Piece($" {page.Glyphs.Arrow} ", Ink.Faint);
        yield return story.Origins is { } origins
            ? new Piece(Phrases.Count(origins.Estimate, "origin") + Phrases.Range(origins), Ink.Strong)
            : new Piece("not traced yet", Ink.Faint);
        var rest = new List<string>();
        if (story.Outlets > 0)
            rest.Add(Phrases.Count(story.Outlets, "outlet"));
        if (story.Spun > 0)
            rest.Add(string.Create(CultureInfo.InvariantCulture, $"{story.Spun} machine-spun"));
        if (story.First is { } first && story.Last is { } last)
            rest.Add(Day(first) == Day(last) ? Day(first) : $"{Day(first)} to {Day(last)}");
        if (rest.Count > 0)
            yield return new Piece("; " + string.Join(", ", rest), Ink.Faint);
    }

    private static string Day(Instant moment) => Phrases.Iso(moment.InUtc().Date);

    private static void Write(Utf8JsonWriter json, StorySummary story)
    {
        json.WriteStartObject();
        json.WriteString("id", story.Id);
        json.WriteNumber("number", story.Number);
        json.WriteNumber("version", story.Version);
        json.WriteString("headline", story.Headline);
        json.WriteNumber("articles", story.Articles);
        json.WriteNumber("distinctTexts", story.Texts);
        json.WriteNumber("outlets", story.Outlets);
        if (story.Spun is { } spun)
            json.WriteNumber("spun", spun);
        else
            json.WriteNull("spun");
        json.WriteString("first", Iso(story.First));
        json.WriteString("last", Iso(story.Last));
        json.WriteString("changed", Iso(story.Changed));
        if (story.Origins is { } origins)
        {
            json.WriteStartObject("origins");
            json.WriteNumber("estimate", origins.Estimate);
            json.WriteNumber("low", origins.Low);
            json.WriteNumber("high", origins.High);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("origins");
        }

        json.WriteEndObject();
    }

    private static string? Iso(Instant? moment) =>
        moment is { } known ? InstantPattern.ExtendedIso.Format(known) : null;
}

using System.Globalization;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>Addresses within a page: the story, its witnesses, sentences by number, ties, passages.</summary>
/// <remarks>They depend on the articles alone, so a link that somebody kept leads to the same place of the same story later.</remarks>
public static class Anchors
{
    private const int MostExcerpt = 240;

    /// <summary>Digits of the story's id that its anchors begin with; 48 bits do not meet by chance among one page's stories.</summary>
    private const int Digits = 12;

    /// <summary>Id of the story's element, and the short name of the story in addresses.</summary>
    public static string Of(StoryReport story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return Of(story.Id);
    }

    /// <summary>The same, from the story's id.</summary>
    public static string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return "s" + id[..Math.Min(Digits, id.Length)];
    }

    /// <summary>Id of the element of a part: "s12ab-timeline".</summary>
    public static string Part(StoryReport story, string part) => $"{Of(story)}-{part}";

    /// <summary>Id of the witness's element.</summary>
    public static string Witness(StoryReport story, string siglum) => $"{Of(story)}-{siglum}";

    /// <summary>Id of the sentence's element.</summary>
    public static string Sentence(StoryReport story, string siglum, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(story)}-{siglum}-s{index}");

    /// <summary>Id of the element of the passage at <paramref name="index"/> in the collation.</summary>
    public static string Passage(StoryReport story, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(story)}-p{index + 1}");

    /// <summary>Id of the element with the reasons of an edge.</summary>
    public static string Tie(StoryReport story, string from, string to) => $"{Of(story)}-{from}-to-{to}";

    /// <summary>The stretch's words, cut where they are many.</summary>
    public static string Excerpt(StoryReport story, WitnessSpan place)
    {
        ArgumentNullException.ThrowIfNull(story);
        return Words.Cut(story.Story[place.Siglum].Slice(place.Span), MostExcerpt);
    }

    /// <summary>Id of the element of the sentence that holds the start of <paramref name="place"/>.</summary>
    public static string Of(StoryReport story, WitnessSpan place) =>
        Sentence(story, place.Siglum, SentenceAt(story, place));

    /// <summary>The sentence that holds the start of <paramref name="place"/>, by number from 0.</summary>
    internal static int SentenceAt(StoryReport story, WitnessSpan place)
    {
        var sentences = story.Story[place.Siglum].Article.Get(TextLayers.Sentences);
        int low = 0,
            high = sentences.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (sentences[middle].Span.Start <= place.Span.Start)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

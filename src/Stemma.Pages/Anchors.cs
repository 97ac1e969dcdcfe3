using System.Globalization;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>Addresses within the page: sentences by number, exact stretches by their span.</summary>
internal static class Anchors
{
    private const int MostExcerpt = 240;

    /// <summary>Id of the sentence's element.</summary>
    public static string Sentence(StoryReport story, string siglum, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{story.Id}-{siglum}-s{index}");

    /// <summary>The stretch's words, cut where they are many.</summary>
    public static string Excerpt(StoryReport story, WitnessSpan place)
    {
        var text = story.Story[place.Siglum].Slice(place.Span);
        return text.Length <= MostExcerpt ? text : string.Concat(text.AsSpan(0, MostExcerpt), "…");
    }

    /// <summary>Id of the element of the sentence that holds the start of <paramref name="place"/>.</summary>
    public static string Of(StoryReport story, WitnessSpan place)
    {
        var sentences = story.Story[place.Siglum].Article.Get(TextLayers.Sentences);
        var index = 0;
        while (index + 1 < sentences.Length && sentences[index + 1].Span.Start <= place.Span.Start)
            index++;
        return Sentence(story, place.Siglum, index);
    }
}

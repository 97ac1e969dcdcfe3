using NodaTime.Text;
using Stemma.Archive;
using Stemma.Text;

namespace Stemma.Web.Archives;

/// <summary>A story of the archive in a list.</summary>
/// <param name="Id">Names it; changes with its articles.</param>
/// <param name="Headline">Its best title, or its first sentence.</param>
/// <param name="Articles">Accounts.</param>
/// <param name="Texts">Accounts that are not copies of another.</param>
/// <param name="Outlets">Different outlets.</param>
/// <param name="Spun">Accounts whose words were replaced by machine; null until it is traced.</param>
/// <param name="First">Earliest publication, ISO 8601, or null.</param>
/// <param name="Last">Latest publication.</param>
/// <param name="Origins">Independent origins: estimate, low and high; null until it is traced.</param>
public sealed record StoryEntry(
    string Id,
    string Headline,
    int Articles,
    int Texts,
    int Outlets,
    int? Spun,
    string? First,
    string? Last,
    OriginEntry? Origins
)
{
    internal static StoryEntry Of(StorySummary story) =>
        new(
            story.Id,
            story.Headline,
            story.Articles,
            story.Texts,
            story.Outlets,
            story.Spun,
            story.First is { } first ? InstantPattern.General.Format(first) : null,
            story.Last is { } last ? InstantPattern.General.Format(last) : null,
            story.Origins is { } origins ? new OriginEntry(origins.Estimate, origins.Low, origins.High) : null
        );
}

/// <summary>How many independent origins, as an estimate with its bounds.</summary>
public sealed record OriginEntry(int Estimate, int Low, int High);

/// <summary>An article that was found.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Title">Its headline, or null.</param>
/// <param name="Publisher">Its outlet, or null.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="Share">Share of a wording that it carries, 0 to 1; 1 for words.</param>
/// <param name="Places">Where: [start, end) in UTF-16 code units of its text.</param>
/// <param name="Excerpt">The words there and around, with "…" where more stands before or after. Untrusted, as all texts of articles.</param>
public sealed record FoundArticle(
    string Id,
    string? Title,
    string? Publisher,
    string? Url,
    string? Published,
    double Share,
    IReadOnlyList<int[]> Places,
    string Excerpt
)
{
    /// <summary>Characters before and after the first place.</summary>
    private const int Around = 120;

    /// <summary>Characters of an excerpt at most, but for the end of a word.</summary>
    private const int Longest = 600;

    /// <summary>Characters looked through for the end of a word; beyond them it is cut within.</summary>
    private const int LongestWord = 40;

    internal static FoundArticle Of(Article article, double share, IReadOnlyList<TextSpan> places)
    {
        var (start, end) = places.Count > 0 ? (places[0].Start, places[0].End) : (0, 0);
        var from = Math.Max(0, start - Around);
        var to = Math.Min(article.Text.Length, Math.Min(end + Around, from + Longest));
        from = Whole(article.Text, from, start);
        to = Whole(article.Text, to, Math.Min(article.Text.Length, to + LongestWord));
        return new FoundArticle(
            article.Id,
            article.Title,
            article.Publisher,
            article.Url,
            article.Published?.ToString(),
            Math.Round(share, 4),
            [.. places.Select(place => new[] { place.Start, place.End })],
            (from > 0 ? "… " : "") + article.Text[from..to].Trim() + (to < article.Text.Length ? " …" : "")
        );
    }

    /// <summary>The first place from here on where no word is cut, up to a bound; where there is none, at least no pair of surrogates.</summary>
    private static int Whole(string text, int at, int most)
    {
        if (at == 0)
            return at;
        for (var place = at; place < Math.Min(most, text.Length); place++)
        {
            if (char.IsWhiteSpace(text[place]) || char.IsWhiteSpace(text[place - 1]))
                return place;
        }

        return at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}

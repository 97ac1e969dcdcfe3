using System.Globalization;
using Stemma.Archive;
using Stemma.Cli.Printing;
using Stemma.Text;

namespace Stemma.Cli.Report;

/// <summary>What a search found: each article with the wording around the places.</summary>
internal static class SearchView
{
    /// <summary>Places shown of one article; the rest is counted.</summary>
    private const int MostPlaces = 3;

    /// <summary>Characters shown on either side of a place: with it, about a line.</summary>
    private const int Around = 50;

    public static void Print(Page page, IReadOnlyList<SearchHit> hits)
    {
        if (hits.Count == 0)
            page.Wrapped(0, 0, new Piece("No article has all of these words.", Ink.Faint));
        foreach (var hit in hits)
        {
            var article = hit.Article;
            Head(page, article);
            foreach (var place in hit.Places.Take(MostPlaces))
                Place(page, article, place);
            if (hit.Places.Count > MostPlaces)
                page.Wrapped(2, 2, new Piece($"and {hit.Places.Count - MostPlaces} more places", Ink.Faint));
        }
    }

    public static void Print(Page page, IReadOnlyList<WordingHit> hits)
    {
        if (hits.Count == 0)
            page.Wrapped(0, 0, new Piece("No article carries this wording.", Ink.Faint));
        foreach (var hit in hits)
        {
            Head(page, hit.Article);
            var share = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(hit.Share * 100)} % of it: ");
            var pieces = new List<Piece> { new(share, Ink.Faint) };
            var at = hit.Place.Start;
            foreach (var same in hit.Same)
            {
                pieces.Add(new Piece(Line(hit.Article.Text[at..same.Start])));
                pieces.Add(new Piece(Line(hit.Article.Slice(same)), Ink.Marked));
                at = same.End;
            }

            pieces.Add(new Piece($" {hit.Place}", Ink.Faint));
            page.Wrapped(2, 4, [.. pieces]);
        }
    }

    private static void Head(Page page, Article article)
    {
        page.Wrapped(
            0,
            2,
            new Piece(article.Id[..12] + "  ", Ink.Faint),
            new Piece(article.Title ?? article.Path, Ink.Strong)
        );
        page.Wrapped(
            2,
            2,
            new Piece(
                string.Join(
                    ", ",
                    new[]
                    {
                        article.Publisher,
                        article.Published?.ToString(),
                        article.Url ?? article.Path,
                    }.OfType<string>()
                ),
                Ink.Faint
            )
        );
    }

    private static void Place(Page page, Article article, TextSpan place)
    {
        var (start, end) = Surroundings(article.Text, place);
        page.Wrapped(
            2,
            4,
            new Piece(Line(article.Text[start..place.Start])),
            new Piece(Line(article.Slice(place)), Ink.Marked),
            new Piece(Line(article.Text[place.End..end])),
            new Piece($" {place}", Ink.Faint)
        );
    }

    /// <summary>Whole words on both sides.</summary>
    private static (int Start, int End) Surroundings(string text, TextSpan place)
    {
        var start = Math.Max(0, place.Start - Around);
        while (start > 0 && start < place.Start && !char.IsWhiteSpace(text[start - 1]))
            start++;
        var end = Math.Min(text.Length, place.End + Around);
        while (end < text.Length && end > place.End && !char.IsWhiteSpace(text[end]))
            end--;
        return (start, end);
    }

    private static string Line(string text) => text.Replace('\n', ' ');
}

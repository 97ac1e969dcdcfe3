using Stemma.Apparatus;
using Stemma.Publishing;

namespace Stemma.Web.Stories;

/// <summary>Finds quotations by words of any wording, or of the speaker's name.</summary>
internal static class QuotationSearch
{
    /// <summary>Words of a query that are looked for; further ones are left out.</summary>
    private const int MostWords = 20;

    /// <summary>Those that hold every word, in the order of the stories. Case does not matter.</summary>
    public static IEnumerable<(StoryReport Story, QuotationEntry Quotation)> Find(
        IEnumerable<StoryReport> stories,
        string query
    )
    {
        var words = query
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => word.Trim('"', '“', '”', ',', '.'))
            .Where(word => word.Length > 0)
            .Take(MostWords)
            .ToArray();
        return words.Length == 0
            ? []
            : from story in stories
            from quotation in story.Apparatus.Quotations
            where
                quotation.Wordings.Any(wording =>
                    words.All(word => Has(wording.Text, word) || Has(quotation.Speaker, word))
                )
            select (story, quotation);
    }

    private static bool Has(string? text, string word) =>
        text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}

using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Marks what in an article is not reporting, and takes headline, date and byline from such lines.</summary>
internal static class ArticleMarker
{
    public static Article Mark(Article article) =>
        article with
        {
            Language = article.Language == "und" ? LanguageGuess.Of(article.Text) : article.Language,
        };
}

using Stemma.Cli.Printing;
using Stemma.Text;

namespace Stemma.Cli.Report;

/// <summary>An article's text, paragraph by paragraph, wrapped to the page.</summary>
internal static class ArticleText
{
    public static void Print(Page page, Article article)
    {
        foreach (var line in article.Text.TrimEnd('\n').Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
                page.Blank();
            else
                page.Wrapped(0, 0, new Piece(line));
        }
    }
}

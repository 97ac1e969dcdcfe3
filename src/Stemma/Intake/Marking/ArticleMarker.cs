using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>A stretch of extracted text with what its markup said.</summary>
/// <param name="Start">First UTF-16 code unit in Article.Text.</param>
/// <param name="Role">What the element was.</param>
internal readonly record struct MarkedUp(int Start, BlockRole Role);

/// <summary>Marks what in an article is not reporting, and takes headline, date and byline from such lines.</summary>
/// <remarks>
/// The rules run in this order, each passing over what an earlier one took whole: stamps, bylines and agency notes;
/// picture captions and credits; lists of links; prompts by their words; printed credits; the headline; subheadings.
/// What metadata of the page already says is not replaced.
/// </remarks>
internal static class ArticleMarker
{
    /// <param name="article">Without boilerplate and credit layers.</param>
    /// <param name="roles">What the markup said of blocks, in text order; empty for plain text.</param>
    public static Article Mark(Article article, ImmutableArray<MarkedUp> roles = default)
    {
        var blocks = TextBlocks.Of(article.Text);
        if (!roles.IsDefaultOrEmpty)
            Assign(blocks, roles);
        var draft = new MarkingDraft(article, blocks);
        FrontMatter.MarkLines(draft);
        PictureCredits.Mark(draft);
        BoilerplateMarker.MarkSections(draft);
        BoilerplateMarker.MarkPrompts(draft);
        CreditMarker.Mark(draft);
        FrontMatter.MarkHeadline(draft);
        BoilerplateMarker.MarkHeadings(draft);
        BoilerplateMarker.MarkTail(draft);
        draft.Article = draft.Article with { Language = LanguageGuess.Of(article.Text, article.Language) };
        return draft.Finish();
    }

    private static void Assign(List<TextBlock> blocks, ImmutableArray<MarkedUp> roles)
    {
        var next = 0;
        for (var index = 0; index < blocks.Count; index++)
        {
            while (next + 1 < roles.Length && roles[next + 1].Start <= blocks[index].Span.Start)
                next++;
            if (roles[next].Start <= blocks[index].Span.Start)
                blocks[index] = blocks[index] with { Role = roles[next].Role };
        }
    }
}

using System.Globalization;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>A piece of a witness's text: a sentence, or what stands between two.</summary>
/// <param name="Span">Of the article's text; the pieces of a witness tile it.</param>
/// <param name="Sentence">Number of the sentence from 0; null between sentences.</param>
/// <param name="Class">How it is shown: "own", "aside", "shared" with the relation; null between sentences.</param>
/// <param name="Title">With whom it is shared, or null.</param>
/// <param name="Passage">Number of the first passage it takes part in, from 0, or null.</param>
internal sealed record WitnessSegment(TextSpan Span, int? Sentence, string? Class, string? Title, int? Passage)
{
    /// <summary>Sigla that are named one by one; of more, the number is told.</summary>
    private const int MostNamed = 8;

    /// <summary>The whole text in pieces, in text order.</summary>
    public static IEnumerable<WitnessSegment> Of(StoryReport story, Witness witness)
    {
        var article = witness.Article;
        var aside = article
            .Get(TextLayers.Boilerplate)
            .Select(block => block.Span)
            .Concat(article.Get(TextLayers.Credits).Select(credit => credit.Span))
            .ToArray();
        var members = story
            .Collation.Passages.SelectMany(
                (passage, index) =>
                    passage
                        .Members.Where(member => string.Equals(member.Siglum, witness.Siglum, StringComparison.Ordinal))
                        .Select(member => (member.Span, Passage: passage, Index: index))
            )
            .OrderBy(entry => entry.Span)
            .ToArray();
        var position = 0;
        var number = 0;
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            if (sentence.Span.Start > position)
                yield return new(new TextSpan(position, sentence.Span.Start), null, null, null, null);
            var (_, passage, index) = Array.Find(members, entry => entry.Span.Overlaps(sentence.Span));
            var isAside = Array.Exists(aside, span => span.Overlaps(sentence.Span));
            yield return isAside ? new(sentence.Span, number, "aside", "not compared", null)
            : passage is null ? new(sentence.Span, number, "own", null, null)
            : new(
                sentence.Span,
                number,
                $"shared {Words.Class(passage.Relation)}",
                With(passage, witness.Siglum),
                index
            );
            number++;
            position = sentence.Span.End;
        }

        if (position < article.Text.Length)
            yield return new(new TextSpan(position, article.Text.Length), null, null, null, null);
    }

    private static string With(Passage passage, string siglum)
    {
        var others = passage
            .Members.Where(member => !string.Equals(member.Siglum, siglum, StringComparison.Ordinal))
            .Select(member => member.Siglum)
            .ToArray();
        return others.Length <= MostNamed
            ? $"shared with {string.Join(", ", others)}"
            : string.Create(CultureInfo.InvariantCulture, $"shared with {others.Length} others");
    }
}

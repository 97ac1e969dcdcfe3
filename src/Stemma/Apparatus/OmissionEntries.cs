using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>What most witnesses tell and one that takes most of its text from the same source leaves out.</summary>
internal sealed class OmissionEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>More would bury the rest: abridged accounts leave out much.</summary>
    private const int Most = 3;

    /// <summary>Fewer witnesses of a passage are no majority to be left out of.</summary>
    private const int LeastWitnesses = 3;

    /// <summary>Share of a witness's reporting that must stand in one of those that have the passage: else it simply tells another story.</summary>
    private const double FromOneSource = 0.5;

    /// <summary>Share of a passage's meaningful words in one sentence from which it may be that passage retold.</summary>
    private const double Retold = 0.25;

    /// <summary>A passage is shown by so many words.</summary>
    private const int WordsOfAbout = 14;

    /// <summary>A few entries, those that most witnesses have first.</summary>
    public IEnumerable<ApparatusEntry> All() =>
        story
            .Collation.Passages.Where(IsTelling)
            .Select(passage => (Passage: passage, LeftOut: LeavingOut(passage)))
            .Where(entry => entry.LeftOut.Length > 0)
            .OrderByDescending(entry => entry.Passage.Members.Length)
            .ThenBy(entry => entry.Passage.Members[0])
            .Take(Most)
            .Select(entry => Entry(entry.Passage, entry.LeftOut));

    private bool IsTelling(Passage passage)
    {
        if (
            passage.Relation == PassageRelation.Paraphrased
            || passage.Members.Length < LeastWitnesses
            || 2 * passage.Members.Length <= story.Witnesses.Length
        )
            return false;
        var member = passage.Members[0];
        var article = story.Collation.Story[member.Siglum].Article;
        return article
                .Get(AnnotationLayers.Assertions)
                .Any(assertion => assertion.Status == AssertionStatus.Denied && member.Span.Contains(assertion.Span))
            || article
                .Get(AnnotationLayers.Quotations)
                .Any(quote => quote.Kind != QuotationKind.Indirect && member.Span.Overlaps(quote.Span))
            || article
                .Get(AnnotationLayers.Quantities)
                .Any(quantity => quantity.Kind != QuantityKind.Ordinal && member.Span.Contains(quantity.Span));
    }

    private string[] LeavingOut(Passage passage)
    {
        var having = passage.Members.Select(member => member.Siglum).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. story
                .Others(passage.Members)
                .Where(siglum =>
                    // Replaced words hide what an account took over.
                    !story.Reworded.Contains(siglum)
                    && story.Collation.Pairs.Any(pair =>
                        (pair.Left == siglum && having.Contains(pair.Right) && pair.LeftContained >= FromOneSource)
                        || (pair.Right == siglum && having.Contains(pair.Left) && pair.RightContained >= FromOneSource)
                    )
                    && !passage.Members.Any(member => story.IsTakenUp(member, siglum) || IsRetold(member, siglum))
                ),
        ];
    }

    /// <summary>Collation finds no counterpart of what is retold freely; words in common do.</summary>
    private bool IsRetold(WitnessSpan member, string siglum)
    {
        var content = story.Content(member);
        return story
            .Collation.Story[siglum]
            .Article.Get(TextLayers.Sentences)
            .Any(sentence =>
                story.Content(new WitnessSpan(siglum, sentence.Span)).Count(content.Contains) >= Retold * content.Count
            );
    }

    private ApparatusEntry Entry(Passage passage, string[] leftOut)
    {
        var words = story.Text(passage.Members[0]).Split(' ');
        var about = string.Join(' ', words.Take(WordsOfAbout)) + (words.Length > WordsOfAbout ? " …" : "");
        return new ApparatusEntry(
            ApparatusKind.Omission,
            about,
            [new FactReading("stated", passage.Members)],
            [.. leftOut],
            origins.Of(passage.Members.Select(member => member.Siglum)),
            Verdict.Agree,
            $"“{about}” stands in {PlainSentence.Sigla(story, passage.Members)}; no counterpart found in {string.Join(", ", leftOut)}"
        );
    }
}

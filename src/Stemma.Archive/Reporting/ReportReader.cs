using System.Collections.Immutable;
using NodaTime.Text;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Archive.Reporting;

/// <summary>Reads what <see cref="ReportWriter"/> wrote.</summary>
internal sealed class ReportReader
{
    private readonly ByteReader from;
    private readonly ArticleReader articles;

    private ReportReader(byte[] bytes, Func<string, Article> load)
    {
        from = new ByteReader(bytes);
        articles = new ArticleReader(from, load);
    }

    /// <param name="bytes">What was written.</param>
    /// <param name="load">Gives an article by its id, as intake gave it.</param>
    /// <exception cref="InvalidDataException">The bytes are no report, or not of these articles.</exception>
    public static StoryReport Of(byte[] bytes, Func<string, Article> load)
    {
        try
        {
            return new ReportReader(bytes, load).Report();
        }
        catch (Exception exception)
            when (exception is ArgumentException or OverflowException or UnparsableValueException)
        {
            throw new InvalidDataException($"A kept report cannot be read: {exception.Message}", exception);
        }
    }

    private StoryReport Report()
    {
        var (id, headline) = (from.Text(), from.Text());
        var story = new Story(id, from.Many(Witness), from.Many(Join)) { Decisions = from.Many(Decision) };
        return new StoryReport(
            id,
            headline,
            story,
            Funnel(),
            new Collation(story, from.Many(Pair), from.Many(Passage)),
            new StemmaGraph(from.Many(Node), from.Many(Edge)),
            new CriticalApparatus(from.Many(Quotation), from.Many(Entry), from.Many(Timeline))
        )
        {
            Restorations = from.Many(Restored),
        };
    }

    private Witness Witness()
    {
        var siglum = from.Text();
        var published = from.Maybe(() => (PublishedFrom)from.Count());
        ImmutableArray<Article> versions = from.Many(articles.Read);
        return versions.IsEmpty
            ? throw new InvalidDataException("A witness has no article.")
            : new Witness(siglum, versions[^1], published, versions);
    }

    private Join Join() => new(from.Text(), from.Text(), from.Real(), from.Text());

    private StoryDecision Decision() =>
        new(
            new Decision(from.Flag(), (DecisionAbout)from.Count(), from.Text(), from.Text())
            {
                Who = from.Maybe(),
                When = from.Maybe(),
                Note = from.Maybe(),
            },
            from.Maybe(),
            from.Maybe()
        );

    private Funnel Funnel() =>
        new(from.Count(), from.Count(), from.Count(), new Origins(Range(), from.Text(), from.Many(from.Text)));

    private OriginRange Range() => new(from.Count(), from.Count(), from.Count());

    private PairCollation Pair() => new(from.Text(), from.Text(), from.Many(Stretch), from.Real(), from.Real());

    private AlignedStretch Stretch() =>
        new(
            from.Span(),
            from.Span(),
            (PassageRelation)from.Count(),
            from.Real(),
            from.Real(),
            from.Many(() => new WordingDifference(from.Span(), from.Span()))
        );

    private Passage Passage() =>
        new(
            (PassageRelation)from.Count(),
            from.Many(from.Place),
            from.Many(() => new Locus(from.Many(() => new Reading(from.Text(), from.Many(from.Place)))))
        );

    private StemmaNode Node() => new(from.Text(), from.Flag(), from.Maybe());

    private StemmaEdge Edge() =>
        new(
            from.Text(),
            from.Text(),
            (Descent)from.Count(),
            from.Real(),
            from.Many(() => new Reason(from.Text(), from.Text(), from.Many(from.Place)))
        );

    private QuotationEntry Quotation() =>
        new(
            from.Maybe(),
            Range(),
            from.Many(() => new Wording(from.Text(), (WordingStatus)from.Count(), from.Many(from.Place)))
        );

    private ApparatusEntry Entry() =>
        new(
            (ApparatusKind)from.Count(),
            from.Text(),
            from.Many(() => new FactReading(from.Text(), from.Many(from.Place))),
            from.Many(from.Text),
            Range(),
            (Verdict)from.Count(),
            from.Text()
        );

    private TimelineEntry Timeline() => new(articles.Day(), articles.Day(), from.Text(), from.Many(from.Place));

    private RestoredWitness Restored() =>
        new(
            from.Text(),
            (WordingVerdict)from.Count(),
            from.Real(),
            from.Many(() => new ProposedWording(from.Span(), from.Text(), from.Real(), from.Maybe(from.Place)))
        );
}

using NodaTime;
using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Times;

/// <summary>Where the reader stands: the sentence, the publication day, and the time the story has reached.</summary>
internal sealed class TimeScene(Article article)
{
    /// <summary>
    /// Sentences over which "a day earlier" still counts from the last date named. Three: a paragraph of news prose.
    /// Raising it ties such phrases to stale dates, lowering it to 1 loses those that skip a sentence.
    /// </summary>
    private const int NarrativeReach = 3;

    private CalendarPeriod? narrative;
    private int narrativeSentence;

    /// <summary>The sentence being read.</summary>
    public AtomRun Run { get; private set; } = null!;

    /// <summary>Index of the sentence being read.</summary>
    public int Sentence { get; private set; } = -1;

    /// <summary>The publication day, or null.</summary>
    public LocalDate? Published { get; } = article.Published?.Date;

    /// <summary>What had to be complained about.</summary>
    public List<Diagnostic> Complaints { get; } = [];

    /// <summary>The last date the story named, while it is near enough; else null.</summary>
    public CalendarPeriod? Narrative =>
        narrative is not null && Sentence - narrativeSentence <= NarrativeReach ? narrative : null;

    /// <summary>The last date named in this very sentence, or null.</summary>
    public CalendarPeriod? SentenceDate => narrativeSentence == Sentence ? narrative : null;

    /// <summary>The last quarter of a year the text named, for comparisons with "a year earlier"; null where none yet.</summary>
    public CalendarPeriod? Quarter { get; private set; }

    /// <summary>First day of the last date named, years included: what "that year" points back to; null where none yet.</summary>
    public LocalDate? Year { get; private set; }

    /// <summary>Goes on to the next sentence.</summary>
    public void Enter(AtomRun run)
    {
        Run = run;
        Sentence++;
    }

    /// <summary>Takes note of a date for later expressions to count from.</summary>
    public void Remember(TimeReading reading)
    {
        if (reading.Period is { Granularity: Granularity.Quarter })
            Quarter = reading.Period;
        if (
            reading.Period
            is not { First: not null, Granularity: not (Granularity.Decade or Granularity.Century) } period
        )
            return;
        Year = period.First;
        // A year in passing ("the 2015 deal") is not the time of the story.
        if (period.Granularity == Granularity.Year)
            return;
        narrative = period;
        narrativeSentence = Sentence;
    }

    /// <summary>A period of this length counted from the publication day; undated where that is unknown.</summary>
    public CalendarPeriod FromPublished(Granularity granularity, int steps) =>
        Published is { } day ? CalendarPeriod.Shifted(granularity, day, steps) : CalendarPeriod.Undated(granularity);

    /// <summary>Tense of the clause around atoms [first, end).</summary>
    public Tense Tense(int first, int end) => ClauseTense.Of(Run, first, end);

    /// <summary>Complains of a date no calendar has.</summary>
    public void Impossible(int first, int end)
    {
        var span = Run.Span(first, end);
        Complaints.Add(
            new Diagnostic(
                "ST2010",
                Severity.Warning,
                $"\"{article.Slice(span)}\" is no date of any calendar; it is left out.",
                article.Path,
                span
            )
        );
    }
}

using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Times;

/// <summary>Tells past from future by the nearest verb that says which: first to the left, then to the right.</summary>
/// <remarks>
/// A full parse would be surer on long sentences; the nearest verb decides rightly in most news clauses ("will on Tuesday
/// fly", "said Monday") at no cost.
/// </remarks>
internal static class ClauseTense
{
    /// <summary>Atoms looked at on each side. News clauses have about 20 words; more finds verbs of other clauses.</summary>
    private const int Reach = 20;

    /// <summary>Participles that, after a form of "be", speak of what is to come.</summary>
    private static readonly string[] Plans =
    [
        "expected",
        "scheduled",
        "due",
        "set",
        "planned",
        "slated",
        "likely",
        "going",
        "poised",
        "supposed",
        "about",
    ];

    /// <summary>Tense of the clause around atoms [first, end).</summary>
    public static Tense Of(AtomRun run, int first, int end)
    {
        // A deadline lies ahead whatever the verb's tense ("gave him until Friday"), unless it opens the sentence.
        var before = BeforeClock(run, first);
        if (
            (before > 1 && run.Is(before, "until", "till", "by"))
            || (run.Is(before, "as") && run.Is(before - 1, "soon", "early", "late") && run.Is(before - 2, "as"))
        )
        {
            return Tense.Future;
        }

        // "around Wednesday's ruling": what a date owns has mostly happened.
        if (run.IsApostrophe(end) && run.Is(end + 1, "s") && !run.Is(first - 1, "for", "before", "of"))
            return Tense.Past;
        for (var at = first - 1; at >= Math.Max(0, first - Reach) && !run.Is(at, ";"); at--)
        {
            if (At(run, at) is var tense and not Tense.Unknown)
                return tense;
        }

        for (var at = end; at < Math.Min(run.Count, end + Reach) && !run.Is(at, ";"); at++)
        {
            if (At(run, at) is var tense and not Tense.Unknown)
                return tense;
        }

        return Tense.Unknown;
    }

    /// <summary>Index of the last atom before a time of day that leads up to the date ("until 9 a.m. EST Tuesday").</summary>
    private static int BeforeClock(AtomRun run, int first)
    {
        var at = first - 1;
        while (
            at > first - 8
            && (
                run[at].Kind == AtomKind.Number
                || run.Is(at, ".", ":", "a", "p", "m", "am", "pm", "noon", "midnight")
                || (run[at].Length is 2 or 3 && run.Is(at, ClockTimes.Zones))
            )
        )
            at--;
        return at;
    }

    private static Tense At(AtomRun run, int at)
    {
        var atom = run[at];
        if (atom.Kind != AtomKind.Word)
            return Tense.Unknown;
        if (run.Is(at, Plans))
        {
            if (run.Is(at - 1, "is", "are", "be", "'s", "s", "not", "now", "still", "also"))
                return Tense.Future;
            if (!run.Is(at, "expected", "scheduled", "planned", "slated", "set", "supposed"))
                return Tense.Unknown;
        }

        if (
            run.Is(at, "to")
            && IsPlain(run, at + 1)
            && !run.Is(at - 1, "came", "went", "forced", "used", "had", "began", "continued", "failed", "managed")
        )
            return Tense.Future;
        if (run.Is(at, "ll") && run.IsApostrophe(at - 1))
            return Tense.Future;
        if (atom.Term?.Tense is { } listed and not Tense.Unknown)
            return atom.Tag is PartOfSpeech.NOUN or PartOfSpeech.ADJ or PartOfSpeech.PROPN ? Tense.Unknown : listed;
        return IsPast(run, at) ? Tense.Past : Tense.Unknown;
    }

    private static bool IsPast(AtomRun run, int at) =>
        run.Word(at) is { Length: > 3 } word
        && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase)
        && run[at].Tag is PartOfSpeech.VERB or PartOfSpeech.AUX or PartOfSpeech.None
        && !run.Is(
            at,
            "need",
            "speed",
            "feed",
            "seed",
            "indeed",
            "hundred",
            "weed",
            "breed",
            "exceed",
            "proceed",
            "succeed"
        );

    private static bool IsPlain(AtomRun run, int at) =>
        run[at].Kind == AtomKind.Word
        && run[at].Tag is PartOfSpeech.VERB or PartOfSpeech.AUX or PartOfSpeech.None
        && !run.IsCapital(at)
        && !run.Is(at, "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those");
}

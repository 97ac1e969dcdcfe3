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

    /// <summary>Nouns whose infinitive is what they look forward to.</summary>
    private static readonly string[] Prospects =
    [
        "plan",
        "plans",
        "agreement",
        "decision",
        "intention",
        "promise",
        "pledge",
        "vow",
        "offer",
        "proposal",
        "deadline",
        "order",
        "orders",
        "invitation",
        "permission",
        "threat",
        "bid",
        "deal",
        "time",
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
        if (IsTimetable(run, run.Is(first - 1, "on", "in", "at") ? first - 2 : first - 1))
            return Tense.Future;
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
            return IsPurpose(run, at - 1) ? Tense.Unknown : Tense.Future;
        if (run.Is(at, "ll") && run.IsApostrophe(at - 1))
            return Tense.Future;
        // "will be held": the participle says nothing, the auxiliary before "be" does.
        if (run.Is(at - 1, "be") || (run.Is(at - 2, "be") && run[at - 1].Tag == PartOfSpeech.ADV))
            return Tense.Unknown;
        if (atom.Term?.Tense is { } listed and not Tense.Unknown)
            return atom.Tag is PartOfSpeech.NOUN or PartOfSpeech.ADJ or PartOfSpeech.PROPN ? Tense.Unknown : listed;
        return IsPast(run, at) ? Tense.Past : Tense.Unknown;
    }

    /// <summary>"held a rally to mark": behind a noun an infinitive tells why, unless the noun itself looks ahead ("plans to").</summary>
    private static bool IsPurpose(AtomRun run, int noun) =>
        run[noun].Tag is PartOfSpeech.NOUN or PartOfSpeech.PROPN && !run.Is(noun, Prospects);

    /// <summary>"Talks resume on Monday": a plain present right before a date is a timetable; verbs of speech are not.</summary>
    private static bool IsTimetable(AtomRun run, int before)
    {
        var at = run.Is(before, "again") ? before - 1 : before;
        return run[at].Tag == PartOfSpeech.VERB
            && run[at].Term is not { Tense: not Tense.Unknown }
            && run.Word(at) is { Length: > 2 } and not ([.., 'i', 'n', 'g'] or [.., 'e', 'n'] or [.., 'e', 'd'])
            && !run.IsCapital(at)
            && run[at - 1].Tag != PartOfSpeech.AUX
            && !run.Is(at - 1, "to", "not", "n't", "t")
            && !run.Is(at, "says", "say");
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

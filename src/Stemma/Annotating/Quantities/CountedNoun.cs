using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Quantities;

/// <summary>Finds what an amount counts: the noun phrase behind it, without articles, quotation marks and "more".</summary>
internal static class CountedNoun
{
    /// <summary>Atoms looked at behind the amount. Noun phrases behind numbers rarely have more than five words.</summary>
    private const int Reach = 8;

    private static readonly string[] Skipped =
    [
        "of",
        "the",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "more",
        "other",
        "additional",
        "further",
        "such",
        "in",
        "new",
        "a",
        "an",
    ];

    /// <summary>The phrase's span, or null where no noun follows the amount.</summary>
    /// <remarks>
    /// Linked: the noun must be tied by "of" or "in", as behind money, measures and percentages. Singular: a singular
    /// noun will do, as behind ordinals and "one".
    /// </remarks>
    public static TextSpan? After(AtomRun run, int end, bool linked, bool singular)
    {
        var at = SkipQuotes(run, end);
        if (linked && !run.Is(at, "of", "in"))
            return null;
        if (!linked && run.Is(at, "in"))
            return null;
        for (var skipped = 0; skipped < 3; skipped++)
        {
            at = SkipQuotes(run, at);
            if (!run.Is(at, Skipped) || (skipped > 0 && run.Is(at, "in", "of")))
                break;
            at++;
        }

        // "five of the 16 miners": the group is what is counted.
        if (at > end && run.Is(end, "of") && NumeralReader.Read(run, at) is { } group)
            at = group.End;
        at = SkipQuotes(run, at);
        var first = at;
        var head = -1;
        for (; at < first + Reach; at++)
        {
            var atom = run[at];
            if (run.IsDash(at) && run.IsGlued(at) && run.IsGlued(at - 1))
                continue;
            if (atom.Kind != AtomKind.Word && !(atom.Kind == AtomKind.Number && at == head + 1))
                break;
            if (IsNoun(run, at))
            {
                // A second noun after a plural one begins another phrase unless it is plural too ("sports cars").
                if (head >= 0 && IsPlural(run, head) && !IsPlural(run, at))
                    break;
                head = at;
            }
            else if (head >= 0 || !IsModifier(run, at))
            {
                break;
            }
        }

        if (head < 0 || (!singular && !linked && !IsPlural(run, head) && !run[head].Tag.Equals(PartOfSpeech.PROPN)))
            return null;
        return run.Span(first, head + 1);
    }

    private static int SkipQuotes(AtomRun run, int at) =>
        run[at].Kind == AtomKind.Mark && run.Word(at) is ['"' or '\'' or '“' or '”' or '‘' or '’'] ? at + 1 : at;

    private static bool IsNoun(AtomRun run, int at) =>
        run[at].Tag is PartOfSpeech.NOUN or PartOfSpeech.PROPN
        || run[at].Term?.IsIrregularPlural == true
        || (run[at].Tag == PartOfSpeech.None && PluralNoun.At(run, at));

    private static bool IsPlural(AtomRun run, int at) =>
        run[at].Term?.IsIrregularPlural == true || run.Word(at) is [_, _, .., not ('s' or 'S'), 's'];

    private static bool IsModifier(AtomRun run, int at) =>
        run[at].Tag switch
        {
            PartOfSpeech.ADJ => true,
            PartOfSpeech.VERB => run.Word(at) is [.., 'e', 'd'] or [.., 'i', 'n', 'g'],
            PartOfSpeech.ADV => run.Word(at) is [.., 'l', 'y'],
            PartOfSpeech.None => !run.Is(
                at,
                "and",
                "or",
                "in",
                "on",
                "at",
                "to",
                "were",
                "was",
                "have",
                "had",
                "who",
                "that"
            ),
            _ => false,
        };
}

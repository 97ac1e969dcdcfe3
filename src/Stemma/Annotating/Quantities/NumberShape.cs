using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Quantities;

/// <summary>Tells numbers that count from numbers that name: F-16, 5G, Boeing 737, Article 5, 3-1, 555-0199, "1." of a list.</summary>
/// <remarks>Scores and votes ("3-1", "51-49") are not read as amounts: they are two numbers with no noun.</remarks>
internal static class NumberShape
{
    /// <summary>Nouns that are numbered, not counted.</summary>
    private static readonly string[] Numbered =
    [
        "number",
        "no",
        "nos",
        "page",
        "pages",
        "route",
        "room",
        "chapter",
        "section",
        "article",
        "level",
        "phase",
        "grade",
        "type",
        "version",
        "channel",
        "flight",
        "part",
        "act",
        "episode",
        "season",
        "volume",
        "line",
        "tier",
        "category",
        "top",
        "gate",
        "platform",
        "lane",
        "junction",
        "exit",
        "highway",
        "interstate",
        "pier",
        "unit",
        "block",
        "district",
        "ward",
        "precinct",
        "stage",
        "step",
        "rule",
        "paragraph",
        "clause",
        "amendment",
        "under",
        "class",
        "ranked",
        "aged",
        "age",
        "size",
        "lot",
        "zone",
        "area",
        "sector",
        "box",
        "floor",
        "code",
        "extension",
        "ext",
        "tel",
        "phone",
    ];

    /// <summary>True where letters or a sign of naming stand against the number: "F-16", "MiG29", "5G", "#3", "24/7", "8:15".</summary>
    public static bool IsGluedToWord(AtomRun run, int first, int end)
    {
        if (run[first].Kind == AtomKind.Number)
        {
            if (run.IsGlued(first - 1))
            {
                if (
                    run[first - 1].Kind == AtomKind.Word
                    || run.Is(first - 1, "#", "@", "/", ":", "_", "+", "=", "*", ".", "'", "’")
                        && run.IsGlued(first - 2)
                )
                    return true;
                if (run.Is(first - 1, "#", "@", "+", "/", "_"))
                    return true;
                if (run.IsDash(first - 1) && run.IsGlued(first - 2))
                    return true;
            }

            if (run.Word(first) is ['0', >= '0' and <= '9', ..])
                return true;
        }

        if (run[end - 1].Kind != AtomKind.Number || !run.IsGlued(end - 1))
            return false;
        if (
            run.Is(end, "/", ":", "@", "_", "=")
            || (run.Is(end, ".") && run[end + 1].Kind == AtomKind.Number && run.IsGlued(end))
        )
            return true;
        return run[end].Kind == AtomKind.Word
            && !run.Is(end, "m", "b", "k")
            && UnitNames.Of(run, end) is null
            && !run.Is(end, "pc");
    }

    /// <summary>True for vague words used as other nouns: "a couple married", "he scores", "few".</summary>
    public static bool IsVagueNoun(AtomRun run, int first, Numeral number)
    {
        if (!number.IsVague && !run.Is(first + 1, "couple"))
            return false;
        if (run[first].Tag == PartOfSpeech.VERB)
            return true;
        if (run.Is(first, "few") && number.End == first + 1)
            return true;
        var of = run.Is(number.End, "of") || run.Is(number.End - 1, "of");
        var bare = number.End == first + 1 ? first : first + 1;
        return run.Is(bare, "couple", "handful", "scores", "tens") && number.End <= first + 2 && !of;
    }

    /// <summary>True where two numbers are joined by a dash and nothing said they were a range: a score, a vote, a telephone number.</summary>
    public static bool IsPair(AtomRun run, int first, int end) =>
        (run.IsDash(end) && run.IsGlued(end) && run.IsGlued(end - 1) && NumeralReader.Read(run, end + 1) is not null)
        || (
            run[first].Kind == AtomKind.Number
            && run.IsDash(first - 1)
            && run.IsGlued(first - 1)
            && run[first - 2].Kind == AtomKind.Number
        );

    /// <summary>True where the number names something or numbers a list, or where "one" is a pronoun.</summary>
    public static bool IsLabel(AtomRun run, int first, int end, Numeral number)
    {
        if (number.IsBareOne)
            return IsPronoun(run, first);
        if (!number.IsDigits)
            return false;
        // "+44 20 7946 0958": figures in a row are read out, not counted.
        if (run[first - 1].Kind == AtomKind.Number || run[end].Kind == AtomKind.Number)
            return !PluralNoun.At(run, end);
        if (first == 0 && run.Is(end, ".", ")") && run[end + 1].Kind != AtomKind.None)
            return true;
        if (run.Is(first - 1, Numbered) || (run.Is(first - 1, ".") && run.Is(first - 2, Numbered)))
            return true;
        var plural = PluralNoun.At(run, end) || PluralNoun.At(run, end + 1);
        if (!plural && end == first + 1 && run.Plain(first, 4) is >= 1500 and <= 2100)
            return true;
        var named = first > 1 && run.IsCapital(first - 1) && run[first - 1] is { Term: null, Length: > 1 };
        return named && end == first + 1 && (!PluralNoun.At(run, end) || run.Is(first - 2, "a", "an", "the"));
    }

    private static bool IsPronoun(AtomRun run, int first) =>
        run.Is(
            first - 1,
            "the",
            "this",
            "that",
            "each",
            "every",
            "any",
            "which",
            "another",
            "no",
            "some",
            "last",
            "first",
            "only",
            "my",
            "his",
            "her",
            "day"
        )
        || run.Is(first + 1, "of", "another", "day", "who", "that", "by", "in", "to", "can", "must", "should", "'", "’")
        || run[first + 1].Kind is AtomKind.Mark or AtomKind.None
        || run[first + 1].Tag
            is not (
                PartOfSpeech.NOUN
                or PartOfSpeech.ADJ
                or PartOfSpeech.NUM
                or PartOfSpeech.PROPN
                or PartOfSpeech.None
            );
}

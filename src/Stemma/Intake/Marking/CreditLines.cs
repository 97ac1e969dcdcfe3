using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Somebody whom a line credits.</summary>
/// <param name="Name">Spelled out where known, as written otherwise.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Written">As it stands on the line.</param>
internal readonly record struct CreditedName(string Name, CreditKind Kind, string Written);

/// <summary>A line that only credits.</summary>
/// <param name="Names">Who is credited; empty where only persons are.</param>
/// <param name="OnlyAtEnd">The line is a credit only after the report.</param>
internal readonly record struct CreditLine(ImmutableArray<CreditedName> Names, bool OnlyAtEnd = false);

/// <summary>Reads lines that are nothing but a credit.</summary>
internal static class CreditLines
{
    /// <summary>Words of a credit line; "Reporting by … ; Additional reporting by … ; Editing by …" has about 45.</summary>
    public const int MostWords = 60;

    // After "With": what says that the words came from elsewhere.
    private static readonly string[] WireWords =
    [
        "wires",
        "wire",
        "agency",
        "agencies",
        "inputs",
        "wire services",
        "wire reports",
        "news services",
        "news service",
        "staff reports",
        "press wires",
        "agency reports",
        "agency inputs",
    ];

    private static readonly string[] PersonOpenings =
    [
        "reporting by",
        "additional reporting by",
        "additional reporting from",
        "writing by",
        "editing by",
        "compiled by",
        "edited by",
        "translated by",
        "translation by",
        "additional writing by",
        "additional research by",
        "research by",
    ];

    private static readonly string[] OutletPhrases =
    [
        "first appeared in",
        "first appeared on",
        "first appeared at",
        "originally appeared in",
        "originally appeared on",
        "originally published by",
        "originally published in",
        "originally published on",
        "first published by",
        "first published in",
        "first published on",
        "was published by",
        "is republished from",
        "republished from",
        "was produced by",
        "was provided by",
        "reprinted from",
        "reprinted by permission of",
        "republished with permission from",
    ];

    public static bool IsCreditLine(ReadOnlySpan<char> line) => Read(line) is not null;

    /// <summary>What the line credits, or null where it is something else.</summary>
    public static CreditLine? Read(ReadOnlySpan<char> line) =>
        WithWires(line) ?? Persons(line) ?? Contribution(line) ?? Republished(line) ?? Labelled(line) ?? Bare(line);

    // "With Post wires", "With inputs from AFP", "With files from The Canadian Press". Spinners rewrite the name between,
    // so the shape decides: a short line that opens with "With" and ends in a word for wires.
    private static CreditLine? WithWires(ReadOnlySpan<char> line)
    {
        var bare = line.Trim(" ()[].*-–—");
        if (!LineShape.StartsWithWords(bare, "with") || bare.Length > 120)
            return null;
        var rest = bare[4..].TrimStart();
        foreach (
            var opening in (ReadOnlySpan<string>)
                [
                    "inputs from",
                    "input from",
                    "files from",
                    "reporting from",
                    "reporting by",
                    "reports from",
                    "additional reporting from",
                    "additional reporting by",
                    "material from",
                    "contributions from",
                    "information from",
                    "agency inputs from",
                ]
        )
        {
            if (LineShape.StartsWithWords(rest, opening))
                return new CreditLine(Names(rest[opening.Length..], CreditKind.Agency));
        }

        if (rest.Count(' ') > 7 || LineShape.EndsSentence(line))
            return null;
        foreach (var word in WireWords)
        {
            if (
                !rest.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                || (rest.Length > word.Length && rest[^(word.Length + 1)] != ' ')
            )
                continue;
            var name = rest[..^word.Length].Trim();
            return new CreditLine(
                name.IsEmpty || !char.IsUpper(name[0]) ? [] : Names(name, CreditKind.Agency),
                OnlyAtEnd: true
            );
        }

        return null;
    }

    private static CreditLine? Persons(ReadOnlySpan<char> line)
    {
        var bare = line.TrimStart(" ([");
        foreach (var opening in PersonOpenings)
        {
            if (
                LineShape.StartsWithWords(bare, opening)
                && bare.Length > opening.Length + 2
                && char.IsUpper(bare[opening.Length..].TrimStart(" :") is [var first, ..] ? first : ' ')
            )
                return new CreditLine(Known(bare[opening.Length..]));
        }

        return null;
    }

    // "The Associated Press contributed to this report."
    private static CreditLine? Contribution(ReadOnlySpan<char> line)
    {
        foreach (
            var phrase in (ReadOnlySpan<string>)
                [
                    "contributed to this report",
                    "contributed to this story",
                    "contributed to this article",
                    "contributed reporting",
                ]
        )
        {
            var at = line.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && line.Count(' ') <= 30)
                return new CreditLine(Known(line[..at]));
        }

        return null;
    }

    // "This article first appeared in The Example."
    private static CreditLine? Republished(ReadOnlySpan<char> line)
    {
        if (line.Count(' ') > 30 || !OpensWithThis(line))
            return null;
        foreach (var phrase in OutletPhrases)
        {
            var at = line.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                return new CreditLine(Names(UpToClause(line[(at + phrase.Length)..]), CreditKind.Outlet));
        }

        return null;
    }

    private static bool OpensWithThis(ReadOnlySpan<char> line)
    {
        var bare = line.TrimStart(" ([*");
        foreach (
            var noun in (ReadOnlySpan<string>)
                ["article", "story", "report", "piece", "post", "interview", "column", "version"]
        )
        {
            foreach (
                var article in (ReadOnlySpan<string>)
                    ["this ", "the ", "a version of this ", "an earlier version of this "]
            )
            {
                if (
                    bare.StartsWith(article, StringComparison.OrdinalIgnoreCase)
                    && LineShape.StartsWithWords(bare[article.Length..], noun)
                )
                    return true;
            }
        }

        return bare.StartsWith("originally", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("republished", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("reprinted", StringComparison.OrdinalIgnoreCase);
    }

    // "Source: Example News", "Source: Example News.", "Via Reuters", "h/t @someone".
    public static CreditLine? Labelled(ReadOnlySpan<char> line)
    {
        var bare = line.Trim(" ()[]");
        if (bare.Count(' ') > 10)
            return null;
        foreach (
            var (label, kind) in (ReadOnlySpan<(string, CreditKind)>)
                [
                    ("sources", CreditKind.Outlet),
                    ("source", CreditKind.Outlet),
                    ("via", CreditKind.Outlet),
                    ("h/t", CreditKind.Handle),
                    ("hat tip", CreditKind.Handle),
                    ("ht", CreditKind.Handle),
                    ("story from", CreditKind.Outlet),
                    ("text by", CreditKind.Outlet),
                ]
        )
        {
            if (!LineShape.StartsWithWords(bare, label))
                continue;
            var rest = bare[label.Length..].TrimStart();
            var marked = !rest.IsEmpty && rest[0] is ':' or '|';
            rest = rest.TrimStart(":| ");
            if (rest.IsEmpty || (LineShape.EndsSentence(line) && !(marked && LineShape.IsTitleCase(rest))))
                return null;
            var handle = rest[0] == '@';
            if (
                marked
                || handle
                || label is "h/t" or "hat tip"
                || (label == "via" && OutletGazetteer.Find(rest.ToString()) is not null)
            )
                return new CreditLine(Names(rest, handle ? CreditKind.Handle : kind));
        }

        return null;
    }

    // "— AP", "Reuters", "(AFP)", "Agencies": a known name alone after the report.
    private static CreditLine? Bare(ReadOnlySpan<char> line)
    {
        var bare = line.Trim(" ()[]–—-.*");
        if (bare.IsEmpty || bare.Count(' ') > 5)
            return null;
        if (
            bare.Equals("agencies", StringComparison.OrdinalIgnoreCase)
            || bare.Equals("wires", StringComparison.OrdinalIgnoreCase)
        )
            return new CreditLine([], OnlyAtEnd: true);
        var known = Known(bare);
        var parts = bare.Count('/') + bare.Count(',') + 1;
        return known.Length > 0 && known.Length == parts ? new CreditLine(known, OnlyAtEnd: true) : null;
    }

    /// <summary>Each name of a list where all are known: "AFP", "AP/Reuters"; empty where one is not.</summary>
    public static ImmutableArray<CreditedName> AllKnown(ReadOnlySpan<char> list)
    {
        var known = Known(list);
        return known.Length == Split(list).Count() ? known : [];
    }

    /// <summary>Each name of a list, spelled out where known, as written otherwise.</summary>
    private static ImmutableArray<CreditedName> Names(ReadOnlySpan<char> list, CreditKind unknown) =>
        [
            .. Split(list)
                .Select(part =>
                    OutletGazetteer.Find(part) is { } match
                        ? new CreditedName(match.Outlet.Name, KindOf(match.Outlet), part)
                        : new CreditedName(part, part.StartsWith('@') ? CreditKind.Handle : unknown, part)
                ),
        ];

    /// <summary>Only the names of a list that are known.</summary>
    private static ImmutableArray<CreditedName> Known(ReadOnlySpan<char> list) =>
        [
            .. from part in Split(list)
            let match = OutletGazetteer.Find(part)
            where match is not null
            select new CreditedName(match.Outlet.Name, KindOf(match.Outlet), part),
        ];

    private static IEnumerable<string> Split(ReadOnlySpan<char> list) =>
        list.ToString()
            .Split(
                ["/", ",", ";", " and ", " & ", " with "],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
            .Select(part => part.Trim(' ', '.', '(', ')', '[', ']', '*', ':', '–', '—', '-'))
            .Select(part => part.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? part[4..] : part)
            .Where(part => part.Length > 1 && part != "agencies");

    private static ReadOnlySpan<char> UpToClause(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(".,;");
        var bare = (end < 0 ? text : text[..end]).Trim();
        foreach (var link in (ReadOnlySpan<string>)[" under ", " and is ", " and was ", " on ", " in ", " as part"])
        {
            if (bare.IndexOf(link, StringComparison.Ordinal) is > 0 and var at)
                bare = bare[..at];
        }

        return bare;
    }

    private static CreditKind KindOf(Outlet outlet) =>
        outlet.Kind == OutletKind.Agency ? CreditKind.Agency : CreditKind.Outlet;
}

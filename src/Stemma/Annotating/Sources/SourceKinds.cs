using System.Collections.Frozen;
using Stemma.Annotating.Quotations;
using Stemma.Lexicon;

namespace Stemma.Annotating.Sources;

/// <summary>Tells what sort of source a mention is, by the gazetteer first and by the shape of names second.</summary>
internal static class SourceKinds
{
    // Last words of the titles of newspapers and broadcasters in English.
    private static readonly FrozenSet<string> OutletEndings = Set(
        "times post herald gazette tribune chronicle journal observer courier echo mail express mirror telegraph standard "
            + "star sun globe bugle examiner inquirer enquirer register sentinel dispatch ledger argus advertiser independent "
            + "guardian monitor review news tv television radio broadcasting magazine weekly newspaper bulletin press online "
            + "evening reporter messenger mercury citizen record daily today"
    );

    private static readonly FrozenSet<string> AgencyEndings = Set("agency newswire wire wires pressagentur");

    private static readonly FrozenSet<string> NewsWords = Set("news press photo telegraph telegraphic wire");

    // Offices that speak for an institution; other roles without a name are unnamed people.
    private static readonly FrozenSet<string> Offices = Set(
        "president premier chancellor minister secretary governor mayor commissioner ambassador envoy king queen pope general "
            + "admiral spokesman spokeswoman spokesperson prosecutor judge sheriff coroner ombudsman regulator monarch minister "
            + "president's attorney superintendent inspector commander chief chairman chairwoman chair director"
    );

    /// <summary>Name and kind of a source, or null where the mention is none.</summary>
    /// <param name="mention">The mention as it stands.</param>
    /// <param name="wording">Its words in the text.</param>
    /// <param name="canonical">The person it resolves to, or its own words in lower case.</param>
    /// <param name="named">What the canonical name names, or null.</param>
    /// <param name="verb">Lemma of the verb that cites it.</param>
    public static (string Name, SourceKind Kind)? Of(
        Mention mention,
        string wording,
        string canonical,
        NameKind? named,
        string verb
    )
    {
        if (mention.Kind == MentionKind.Noun && canonical == mention.Canonical)
            return OfNoun(mention.Head, wording);
        if (mention.Kind == MentionKind.Pronoun && canonical == mention.Canonical)
            return null;
        return OfName(mention.Kind == MentionKind.Name ? wording : canonical, canonical, named, verb);
    }

    /// <summary>An outlet or agency by gazetteer or shape, or null.</summary>
    public static (string Name, SourceKind Kind)? Outlet(string wording)
    {
        var bare = Bare(wording);
        if (OutletGazetteer.Find(bare) is { } match)
            return (match.Outlet.Name, match.Outlet.Kind == OutletKind.Agency ? SourceKind.Agency : SourceKind.Outlet);
        var space = bare.LastIndexOf(' ');
        if (space < 0 || !char.IsUpper(bare[0]))
            return null;
        var last = bare[(space + 1)..].ToLowerInvariant();
        return IsNewsAgency(bare, last) ? (bare, SourceKind.Agency)
            : OutletEndings.Contains(last) ? (bare, SourceKind.Outlet)
            : null;
    }

    /// <summary>True where a capitalised word is one that outlets' titles end with.</summary>
    public static bool EndsTitle(string word) =>
        word.Length > 0 && char.IsUpper(word[0]) && OutletEndings.Contains(word.ToLowerInvariant());

    /// <summary>Most agencies are offices of government: only one that says it deals in news is a news agency.</summary>
    private static bool IsNewsAgency(string bare, string last) =>
        AgencyEndings.Contains(last)
        && (last != "agency" || bare.ToLowerInvariant().Split(' ').Any(word => NewsWords.Contains(word)));

    /// <summary>The words without an article before them.</summary>
    public static string Bare(string wording) =>
        wording.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? wording[4..]
        : wording.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? wording[2..]
        : wording.StartsWith("an ", StringComparison.OrdinalIgnoreCase) ? wording[3..]
        : wording;

    private static (string Name, SourceKind Kind)? OfName(
        string wording,
        string canonical,
        NameKind? named,
        string verb
    )
    {
        if (named != NameKind.Person && (Outlet(wording) ?? Outlet(canonical)) is { } outlet)
            return outlet;
        if (named == NameKind.Person)
            return (canonical, SourceKind.Person);
        if (named is not null)
            return (Bare(canonical), SourceKind.Official);
        var last = canonical[(canonical.LastIndexOf(' ') + 1)..];
        if (Words.NounClass(last.ToLowerInvariant()) != SpeakingNoun.None || last.Length > 1 && !last.Any(char.IsLower))
            return (Bare(canonical), SourceKind.Official);
        // A lone unknown name that reports is a medium more often than a person; people "say".
        return verb == "report" && !canonical.Contains(' ')
            ? (canonical, SourceKind.Outlet)
            : (canonical, SourceKind.Person);
    }

    /// <summary>Whoever says something can speak, whether or not the noun is known: "the operator said". Null for verbs that things have as subjects ("suggests").</summary>
    public static (string Name, SourceKind Kind)? OfSpeaker(Mention mention, string wording, SpeechActs acts) =>
        mention.Kind == MentionKind.Noun
        && acts != SpeechActs.None
        && (acts & ~(SpeechActs.Say | SpeechActs.Tell)) == SpeechActs.None
            ? (Bare(wording), SourceKind.Unnamed)
            : null;

    private static (string Name, SourceKind Kind)? OfNoun(string head, string wording) =>
        Words.NounClass(head) switch
        {
            SpeakingNoun.Role => (Bare(wording), Offices.Contains(head) ? SourceKind.Official : SourceKind.Unnamed),
            SpeakingNoun.Official => (Bare(wording), SourceKind.Official),
            SpeakingNoun.Document => (Bare(wording), SourceKind.Document),
            SpeakingNoun.Outlet => Outlet(wording) ?? (Bare(wording), SourceKind.Outlet),
            SpeakingNoun.Unnamed => (Bare(wording), SourceKind.Unnamed),
            _ => Outlet(wording),
        };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

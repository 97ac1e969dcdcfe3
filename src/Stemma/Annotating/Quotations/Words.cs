using System.Collections.Frozen;
using Stemma.Lexicon;

namespace Stemma.Annotating.Quotations;

/// <summary>What a noun that can speak stands for.</summary>
internal enum SpeakingNoun
{
    /// <summary>Not in the table.</summary>
    None,

    /// <summary>A person by office, trade or kin.</summary>
    Role,

    /// <summary>An institution or its people.</summary>
    Official,

    /// <summary>Something written or recorded.</summary>
    Document,

    /// <summary>A medium.</summary>
    Outlet,

    /// <summary>People without a name.</summary>
    Unnamed,
}

/// <summary>Closed-class words of English and the nouns that can head the subject of a verb of speech.</summary>
internal static class Words
{
    public static readonly FrozenSet<string> Determiners = Set(
        "a an the this that these those his her its their our my your one two three four some several many most all both "
            + "another each every any no other such whose"
    );

    public static readonly FrozenSet<string> SubjectPronouns = Set("he she they i we it");

    public static readonly FrozenSet<string> Prepositions = Set(
        "of for at from in with on by to into about against over under after before during since through between among "
            + "amid near off onto per than toward towards upon via within without across along around behind below beside "
            + "beyond despite down except inside outside past throughout until till up as like following regarding"
    );

    /// <summary>Prepositions that attach what follows to the noun before: "a spokesman for", "the head of".</summary>
    public static readonly FrozenSet<string> Attaching = Set("of for at from in with on to and &");

    public static readonly FrozenSet<string> Conjunctions = Set(
        "and or but nor yet so if when while because although though whereas unless whether once where why how that as than "
            + "since before after until"
    );

    public static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were be been being am has have had having do does did will would shall should can could may might must "
            + "'s 'd 've 'll 're 'm wo ca"
    );

    public static readonly FrozenSet<string> Adverbs = Set(
        "also later then further just even still again once soon now today yesterday tonight earlier twice often always "
            + "never ever only simply already first last merely perhaps instead meanwhile nonetheless nevertheless not n't "
            + "so too who both all ultimately famously himself herself themselves itself recently long since thus reportedly "
            + "allegedly sarcastically however moreover furthermore indeed besides hence likewise otherwise therefore afterwards "
            + "elsewhere somehow anyway afterward"
    );

    private static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms miss dr mr. mrs. ms. dr. prof prof. rep rep. sen sen. gov gov. gen gen. lt lt. col col. sgt sgt. capt capt. "
            + "cmdr cmdr. maj maj. adm adm. rev rev. hon hon. sir dame lord lady insp supt pc dc ds"
    );

    public static readonly FrozenSet<string> Days = Set(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march "
            + "april may june july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun "
            + "jul aug sept sep oct nov dec earlier later last this next "
            + "morning afternoon evening night week month year weekend noon midnight"
    );

    private static readonly Lazy<FrozenDictionary<string, (SpeakingNoun Class, char Gender)>> Nouns = new(() =>
        Resources
            .Rows("speaking-nouns.tsv")
            .ToFrozenDictionary(
                row => row[0],
                row => (Enum.Parse<SpeakingNoun>(row[1], ignoreCase: true), row[2].Length > 0 ? row[2][0] : '\0'),
                StringComparer.Ordinal
            )
    );

    private static readonly Lazy<FrozenDictionary<string, char>> GivenNames = new(() =>
        Resources.Rows("given-names.tsv").ToFrozenDictionary(row => row[0], row => row[1][0], StringComparer.Ordinal)
    );

    /// <summary>The class of a noun in lower case, singular or plural; None where it is not in the table.</summary>
    public static SpeakingNoun NounClass(string normal)
    {
        if (Nouns.Value.TryGetValue(normal, out var found))
            return found.Class;
        if (normal.Length > 3 && normal[^1] == 's' && Nouns.Value.TryGetValue(normal[..^1], out found))
            return found.Class;
        return
            normal.EndsWith("men", StringComparison.Ordinal) && Nouns.Value.TryGetValue(normal[..^2] + "an", out found)
            ? found.Class
            : SpeakingNoun.None;
    }

    /// <summary>True for what stands before a person's name: "Mr", "Sen.", "president".</summary>
    public static bool IsTitle(string normal) => Titles.Contains(normal) || NounClass(normal) == SpeakingNoun.Role;

    /// <summary>'f' or 'm' where the role noun tells ("spokeswoman"), else NUL.</summary>
    public static char GenderOfNoun(string normal) =>
        Nouns.Value.TryGetValue(normal, out var found) ? found.Gender : '\0';

    /// <summary>'f' or 'm' where the given name tells, else NUL.</summary>
    public static char GenderOfGivenName(string name) => GivenNames.Value.GetValueOrDefault(name);

    /// <summary>True for words that cannot stand inside a noun phrase before its head.</summary>
    public static bool EndsPhrase(string normal) =>
        Prepositions.Contains(normal)
        || Conjunctions.Contains(normal)
        || Auxiliaries.Contains(normal)
        || SubjectPronouns.Contains(normal)
        || normal is "him" or "them" or "us" or "me" or "who" or "which" or "what" or "there" or "not" or "n't";

    /// <summary>True for words that may stand between a subject and its verb.</summary>
    public static bool IsBetween(string normal) =>
        Auxiliaries.Contains(normal)
        || Adverbs.Contains(normal)
        || (
            normal.Length > 4
            && normal.EndsWith("ly", StringComparison.Ordinal)
            && NounClass(normal) == SpeakingNoun.None
        );

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

namespace Stemma.Lexicon;

/// <summary>What the gazetteer knows of a word or phrase; several may hold at once.</summary>
[Flags]
internal enum WordSense : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A town, smaller than <see cref="City"/>.</summary>
    Town = 1 << 0,

    /// <summary>A town of about 128,000 people or more.</summary>
    City = 1 << 1,

    /// <summary>A country, region, water or other place of the places table.</summary>
    Place = 1 << 2,

    /// <summary>The first word of a place of several words.</summary>
    PlacePrefix = 1 << 3,

    /// <summary>A given name.</summary>
    Given = 1 << 4,

    /// <summary>A common given name.</summary>
    CommonGiven = 1 << 5,

    /// <summary>A surname.</summary>
    Surname = 1 << 6,

    /// <summary>A common surname.</summary>
    CommonSurname = 1 << 7,

    /// <summary>Somebody somewhere is so called.</summary>
    Human = 1 << 8,

    /// <summary>Of a country, people, faith ("Turkish"): capitalised, but no name by itself.</summary>
    Demonym = 1 << 9,

    /// <summary>Can be an ordinary noun.</summary>
    Noun = 1 << 10,

    /// <summary>Can be a verb.</summary>
    Verb = 1 << 11,

    /// <summary>Can be an adjective.</summary>
    Adjective = 1 << 12,

    /// <summary>Can be an adverb.</summary>
    Adverb = 1 << 13,

    /// <summary>Stands before a person's name ("Sgt.").</summary>
    Title = 1 << 14,

    /// <summary>Says what a person does ("minister").</summary>
    Role = 1 << 15,

    /// <summary>Heads names of organisations ("University").</summary>
    Body = 1 << 16,

    /// <summary>Heads names of places ("Street").</summary>
    Ground = 1 << 17,

    /// <summary>Small word inside persons' names ("van").</summary>
    Particle = 1 << 18,

    /// <summary>Day, month, feast: capitalised, never a name.</summary>
    Time = 1 << 19,

    /// <summary>Verb of speech.</summary>
    Saying = 1 << 20,

    /// <summary>Heads names of events, treaties and prizes.</summary>
    Event = 1 << 21,

    /// <summary>A well-known organisation.</summary>
    KnownBody = 1 << 22,

    /// <summary>All that make it an ordinary word.</summary>
    Ordinary = Noun | Verb | Adjective | Adverb,

    /// <summary>All that make it a place.</summary>
    AnyPlace = Town | City | Place,
}

/// <summary>Names of places and people, demonyms, and what ordinary words can be; read in place (see gazetteer.bin in NOTICE).</summary>
internal static class Gazetteer
{
    /// <summary>The label under which an entry has its class, the upper bits added to it; it comes last.</summary>
    internal const byte ClassLabel = 64;

    private static readonly Lazy<LinearModel> Entries = new(() =>
        new LinearModel(LexiconTable.Open("gazetteer.bin"), 0)
    );

    private static readonly Lazy<byte[]> Coarser = new(() =>
        LexiconTable.Open("gazetteer.bin").Section<byte>(2).ToArray()
    );

    /// <summary>What is known of a word in normal form, as a word and as a name of one word.</summary>
    public static WordSense Find(string normal) =>
        SenseOf(WordKey(FeatureHash.Of(normal))) | SenseOf(NameKey(FeatureHash.Of(normal)));

    /// <summary>The class of a word in normal form, by the company it keeps; <see cref="WordClass.None"/> where it is unknown.</summary>
    public static WordClass FindClass(string normal) => ClassOf(Entries.Value.Weights(WordKey(FeatureHash.Of(normal))));

    /// <summary>What is known of a name, by the hash of its words in normal form with single spaces.</summary>
    public static WordSense FindName(uint hash) => SenseOf(NameKey(hash));

    /// <summary>
    /// What an ordinary word can be, through its regular inflections ("employs" through "employ"). After the detachment
    /// rules of WordNet's morphy.
    /// </summary>
    public static WordSense FindInflected(string normal)
    {
        var sense = Word(normal);
        if (normal.Length < 4)
            return sense;
        if (normal.EndsWith('s'))
        {
            sense |= Word(normal.AsSpan(0, normal.Length - 1)) & (WordSense.Noun | WordSense.Verb);
            if (normal.EndsWith("es", StringComparison.Ordinal))
                sense |= Word(normal.AsSpan(0, normal.Length - 2)) & (WordSense.Noun | WordSense.Verb);
            if (normal.EndsWith("ies", StringComparison.Ordinal))
                sense |=
                    Word(string.Concat(normal.AsSpan(0, normal.Length - 3), "y")) & (WordSense.Noun | WordSense.Verb);
        }
        else if (normal.EndsWith("ed", StringComparison.Ordinal))
        {
            sense |= Stem(normal, 2) & WordSense.Verb;
        }
        else if (normal.EndsWith("ing", StringComparison.Ordinal))
        {
            sense |= Stem(normal, 3) & WordSense.Verb;
        }

        return sense & WordSense.Ordinary;
    }

    /// <summary>Key of an ordinary word.</summary>
    public static uint WordKey(uint hash) => FeatureHash.Mix(51, hash);

    /// <summary>Key of a name.</summary>
    public static uint NameKey(uint hash) => FeatureHash.Mix(50, hash);

    private static WordSense Word(ReadOnlySpan<char> word) => SenseOf(WordKey(FeatureHash.Of(word)));

    private static WordSense Stem(string normal, int ending)
    {
        var stem = normal.AsSpan(0, normal.Length - ending);
        var sense = Word(stem) | Word(string.Concat(stem, "e"));
        if (stem.Length > 2 && stem[^1] == stem[^2])
            sense |= Word(stem[..^1]);
        if (stem[^1] == 'i')
            sense |= Word(string.Concat(stem[..^1], "y"));
        return sense;
    }

    private static WordSense SenseOf(uint key)
    {
        var senses = Entries.Value.Weights(key);
        var known = WordSense.None;
        for (var index = 0; index < senses.Length && senses[index] < ClassLabel; index += 2)
            known |= (WordSense)(1u << senses[index]);
        return known;
    }

    private static WordClass ClassOf(ReadOnlySpan<byte> entry)
    {
        if (entry.IsEmpty || entry[^2] < ClassLabel)
            return WordClass.None;
        var fine = ((entry[^2] - ClassLabel) << 8) | entry[^1];
        return new WordClass((ushort)(fine + 1), Coarser.Value[fine * 2], Coarser.Value[(fine * 2) + 1]);
    }
}

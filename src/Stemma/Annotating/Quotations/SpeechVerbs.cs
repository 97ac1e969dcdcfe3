using System.Collections.Frozen;
using Stemma.Lexicon;

namespace Stemma.Annotating.Quotations;

/// <summary>What a verb of the table does; combined where a verb does several.</summary>
[Flags]
public enum SpeechActs
{
    /// <summary>Not a verb of speech.</summary>
    None = 0,

    /// <summary>Takes a quotation or a that-clause ("said").</summary>
    Say = 1,

    /// <summary>As Say, but common in other senses: trusted only beside a quotation ("began").</summary>
    Weak = 2,

    /// <summary>Names the hearer before what is said ("told").</summary>
    Tell = 4,

    /// <summary>Has the quoted words as complement ("called it a disgrace").</summary>
    Call = 8,

    /// <summary>Trusted only beside a quotation ("laughed").</summary>
    Manner = 16,

    /// <summary>Thought rather than said ("hoped").</summary>
    Think = 32,

    /// <summary>Outlets and documents are its subjects ("published").</summary>
    Report = 64,

    /// <summary>Denies ("refuted").</summary>
    Deny = 128,

    /// <summary>Claims without proof ("alleged").</summary>
    Claim = 256,

    /// <summary>Announces what is to come ("vowed").</summary>
    Plan = 512,
}

/// <summary>The form a verb stands in.</summary>
internal enum VerbForm
{
    /// <summary>"say".</summary>
    Base,

    /// <summary>"says".</summary>
    Third,

    /// <summary>"said": past tense, which is the participle too for most verbs.</summary>
    Past,

    /// <summary>"written": participle only.</summary>
    Participle,

    /// <summary>"saying".</summary>
    Gerund,
}

/// <summary>One inflected form of a verb of speech.</summary>
internal readonly record struct SpeechVerb(string Lemma, VerbForm Form, SpeechActs Acts);

/// <summary>The table speech-verbs.tsv, inflected when first asked.</summary>
internal static class SpeechVerbs
{
    private static readonly Lazy<FrozenDictionary<string, SpeechVerb>> Forms = new(Load);

    /// <summary>True where <paramref name="normal"/> (lower case) is a form of a verb of speech.</summary>
    public static bool TryFind(string normal, out SpeechVerb verb) => Forms.Value.TryGetValue(normal, out verb);

    private static FrozenDictionary<string, SpeechVerb> Load()
    {
        var forms = new Dictionary<string, SpeechVerb>(StringComparer.Ordinal);
        foreach (var row in Resources.Rows("speech-verbs.tsv"))
        {
            var acts = SpeechActs.None;
            foreach (var name in row[3].Split(' '))
                acts |= Enum.Parse<SpeechActs>(name, ignoreCase: true);
            var lemma = row[0];
            forms.TryAdd(lemma, new SpeechVerb(lemma, VerbForm.Base, acts));
            forms.TryAdd(Third(lemma), new SpeechVerb(lemma, VerbForm.Third, acts));
            forms.TryAdd(Gerund(lemma, row[1]), new SpeechVerb(lemma, VerbForm.Gerund, acts));
            foreach (var past in (row[1].Length > 0 ? row[1] : Past(lemma)).Split(','))
                forms.TryAdd(past, new SpeechVerb(lemma, VerbForm.Past, acts));
            if (row[2].Length > 0)
                forms.TryAdd(row[2], new SpeechVerb(lemma, VerbForm.Participle, acts));
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Third(string lemma) =>
        EndsInConsonantAndY(lemma) ? lemma[..^1] + "ies"
        : lemma[^1] is 's' or 'x' or 'z' or 'o'
        || lemma.EndsWith("sh", StringComparison.Ordinal)
        || lemma.EndsWith("ch", StringComparison.Ordinal)
            ? lemma + "es"
        : lemma + "s";

    private static string Past(string lemma) =>
        lemma[^1] == 'e' ? lemma + "d"
        : EndsInConsonantAndY(lemma) ? lemma[..^1] + "ied"
        : lemma + "ed";

    /// <summary>A doubled consonant shows in the past form ("admitted"), so the gerund is made from that.</summary>
    private static string Gerund(string lemma, string past)
    {
        var form = past.Split(',')[0];
        if (form.Length == lemma.Length + 3 && form.EndsWith("ed", StringComparison.Ordinal))
            return form[..^2] + "ing";
        if (lemma is "begin" or "forget")
            return lemma + lemma[^1] + "ing";
        return lemma[^1] == 'e' && lemma.Length > 2 && lemma[^2] is not 'e' ? lemma[..^1] + "ing" : lemma + "ing";
    }

    private static bool EndsInConsonantAndY(string lemma) =>
        lemma[^1] == 'y' && lemma[^2] is not ('a' or 'e' or 'i' or 'o' or 'u');
}

using System.Collections.Frozen;

namespace Stemma.Annotating.Quotations;

/// <summary>Nouns of speech, which govern what is said as their verbs do: "allegations that …", "his claim that …".</summary>
internal static class SpeechNouns
{
    private static readonly FrozenSet<string> Nouns = (
        "allegation allegations claim claims accusation accusations assertion assertions statement statements warning warnings "
        + "complaint complaints comment comments remark remarks declaration promise pledge vow threat suggestion suggestions "
        + "description denial insistence assurance assurances announcement letter tweet words criticism argument view belief"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a noun of speech in lower case.</summary>
    public static bool Contains(string normal) => Nouns.Contains(normal);
}

using System.Collections.Frozen;

namespace Stemma.Apparatus;

/// <summary>Nouns for people, by their endings and a list of common ones: two of them may be words for the same people.</summary>
internal static class PeopleNouns
{
    private static readonly FrozenSet<string> Common = (
        "children child kids pupils students passengers workers employees staff crew residents families households homes houses "
        + "soldiers troops fighters police officers protesters people men women members miners sailors guests"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Endings = ["ers", "ors", "ists", "ees", "men", "women", "ians"];

    /// <summary>True for a plural noun, in lower case, that likely names people.</summary>
    public static bool Contains(string noun) =>
        Common.Contains(noun)
        || (noun.Length > 4 && Endings.Any(ending => noun.EndsWith(ending, StringComparison.Ordinal)));
}

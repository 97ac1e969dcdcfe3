using System.Collections.Frozen;

namespace Stemma.Apparatus;

/// <summary>What befell the people counted: counts of the dead and of the missing are different things, whatever noun they share.</summary>
internal enum CasualtyState
{
    /// <summary>Nothing is said.</summary>
    None,

    /// <summary>Killed.</summary>
    Dead,

    /// <summary>Not found. Like that of the trapped, their count is expected to fall as well as to rise.</summary>
    Missing,

    /// <summary>Hurt or in hospital.</summary>
    Injured,

    /// <summary>Cut off and known to be so: their count falls as they are brought out.</summary>
    Trapped,
}

/// <summary>Reads states off the words around a count.</summary>
internal static class CasualtyStates
{
    private static readonly FrozenDictionary<string, CasualtyState> Words = new[]
    {
        (CasualtyState.Dead, "dead die died dies dying death deaths killed killing kills fatality fatalities bodies"),
        (CasualtyState.Missing, "missing unaccounted vanished disappeared"),
        (CasualtyState.Trapped, "trapped stranded"),
        (
            CasualtyState.Injured,
            "injured injuring injuries wounded wounding wounds hurt hospitalised hospitalized hospital hospitals treated"
        ),
    }
        .SelectMany(row => row.Item2.Split(' ').Select(word => (word, state: row.Item1)))
        .ToFrozenDictionary(entry => entry.word, entry => entry.state, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Generic = (
        "people person persons man men woman women other others resident residents victim victims folk folks individual individuals "
        + "deaths dead fatalities casualties injured injuries missing"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The one state that the words name; none where they name none or several.</summary>
    public static CasualtyState Of(IEnumerable<string> words)
    {
        var found = CasualtyState.None;
        foreach (var word in words)
        {
            if (!Words.TryGetValue(word, out var state) || state == found)
                continue;
            if (found != CasualtyState.None)
                return CasualtyState.None;
            found = state;
        }

        return found;
    }

    /// <summary>True for a noun that says no more than that people are counted, or names the state itself ("deaths").</summary>
    public static bool IsGeneric(string noun) => noun.Length == 0 || Generic.Contains(noun);
}

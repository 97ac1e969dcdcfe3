namespace Stemma.Grouping;

/// <summary>Codes of what is wrong with decisions; each has a row in docs/diagnostics.md.</summary>
public static class DecisionCodes
{
    /// <summary>A decision names an article that is not among the inputs.</summary>
    public const string Unknown = "ST4001";

    /// <summary>A decision names an article in a way that fits several.</summary>
    public const string Ambiguous = "ST4002";

    /// <summary>A decision contradicts those before it, or itself.</summary>
    public const string Contradictory = "ST4003";

    /// <summary>The file of decisions cannot be read as such.</summary>
    public const string NotReadable = "ST4004";
}

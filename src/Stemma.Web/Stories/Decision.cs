namespace Stemma.Web.Stories;

/// <summary>What somebody decided of an edge of a stemma, or of a join of two articles.</summary>
/// <param name="Number">Counts a story's decisions from 1.</param>
/// <param name="When">When it was made.</param>
/// <param name="From">Ancestor's siglum, or the first article's path.</param>
/// <param name="To">Descendant's siglum, or the second article's path.</param>
/// <param name="Verdict">"confirmed" or "rejected".</param>
/// <param name="By">Who decided: the account's name, "local" without sign-in.</param>
/// <param name="Note">Why, in the decider's words; may be empty.</param>
public sealed record Decision(
    int Number,
    DateTimeOffset When,
    string From,
    string To,
    string Verdict,
    string By,
    string Note
)
{
    /// <summary>When it was taken back, or null where it stands.</summary>
    public DateTimeOffset? Undone { get; init; }
}

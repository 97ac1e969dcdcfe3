using Stemma.Grouping;

namespace Stemma.Web.Stories;

/// <summary>A decision somebody made on a page, and whether it stands.</summary>
/// <param name="Number">Names it for taking it back.</param>
/// <param name="At">When it was made.</param>
/// <param name="Decision">What was decided; its articles are named as <see cref="Decisions"/> finds them.</param>
public sealed record MadeDecision(long Number, DateTimeOffset At, Decision Decision)
{
    /// <summary>When it was taken back, or null where it stands.</summary>
    public DateTimeOffset? Undone { get; init; }
}

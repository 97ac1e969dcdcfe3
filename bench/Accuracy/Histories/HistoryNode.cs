using NodaTime;

namespace Accuracy.Histories;

/// <summary>How an account was made.</summary>
internal enum Making
{
    /// <summary>Own reporting: a root.</summary>
    Root,

    /// <summary>Own reporting that takes one quotation from another account: a root too, and a trap.</summary>
    Quoting,

    /// <summary>Word for word.</summary>
    Copy,

    /// <summary>Cut at the end and inside.</summary>
    Abridged,

    /// <summary>Retold by an editor: phrases, synonyms, clauses, order.</summary>
    Rewritten,

    /// <summary>Words replaced blindly.</summary>
    Spun,

    /// <summary>Through another language and back.</summary>
    Translated,

    /// <summary>Made of two accounts.</summary>
    Merged,

    /// <summary>A figure or a typing error put right.</summary>
    Corrected,
}

/// <summary>One account of a generated history.</summary>
/// <param name="Number">Its place in the order of making; parents have lower numbers.</param>
/// <param name="Sentences">Its text.</param>
/// <param name="Parents">Numbers of the accounts it was made of; the main one first. Empty for roots.</param>
/// <param name="Making">How.</param>
/// <param name="Publisher">Invented outlet.</param>
/// <param name="Published">When, by its own clock, which may be wrong; null where it does not say.</param>
/// <param name="DayOnly">True where it says the day only.</param>
/// <param name="Lost">True where it is not among the inputs.</param>
internal sealed record HistoryNode(
    int Number,
    string[] Sentences,
    int[] Parents,
    Making Making,
    string Publisher,
    Instant? Published,
    bool DayOnly,
    bool Lost
)
{
    /// <summary>Two sentences a paragraph.</summary>
    public string Text => string.Join("\n\n", Sentences.Chunk(2).Select(pair => string.Join(' ', pair)));
}

/// <summary>How strongly accounts are changed at each step.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Strength">Share of places changed by a rewrite; spinning is at least twice as strong.</param>
internal sealed record EditRate(string Name, double Strength)
{
    /// <summary>The three rates.</summary>
    public static EditRate[] All { get; } = [new("light", 0.1), new("middle", 0.25), new("heavy", 0.4)];
}

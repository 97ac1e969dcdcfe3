namespace Speed;

/// <summary>How a generated article came about.</summary>
public enum Descent
{
    /// <summary>Written from the event alone.</summary>
    Original,

    /// <summary>Its parent's text, with another outlet's first line.</summary>
    Copy,

    /// <summary>The first half of its parent.</summary>
    Abridged,

    /// <summary>Its parent with about a third of the common words replaced.</summary>
    Reworded,
}

/// <summary>A generated article and the truth about it.</summary>
/// <param name="Path">File name, unique in the collection.</param>
/// <param name="Text">About 450 words of plain text, paragraphs parted by empty lines.</param>
/// <param name="Day">Publication day.</param>
/// <param name="Story">Number of its event.</param>
/// <param name="Descent">How it came about.</param>
/// <param name="Parent">Path of the article it was made from, or null.</param>
public sealed record GeneratedArticle(
    string Path,
    string Text,
    DateOnly Day,
    int Story,
    Descent Descent,
    string? Parent
);

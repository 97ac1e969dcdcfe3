namespace Stemma.Grouping;

/// <summary>What a person decided about.</summary>
public enum DecisionAbout
{
    /// <summary>That one article descends from another.</summary>
    Descent,

    /// <summary>That two articles belong to one story.</summary>
    Join,
}

/// <summary>What a person says of a descent or a join, against or with the evidence.</summary>
/// <param name="Confirmed">True where it holds, false where it is rejected.</param>
/// <param name="About">What is decided.</param>
/// <param name="Article">Names the child of a descent, or one article of a join: by address, by id or hash of its bytes (at
/// least <see cref="Decisions.LeastDigits"/> digits), by path, or by the end of its path. Sigla change between runs and name nothing.</param>
/// <param name="Other">Names the parent of a descent, or the other article of a join.</param>
public sealed record Decision(bool Confirmed, DecisionAbout About, string Article, string Other)
{
    /// <summary>Who decided, or null where nobody is named.</summary>
    public string? Who { get; init; }

    /// <summary>When it was decided, as the person or the program wrote it; null where nothing says so.</summary>
    public string? When { get; init; }

    /// <summary>Why, in the person's words, or null.</summary>
    public string? Note { get; init; }

    /// <summary>"confirmed by Ada Lind on 2031-05-08: both name the same clerk"; "rejected by hand" where nobody is named.</summary>
    public string Words =>
        (Confirmed ? "confirmed by " : "rejected by ")
        + (Who ?? "hand")
        + (When is null ? "" : $" on {When}")
        + (Note is null ? "" : $": {Note}");
}

/// <summary>A decision as it bears on one story.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Article">Siglum of the article that it names first, or null where that is in another story.</param>
/// <param name="Other">Siglum of the one that it names second, or null where that is in another story.</param>
public sealed record StoryDecision(Decision Decision, string? Article, string? Other)
{
    /// <summary>True where it says whether the one witness descends from the other.</summary>
    public bool IsDescent => Decision.About == DecisionAbout.Descent && Article is not null && Other is not null;

    /// <summary>The decision in one sentence: "B descends from A: confirmed by Ada Lind".</summary>
    public string Sentence
    {
        get
        {
            var (one, other) = (Article ?? Decision.Article, Other ?? Decision.Other);
            return (Decision.About, Decision.Confirmed) switch
            {
                (DecisionAbout.Descent, true) => $"{one} descends from {other}: {Decision.Words}",
                (DecisionAbout.Descent, false) => $"{one} does not descend from {other}: descent {Decision.Words}",
                (_, true) => $"{one} and {other} are one story: {Decision.Words}",
                _ => $"{one} and {other} are two stories: joining them {Decision.Words}",
            };
        }
    }
}

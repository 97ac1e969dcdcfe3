using System.Collections.Immutable;
using System.Text.Json;
using Stemma.Grouping;

namespace Stemma.Publishing.Json;

/// <summary>Whether a decision confirms or rejects.</summary>
public enum Ruling
{
    /// <summary>It holds.</summary>
    Confirm,

    /// <summary>It does not.</summary>
    Reject,
}

/// <summary>A file of decisions: what <c>stemma trace --decisions</c> reads.</summary>
/// <param name="Schema">1; raised when a field changes its meaning.</param>
/// <param name="Decisions">In the order in which they are to be taken.</param>
public sealed record DecisionsDocument(int Schema, ImmutableArray<DecisionDocument> Decisions);

/// <summary>One decision: of a descent, with <see cref="Child"/> and <see cref="Parent"/>, or of a join, with <see cref="Articles"/>.</summary>
public sealed record DecisionDocument(Ruling Decision)
{
    /// <summary>Names the article that descends; null for a join.</summary>
    public string? Child { get; init; }

    /// <summary>Names the article that it descends from; null for a join.</summary>
    public string? Parent { get; init; }

    /// <summary>Names the two articles that are joined or kept apart; null for a descent.</summary>
    public ImmutableArray<string>? Articles { get; init; }

    /// <summary>Who decided, or null.</summary>
    public string? Who { get; init; }

    /// <summary>When, or null.</summary>
    public string? When { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The document of a decision.</summary>
    public static DecisionDocument Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var isDescent = decision.About == DecisionAbout.Descent;
        return new DecisionDocument(decision.Confirmed ? Ruling.Confirm : Ruling.Reject)
        {
            Child = isDescent ? decision.Article : null,
            Parent = isDescent ? decision.Other : null,
            Articles = isDescent ? null : [decision.Article, decision.Other],
            Who = decision.Who,
            When = decision.When,
            Note = decision.Note,
        };
    }

    /// <summary>The decision.</summary>
    /// <exception cref="JsonException">It names neither child and parent nor two articles, or both.</exception>
    public Decision ToDecision()
    {
        var confirmed = Decision == Ruling.Confirm;
        return (Child, Parent, Articles) switch
        {
            ({ Length: > 0 } child, { Length: > 0 } parent, null) => With(DecisionAbout.Descent, child, parent),
            (null, null, [{ Length: > 0 } one, { Length: > 0 } other]) => With(DecisionAbout.Join, one, other),
            _ => throw new JsonException("A decision names either 'child' and 'parent', or two 'articles'."),
        };

        Decision With(DecisionAbout about, string article, string other) =>
            new(confirmed, about, article, other)
            {
                Who = Who,
                When = When,
                Note = Note,
            };
    }
}

/// <summary>A decision as it bears on a story.</summary>
/// <param name="Decision">What was decided; descents are of child from parent.</param>
/// <param name="Sigla">Of the two articles, child first; null for one that is in another story.</param>
/// <param name="Sentence">The decision in plain words.</param>
public sealed record StoryDecisionDocument(DecisionDocument Decision, ImmutableArray<string?> Sigla, string Sentence);

using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>How a source is mentioned.</summary>
public enum MentionKind
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By pronoun.</summary>
    Pronoun,

    /// <summary>By a common noun: a role, a body, a document.</summary>
    Noun,
}

/// <summary>A phrase that says who speaks.</summary>
/// <param name="Span">The name without its title, the pronoun, or the whole noun phrase.</param>
/// <param name="Kind">How the source is mentioned.</param>
/// <param name="Canonical">Canonical name; for pronouns and noun phrases the words themselves, lower case.</param>
/// <param name="Named">What the name names; null for pronouns, noun phrases, and names that the name layer lacks.</param>
/// <param name="Head">The phrase's last noun in lower case ("spokesman" in "a spokesman for the council").</param>
public sealed record Mention(TextSpan Span, MentionKind Kind, string Canonical, NameKind? Named, string Head);

/// <summary>A reporting clause: who says, by which word, what. Those inside quotation marks are left out.</summary>
/// <param name="Span">From the source or the cue, whichever is first, to the end of the other.</param>
/// <param name="Cue">The verb, or the words "according to".</param>
/// <param name="Verb">Lemma of the cue.</param>
/// <param name="Acts">What the verb does.</param>
/// <param name="Source">Who says it, or null where the clause names nobody.</param>
/// <param name="Content">What is said, quotations and their marks included, or null where it is not in this sentence.</param>
/// <param name="HasThat">True where "that" introduces the content.</param>
public sealed record Attribution(
    TextSpan Span,
    TextSpan Cue,
    string Verb,
    SpeechActs Acts,
    Mention? Source,
    TextSpan? Content,
    bool HasThat
) : IAnnotation;

namespace Stemma.Text;

/// <summary>What a token is made of; decides whether it takes part in comparison.</summary>
public enum TokenKind
{
    /// <summary>Letters, possibly with inner apostrophes, hyphens or full stops ("U.S.", "well-known").</summary>
    Word,

    /// <summary>Begins with a digit: "250", "4-working", "3.5", "21st".</summary>
    Number,

    /// <summary>Quotation marks, commas, brackets and the like.</summary>
    Punctuation,

    /// <summary>Anything else: currency signs, emoji.</summary>
    Symbol,
}

/// <summary>Universal POS tags (universaldependencies.org/u/pos); None where no tagger ran.</summary>
public enum PartOfSpeech : byte
{
    /// <summary>No tagger ran.</summary>
    None,
#pragma warning disable CS1591 // the tag set documents itself
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X,
#pragma warning restore CS1591
}

/// <summary>A smallest unit of comparison. A value type: an article has hundreds and the hot paths walk them.</summary>
/// <param name="Span">Its stretch of the text; content is Article.Slice(Span).</param>
/// <param name="Normal">Normalised form that witnesses are compared by: NFKC, lower case, straight apostrophes.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Tag">Part of speech, or None.</param>
public readonly record struct Token(TextSpan Span, string Normal, TokenKind Kind, PartOfSpeech Tag = PartOfSpeech.None)
    : IAnnotation
{
    /// <summary>True for words and numbers: what collation compares.</summary>
    public bool IsLexical => Kind is TokenKind.Word or TokenKind.Number;
}

/// <summary>A sentence, heading or list item.</summary>
/// <param name="Span">From its first token's start to its last token's end.</param>
/// <param name="FirstToken">Index of its first token in the token layer.</param>
/// <param name="EndToken">One past the index of its last token.</param>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken) : IAnnotation;

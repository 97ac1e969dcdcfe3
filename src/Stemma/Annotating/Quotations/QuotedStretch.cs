using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>How a stretch between marks ends.</summary>
internal enum StretchEnd
{
    /// <summary>By its closing mark.</summary>
    Closed,

    /// <summary>At the end of its paragraph, the next one repeating the opening mark, as the convention is.</summary>
    Continued,

    /// <summary>Without a closing mark; it was given the end of its paragraph.</summary>
    Unclosed,

    /// <summary>Its opening mark is missing; it was given the start of its paragraph.</summary>
    Unopened,
}

/// <summary>Words between outermost quotation marks, not yet judged to be speech or not.</summary>
/// <param name="Span">The words, without marks and without white space at the ends.</param>
/// <param name="Outer">The same with the marks.</param>
/// <param name="Paragraph">Number of the paragraph, from 0.</param>
/// <param name="End">How it ends.</param>
internal readonly record struct QuotedStretch(TextSpan Span, TextSpan Outer, int Paragraph, StretchEnd End);

using Stemma.Intake.Marking;

namespace Stemma.Intake.Html;

/// <summary>A run of text without a block element's edge or line break inside.</summary>
/// <param name="Start">First UTF-16 code unit in the page's text.</param>
/// <param name="End">The unit after the last.</param>
/// <param name="Node">Index of the innermost node around its first word.</param>
/// <param name="Gap">What parts it from the block before.</param>
/// <param name="Role">What its element is.</param>
/// <param name="Words">Runs of letters and digits; ideographs and kana count half a word each.</param>
/// <param name="LinkWords">Those of them inside links.</param>
/// <param name="EndsSentence">Ends in . ! ? … or a full-width one, marks and brackets after it left out.</param>
/// <param name="IsProse">Running text: with the lines before and after it in its paragraph a sentence or a long run of words.</param>
internal readonly record struct PageBlock(
    int Start,
    int End,
    int Node,
    BlockGap Gap,
    BlockRole Role,
    int Words,
    int LinkWords,
    bool EndsSentence,
    bool IsProse = false
)
{
    /// <summary>Mostly link.</summary>
    public bool IsLink => LinkWords > 0 && LinkWords * 2 >= Words;
}

/// <summary>What parts a block from the one before it.</summary>
internal enum BlockGap
{
    /// <summary>Nothing: one line, cut at an inline element that may be left out.</summary>
    None,

    /// <summary>White space in one line.</summary>
    Space,

    /// <summary>One line break.</summary>
    Line,

    /// <summary>A block element's edge or two line breaks.</summary>
    Paragraph,
}

using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>What the markup said about a block; plain text has none.</summary>
internal enum BlockRole
{
    None,
    Heading,
    Caption,
    ListItem,
    Quote,
}

/// <summary>A paragraph, heading, list item or other line, without the white space around it.</summary>
/// <param name="Span">Not empty.</param>
/// <param name="BlankBefore">A blank line or the text's start precedes it.</param>
/// <param name="BlankAfter">A blank line or the text's end follows.</param>
/// <param name="Words">Runs of anything but white space; counted up to <see cref="MostWords"/>.</param>
/// <param name="EndsSentence">Ends in a full stop, exclamation or question mark, quotation marks and brackets after it left out.</param>
/// <param name="Role">What the markup said.</param>
internal readonly record struct TextBlock(
    TextSpan Span,
    bool BlankBefore,
    bool BlankAfter,
    int Words,
    bool EndsSentence,
    BlockRole Role = BlockRole.None
)
{
    /// <summary>Words are not counted further: what is longer is prose by any rule.</summary>
    public const int MostWords = 100;

    /// <summary>Reporting: a sentence of eight words or more, or a long run of words. Headlines, credits and prompts
    /// that end in a full stop are shorter, or are known by their words.</summary>
    public bool IsProse => (EndsSentence && Words >= 8) || Words >= 30;
}

/// <summary>Cuts a text into blocks.</summary>
/// <remarks>
/// A block is a line, except in hard-wrapped text, where it is everything between blank lines: text counts as wrapped
/// where a third of the lines that follow another line directly begin in lower case.
/// </remarks>
internal static class TextBlocks
{
    public static List<TextBlock> Of(string text)
    {
        var lines = Lines(text);
        int pairs = 0,
            continued = 0;
        for (var index = 1; index < lines.Count; index++)
        {
            if (lines[index].BlankBefore)
                continue;
            pairs++;
            if (char.IsLower(text[lines[index].Span.Start]))
                continued++;
        }

        return pairs >= 3 && continued * 3 >= pairs ? Joined(text, lines) : lines;
    }

    private static List<TextBlock> Lines(string text)
    {
        var lines = new List<TextBlock>();
        var blank = true;
        for (var start = 0; start < text.Length; )
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            var span = Trimmed(text, start, end);
            if (span.IsEmpty)
            {
                blank = true;
                if (lines.Count > 0)
                    lines[^1] = lines[^1] with { BlankAfter = true };
            }
            else
            {
                lines.Add(Measured(text, span, blank, blankAfter: feed < 0));
                blank = false;
            }

            start = end + 1;
        }

        if (lines.Count > 0)
            lines[^1] = lines[^1] with { BlankAfter = true };
        return lines;
    }

    private static List<TextBlock> Joined(string text, List<TextBlock> lines)
    {
        var blocks = new List<TextBlock>();
        for (var index = 0; index < lines.Count; )
        {
            var first = index;
            while (!lines[index].BlankAfter)
                index++;
            blocks.Add(Measured(text, lines[first].Span.Union(lines[index].Span), true, true));
            index++;
        }

        return blocks;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter is '\u200b' or '\ufeff';

    private static TextBlock Measured(string text, TextSpan span, bool blankBefore, bool blankAfter)
    {
        var words = 0;
        var inWord = false;
        for (var index = span.Start; index < span.End && words < TextBlock.MostWords; index++)
        {
            var space = char.IsWhiteSpace(text[index]);
            if (!space && !inWord)
                words++;
            inWord = !space;
        }

        return new TextBlock(
            span,
            blankBefore,
            blankAfter,
            words,
            words >= 4 && LineShape.EndsSentenceBeforeCredit(span.Of(text))
        );
    }
}

using Stemma.Text;

namespace Accuracy.Polnear;

/// <summary>The scorer's own reading of quotation marks, apart from the product's: double marks, paired in the order they come.</summary>
internal static class QuotedText
{
    /// <summary>The stretches between marks, without them, in text order; a mark that no other follows in its line is passed over.</summary>
    /// <remarks>Two apostrophes in a row are a mark, as some of the corpus's outlets print them.</remarks>
    public static List<TextSpan> Stretches(string text)
    {
        text = text.Replace("''", "\"\"", StringComparison.Ordinal);
        var stretches = new List<TextSpan>();
        var open = -1;
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\n':
                    open = -1;
                    break;
                case '“':
                case '"' when open < 0:
                    open = index + 1;
                    break;
                case '”' or '"' when open >= 0:
                    // The second half of a doubled mark opens nothing anew.
                    if (open == index)
                    {
                        open = index + 1;
                        break;
                    }

                    if (index + 1 < text.Length && text[index] == '"' && text[index + 1] == '"')
                        index++;
                    if (open < index)
                        stretches.Add(new TextSpan(open, text[index - 1] == '"' ? index - 1 : index));
                    open = -1;
                    break;
                default:
                    break;
            }
        }

        return stretches;
    }

    /// <summary>Words of a text: runs of letters and digits, with the apostrophes, hyphens and stops inside them.</summary>
    public static List<TextSpan> Words(string text)
    {
        var words = new List<TextSpan>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var inside =
                index < text.Length
                && (
                    char.IsLetterOrDigit(text[index])
                    || (
                        start >= 0
                        && text[index] is '\'' or '’' or '-' or '.' or ','
                        && index + 1 < text.Length
                        && char.IsLetterOrDigit(text[index + 1])
                    )
                );
            if (inside && start < 0)
                start = index;
            if (inside || start < 0)
                continue;
            words.Add(new TextSpan(start, index));
            start = -1;
        }

        return words;
    }

    /// <summary>Units of <paramref name="span"/> that the stretches cover; they may overlap each other only where they are one.</summary>
    public static int Covered(TextSpan span, IEnumerable<TextSpan> stretches) =>
        stretches
            .Where(stretch => stretch.Overlaps(span))
            .Sum(stretch => Math.Min(stretch.End, span.End) - Math.Max(stretch.Start, span.Start));
}

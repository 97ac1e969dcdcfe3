using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Cuts an article at the line breaks that end a paragraph.</summary>
internal static class Paragraphs
{
    /// <summary>Paragraphs in text order without white space at their ends; a line break inside a sentence ends none.</summary>
    public static List<TextSpan> Of(string text, ImmutableArray<Sentence> sentences)
    {
        var paragraphs = new List<TextSpan>();
        var sentence = 0;
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            while (end >= 0)
            {
                while (sentence < sentences.Length && sentences[sentence].Span.End <= end)
                    sentence++;
                if (sentence >= sentences.Length || sentences[sentence].Span.Start > end)
                    break;
                end = text.IndexOf('\n', end + 1);
            }

            var stop = end < 0 ? text.Length : end;
            Add(text, start, stop, paragraphs);
            start = stop + 1;
        }

        return paragraphs;
    }

    private static void Add(string text, int start, int end, List<TextSpan> paragraphs)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            paragraphs.Add(new TextSpan(start, end));
    }
}

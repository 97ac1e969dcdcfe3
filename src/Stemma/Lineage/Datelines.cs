using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Finds the place that a report begins with: "LEEDS, England (Wire) - ". Who prints it with the text tells nothing of descent.</summary>
internal static class Datelines
{
    /// <summary>Characters of a dateline: places, a date and an agency.</summary>
    private const int Longest = 100;

    /// <summary>Letters of the place that stands in capitals; initials and ordinals have fewer.</summary>
    private const int LeastCapitals = 3;

    /// <summary>The dateline of an article with its dash, or null where its first sentence has none.</summary>
    public static TextSpan? Of(Article article)
    {
        var boilerplate = article.Get(TextLayers.Boilerplate);
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            if (boilerplate.Any(block => block.Span.Overlaps(sentence.Span)))
                continue;
            var start = sentence.Span.Start;
            var head = article.Text.AsSpan(start, Math.Min(Longest, article.Text.Length - start));
            if (head.IndexOf('\n') is >= 0 and var end)
                head = head[..end];
            var dash = Dash(head);
            return dash > 0 && OpensInCapitals(head) ? new TextSpan(start, start + dash + 1) : null;
        }

        return null;
    }

    private static int Dash(ReadOnlySpan<char> head)
    {
        for (var at = 1; at + 1 < head.Length; at++)
        {
            if (head[at] is '-' or '–' or '—' && head[at - 1] is ' ' or ')' && head[at + 1] == ' ')
                return at;
        }

        return -1;
    }

    private static bool OpensInCapitals(ReadOnlySpan<char> head)
    {
        var letters = 0;
        while (letters < head.Length && char.IsUpper(head[letters]))
            letters++;
        return letters >= LeastCapitals && (letters == head.Length || !char.IsLetter(head[letters]));
    }
}

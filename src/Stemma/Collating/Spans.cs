using Stemma.Text;

namespace Stemma.Collating;

/// <summary>Leads from positions of words back to stretches of the text.</summary>
internal static class Spans
{
    /// <summary>From the first word to the last; for no words, the empty span after the word before, or at the stretch's start.</summary>
    public static TextSpan Of(WitnessText text, (int First, int End) words, (int First, int End) stretch)
    {
        if (words.End > words.First)
            return text.Spans[words.First].Union(text.Spans[words.End - 1]);
        var place = words.First > stretch.First ? text.Spans[words.First - 1].End : text.Spans[stretch.First].Start;
        return new TextSpan(place, place);
    }

    /// <summary>The whole units, punctuation included.</summary>
    public static TextSpan OfUnits(WitnessText text, int first, int end) =>
        text.Units[first].Span.Union(text.Units[end - 1].Span);
}

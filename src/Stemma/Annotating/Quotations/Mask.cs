using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Leaves out what lies in boilerplate: it is not reporting, so nobody is quoted in it.</summary>
internal static class Mask
{
    /// <summary>Removes the stretches that overlap boilerplate.</summary>
    public static void Without(List<QuotedStretch> stretches, ImmutableArray<Boilerplate> boilerplate)
    {
        if (boilerplate.IsEmpty)
            return;
        var at = 0;
        stretches.RemoveAll(stretch =>
        {
            while (at < boilerplate.Length && boilerplate[at].Span.End <= stretch.Outer.Start)
                at++;
            return at < boilerplate.Length && boilerplate[at].Span.Overlaps(stretch.Outer);
        });
    }

    /// <summary>The span without the boilerplate at its start: a printed date runs into the first sentence.</summary>
    public static TextSpan Trim(ImmutableArray<Boilerplate> boilerplate, TextSpan span)
    {
        foreach (var item in boilerplate)
        {
            if (item.Span.Start >= span.End)
                break;
            if (item.Span.Start <= span.Start && item.Span.End > span.Start && item.Span.End < span.End)
                span = new TextSpan(item.Span.End, span.End);
        }

        return span;
    }

    /// <summary>True where the span overlaps boilerplate; the layer's items are in order.</summary>
    public static bool Covers(ImmutableArray<Boilerplate> boilerplate, TextSpan span)
    {
        var (low, high) = (0, boilerplate.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (boilerplate[middle].Span.End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < boilerplate.Length && boilerplate[low].Span.Overlaps(span);
    }
}

using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Cli.Report;

/// <summary>Says where something stands: the siglum and the line of the witness's text, counted from 1.</summary>
/// <param name="story">The witnesses.</param>
/// <param name="verbose">True to add the character range.</param>
internal sealed class Places(Story story, bool verbose)
{
    /// <summary>Witnesses whose places stand beside a finding.</summary>
    private const int Few = 5;

    private readonly Dictionary<string, List<int>> lineStarts = new(StringComparer.Ordinal);

    /// <summary>"B:5", or with character ranges "B:5 [612,640)".</summary>
    public string Of(WitnessSpan place) =>
        $"{place.Siglum}:{Line(place)}" + (verbose ? $" {place.Span}" : string.Empty);

    /// <summary>All places, each once, a blank between them.</summary>
    public string Of(IEnumerable<WitnessSpan> places) =>
        string.Join(verbose ? ", " : " ", places.Order().Select(Of).Distinct(StringComparer.Ordinal));

    /// <summary>The first places, one a witness: enough to look it up. All of them in verbose reports.</summary>
    public string OfFew(IEnumerable<WitnessSpan> places)
    {
        if (verbose)
            return Of(places);
        var firsts = places.Order().DistinctBy(place => place.Siglum, StringComparer.Ordinal).ToArray();
        return Of(firsts.Take(Few)) + (firsts.Length > Few ? " …" : string.Empty);
    }

    /// <summary>The line of <paramref name="article"/> on which <paramref name="span"/> begins, from 1.</summary>
    public static int Line(Article article, TextSpan span) => article.Text.AsSpan(0, span.Start).Count('\n') + 1;

    private int Line(WitnessSpan place)
    {
        if (!lineStarts.TryGetValue(place.Siglum, out var starts))
        {
            starts = [0];
            var text = story[place.Siglum].Article.Text;
            for (var index = text.IndexOf('\n', StringComparison.Ordinal); index >= 0; )
            {
                starts.Add(index + 1);
                index = text.IndexOf('\n', index + 1);
            }

            lineStarts[place.Siglum] = starts;
        }

        var found = starts.BinarySearch(place.Span.Start);
        return found >= 0 ? found + 1 : ~found;
    }
}

using System.Collections.Immutable;
using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Times;

/// <summary>Finds the times a text names and resolves them against the publication date; see TimeML 1.2.1 for TIMEX3 values.</summary>
/// <remarks>
/// Spans and types do not depend on the publication date; without one, relative times get values with X ("XXXX-WXX-2")
/// and no bounds. Annotating again, with a date found later, replaces the layer and its complaints. Values of decades and
/// centuries are written with X ("199X", "19XX"). Cost is linear in the text.
/// </remarks>
public sealed class TimeAnnotator : IAnnotator
{
    /// <summary>Codes this annotator complains with.</summary>
    private const string Code = "ST2010";

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } = [TextLayers.Tokens.Name, TextLayers.Sentences.Name];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [AnnotationLayers.Times.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var times = ImmutableArray.CreateBuilder<TimeExpression>();
        var scene = new TimeScene(article);
        foreach (var run in AtomRun.Of(article))
        {
            scene.Enter(run);
            foreach (var reading in TimeReader.Read(scene))
                times.Add(
                    new TimeExpression(
                        run.Span(reading.First, reading.End),
                        reading.Type,
                        reading.Value,
                        reading.Earliest,
                        reading.Latest
                    )
                );
        }

        return (
            article with
            {
                Diagnostics = [.. article.Diagnostics.Where(complaint => complaint.Code != Code), .. scene.Complaints],
            }
        ).With(AnnotationLayers.Times, times.ToImmutable());
    }
}

using System.Collections.Immutable;
using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Quantities;

/// <summary>Finds numbers and vague amounts, bounds them, and says what they count.</summary>
/// <remarks>
/// Numbers inside times are no quantities, so the times layer comes first. Ranges of vague words stand in
/// vague-amounts.tsv; "about" and its like widen by <see cref="Bound.Tolerance"/>. Cost is linear in the text.
/// </remarks>
public sealed class QuantityAnnotator : IAnnotator
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } =
    [TextLayers.Tokens.Name, TextLayers.Sentences.Name, AnnotationLayers.Times.Name];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [AnnotationLayers.Quantities.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var times = article.Get(AnnotationLayers.Times);
        var found = ImmutableArray.CreateBuilder<Quantity>();
        var time = 0;
        foreach (var run in AtomRun.Of(article))
        {
            var index = 0;
            while (index < run.Count)
            {
                while (time < times.Length && times[time].Span.End <= run[index].Start)
                    time++;
                var barrier = time < times.Length ? times[time].Span : new TextSpan(int.MaxValue, int.MaxValue);
                var reading = barrier.Contains(run[index].Start) ? null : At(run, index);
                if (reading is var (quantity, end) && !quantity.Span.Overlaps(barrier))
                {
                    found.Add(quantity with { Of = quantity.OfSpan is { } of ? article.Slice(of) : null });
                    index = end;
                }
                else
                {
                    index++;
                }
            }
        }

        return article.With(AnnotationLayers.Quantities, found.ToImmutable());
    }

    private static (Quantity Quantity, int End)? At(AtomRun run, int index)
    {
        if (AgeReader.Read(run, index) is { } age)
            return (
                new Quantity(
                    run.Span(index, age.End),
                    QuantityKind.Age,
                    age.Low,
                    age.High,
                    age.Unit,
                    OfSpan: CountedNoun.After(run, age.End, false, true)
                ),
                age.End
            );
        if (Ordinal(run, index) is { } ordinal)
            return ordinal;
        if (AmountReader.Read(run, index) is not { } amount)
            return null;
        // Behind "one in eight" the noun follows directly, behind "12 percent" and "a third" it wants "of".
        var direct =
            amount.Kind == QuantityKind.Percentage
            && (run[amount.End - 1].Kind == AtomKind.Number || run[amount.End - 1].Term?.Cardinal is not null)
            && !run.Is(amount.End, "of");
        var linked = amount.Kind != QuantityKind.Count && !direct;
        var of = CountedNoun.After(run, amount.End, linked, amount.Low == 1 && amount.High == 1);
        return (
            new Quantity(run.Span(index, amount.End), amount.Kind, amount.Low, amount.High, amount.Unit, OfSpan: of),
            amount.End
        );
    }

    /// <summary>"second trip"; names ("First Amendment"), fractions ("a third of") and adverbs ("first reported") are none.</summary>
    private static (Quantity Quantity, int End)? Ordinal(AtomRun run, int index)
    {
        if (OrdinalReader.Read(run, index) is not var (number, end))
            return null;
        if (
            (run.IsCapital(index) && run.IsCapital(end))
            || run.Is(end, "of")
            || (number == 1 && run.Is(index - 1, "at"))
        )
            return null;
        return CountedNoun.After(run, end, false, true) is { } of
            ? (new Quantity(run.Span(index, end), QuantityKind.Ordinal, number, number, null, OfSpan: of), end)
            : null;
    }
}

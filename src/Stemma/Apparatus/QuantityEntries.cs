using System.Globalization;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Figures for one thing, compared over all witnesses.</summary>
internal sealed class QuantityEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>Share of content words that two sentences must have in common for their figures to be about one thing.</summary>
    /// <remarks>Below 0.2 any two sentences of one story meet it; above 0.4 rewordings are missed.</remarks>
    private const double SameMatter = 0.3;

    /// <summary>Words this short or shorter carry little of what a sentence is about.</summary>
    private const int ShortWord = 3;

    private sealed record Figure(WitnessSpan Place, Quantity Quantity, string Thing, HashSet<string> Context);

    /// <summary>One entry for each thing that is counted or measured.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var figures = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Quantities)
                    .Where(IsComparable)
                    .Select(quantity => Read(witness.Siglum, quantity))
            )
            .Where(figure => !story.IsSetAside(figure.Place))
            .ToArray();
        foreach (
            var thing in figures
                .GroupBy(figure => figure.Thing, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            foreach (var cluster in Cluster(thing.OrderBy(figure => figure.Place)))
                yield return Entry(cluster);
        }
    }

    /// <summary>Ordinals never conflict by differing; a bare "one" or "two" of nothing says nothing.</summary>
    private static bool IsComparable(Quantity quantity) =>
        quantity.Kind is not QuantityKind.Ordinal
        && (quantity.Of is not null || quantity.Unit is not null)
        && (quantity.Low ?? quantity.High) is not null
        && !(quantity.Kind == QuantityKind.Count && quantity.Low == 1 && quantity.High == 1);

    private Figure Read(string siglum, Quantity quantity)
    {
        var place = new WitnessSpan(siglum, quantity.Span);
        var head = quantity.Of is { } of ? Singular(of.Split(' ')[^1].ToLowerInvariant()) : "";
        var thing = string.Create(CultureInfo.InvariantCulture, $"{quantity.Kind}|{quantity.Unit}|{head}");
        var context = story
            .Words(story.Sentence(place))
            .Where(word => word.Length > ShortWord && !char.IsDigit(word[0]))
            .Select(Singular)
            .ToHashSet(StringComparer.Ordinal);
        context.Remove(head);
        return new Figure(place, quantity, thing, context);
    }

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private List<List<Figure>> Cluster(IEnumerable<Figure> figures)
    {
        var clusters = new List<List<Figure>>();
        foreach (var figure in figures)
        {
            var home = clusters.Find(cluster => cluster.Exists(member => SameThing(member, figure)));
            if (home is null)
                clusters.Add([figure]);
            else
                home.Add(figure);
        }

        return clusters;
    }

    private bool SameThing(Figure one, Figure other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return Value(one.Quantity) == Value(other.Quantity);
        if (story.Correspond(one.Place, other.Place))
            return true;
        var smaller = Math.Min(one.Context.Count, other.Context.Count);
        return smaller > 0 && one.Context.Count(other.Context.Contains) >= SameMatter * smaller;
    }

    private ApparatusEntry Entry(List<Figure> cluster)
    {
        var statements = cluster
            .Select(figure => new FactStatement(
                figure.Place,
                Value(figure.Quantity),
                figure.Quantity.Low,
                figure.Quantity.High
            ))
            .ToArray();
        var first = cluster[0].Quantity;
        var about = first.Of ?? first.Unit ?? "amount";
        var readings = FactComparison.Readings(statements);
        var verdict = FactComparison.Compare(statements, story.Collation.Story, mayGrow: true);
        var places = statements.Select(statement => statement.Place).ToArray();
        return new ApparatusEntry(
            ApparatusKind.Quantity,
            about,
            readings,
            story.Others(places),
            origins.Of(places.Select(place => place.Siglum)),
            verdict,
            PlainSentence.Of(story, about, readings, verdict)
        );
    }

    /// <summary>"28", "200..999", "250..", "..50", with the unit where there is one.</summary>
    private static string Value(Quantity quantity)
    {
        var (low, high) = (Number(quantity.Low), Number(quantity.High));
        var range = quantity.Low == quantity.High ? low : $"{low}..{high}";
        return quantity.Unit is null ? range : $"{range} {quantity.Unit}";
    }

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}

using Stemma.Annotating;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Figures for one thing, compared over all witnesses.</summary>
internal sealed class QuantityEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>Share of meaningful words that two sentences must have in common for figures with one noun to be about one thing.</summary>
    /// <remarks>Below 0.2 any two sentences of one story meet it; above 0.4 rewordings are missed.</remarks>
    private const double SameMatter = 0.3;

    /// <summary>The same for figures that count nothing of their own (money, lengths, people): their clauses must agree.</summary>
    /// <remarks>At 0.3 two sums of one story meet by its main nouns alone.</remarks>
    private const double SameClause = 0.4;

    /// <summary>Times by which figures for one thing may differ where their sentences do not correspond. Reports of one toll or
    /// loss differ by a few times at most; a factor of a hundred is a misplaced decimal, which correspondence finds.</summary>
    private const decimal MostTimes = 20;

    /// <summary>Fewer common words may be chance.</summary>
    private const int LeastCommon = 2;

    /// <summary>One entry for each thing that is counted or measured.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var figures = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Quantities)
                    .Where(IsComparable)
                    .Take(story.MostOfAKind)
                    .Select(quantity => Figure.Read(story, witness.Siglum, quantity))
            )
            .Where(figure => !story.IsSetAside(figure.Place))
            .OrderBy(figure => figure.Place)
            .ToArray();
        foreach (var like in figures.GroupBy(figure => (figure.Quantity.Kind, figure.Quantity.Unit)))
        {
            foreach (var cluster in Clusters.OfTied([.. like], Tie, AreApart))
            {
                if (IsWorthSaying(cluster))
                    yield return Entry(cluster);
            }
        }
    }

    /// <summary>Ordinals never conflict by differing; a bare "one" says nothing.</summary>
    private static bool IsComparable(Quantity quantity) =>
        quantity.Kind is not QuantityKind.Ordinal
        && (quantity.Low ?? quantity.High) is not null
        && !(quantity.Kind == QuantityKind.Count && quantity.Low == 1 && quantity.High == 1);

    /// <summary>A figure that counts nothing named is no statement.</summary>
    private static bool IsWorthSaying(List<Figure> cluster) =>
        cluster.Exists(figure =>
            figure.Quantity.Of is not null || figure.Quantity.Unit is not null || figure.State != CasualtyState.None
        );

    /// <summary>A witness that gives two figures tells two things apart.</summary>
    private static bool AreApart(Figure one, Figure other) =>
        one.Place.Siglum == other.Place.Siglum && one.Value != other.Value;

    /// <summary>How strongly two figures are tied to one thing; 0 not at all. An update may recall the earlier toll: that tie holds in spite of <see cref="AreApart"/>.</summary>
    private int Tie(Figure one, Figure other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return one.Value == other.Value && one.Thing == other.Thing && one.State == other.State ? 2 : 0;
        var isOneState = one.State == other.State;
        if (one.State != CasualtyState.None && isOneState)
            return Clusters.Unbreakable;
        if (one.State != CasualtyState.None && other.State != CasualtyState.None)
            return 0;
        if (story.StandTogether(one.Place, other.Place))
            return one.Thing == other.Thing ? 4 : 3;
        return isOneState && IsOneMatter(one, other) && AreOfOneSize(one, other) ? 1 : 0;
    }

    /// <summary>Sums in one currency meet by their words although one is a fare and the other a budget.</summary>
    private static bool AreOfOneSize(Figure one, Figure other)
    {
        var (low, high) = (Middle(one.Quantity), Middle(other.Quantity));
        return Math.Max(low, high) <= MostTimes * Math.Max(1, Math.Min(low, high));
    }

    private static decimal Middle(Quantity quantity) =>
        Math.Abs(((quantity.Low ?? quantity.High) + (quantity.High ?? quantity.Low)) / 2 ?? 0);

    private static bool IsOneMatter(Figure one, Figure other)
    {
        if (one.Thing != other.Thing)
            return false;
        if (one.Quantity.Kind == QuantityKind.Count && !CasualtyStates.IsGeneric(one.Noun))
            return Shared(one.Sentence, other.Sentence) >= SameMatter;
        return one.Clause.Count(other.Clause.Contains) >= LeastCommon && Shared(one.Clause, other.Clause) >= SameClause;
    }

    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var smaller = Math.Min(one.Count, other.Count);
        return smaller == 0 ? 0 : (double)one.Count(other.Contains) / smaller;
    }

    private ApparatusEntry Entry(List<Figure> cluster)
    {
        var statements = cluster.ConvertAll(figure => new FactStatement(
            figure.Place,
            figure.Value,
            figure.Quantity.Low,
            figure.Quantity.High
        ));
        var about = About(cluster);
        var readings = FactComparison.Readings(statements);
        var mayFall = cluster.Exists(figure => figure.State == CasualtyState.Missing);
        var verdict = FactComparison.Compare(statements, story, mayGrow: true, mayFall);
        var places = statements.ConvertAll(statement => statement.Place);
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

    /// <summary>What most witnesses call it, in the plural where some do, with the state where the noun does not tell it.</summary>
    private string About(List<Figure> cluster)
    {
        var sound = cluster.FindAll(figure => !story.Echoes.Contains(figure.Place.Siglum));
        var named = (sound.Count > 0 ? sound : cluster)
            .Where(figure => figure.Quantity.Of is not null)
            .Select(figure => story.CommonCase(figure.Quantity.Of!))
            .ToArray();
        var state = cluster.Select(figure => figure.State).FirstOrDefault(found => found != CasualtyState.None);
        var unit = cluster[0].Quantity.Unit ?? "amount";
        if (named.Length == 0)
            return state == CasualtyState.None ? unit : State(state);
        var noun = named
            .GroupBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenByDescending(group => group.Key.EndsWith('s'))
            .ThenBy(group => group.Key.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First()
            .Key;
        return state == CasualtyState.None ? noun : $"{noun}, {State(state)}";
    }

    private static string State(CasualtyState state) => state.ToString().ToLowerInvariant();
}

using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Figures for one thing, compared over all witnesses.</summary>
internal sealed class QuantityEntries(StoryWords story, Matters matters, Settings settings, OriginCounter origins)
{
    /// <summary>One entry for each thing that is counted or measured.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var figures = story
            .Witnesses.SelectMany(Read)
            .Where(figure => !story.IsSetAside(figure.Place))
            .OrderBy(figure => figure.Place)
            .ToArray();
        foreach (var like in figures.GroupBy(figure => (figure.Quantity.Kind, figure.Quantity.Unit)))
        {
            var ties = new FigureTies(story, settings, [.. like]);
            foreach (var cluster in Clusters.OfTied([.. like], ties.Between, ties.AreApart))
            {
                if (IsWorthSaying(cluster))
                    yield return Entry(cluster);
            }
        }
    }

    private IEnumerable<Figure> Read(Witness witness)
    {
        var article = witness.Article;
        var quantities = article
            .Get(AnnotationLayers.Quantities)
            .Where(IsComparable)
            .Concat(
                article
                    .Get(AnnotationLayers.Times)
                    .Select(time => StatedDuration.Read(article, time))
                    .Where(quantity => quantity is not null)
                    .Select(quantity => quantity!)
            )
            .OrderBy(quantity => quantity.Span)
            .Take(story.MostOfAKind)
            .ToArray();
        return quantities.Select(quantity =>
        {
            var sentence = story.Sentence(new WitnessSpan(witness.Siglum, quantity.Span)).Span;
            var isAlone =
                quantities.Count(other =>
                    other.Kind == quantity.Kind && other.Unit == quantity.Unit && sentence.Contains(other.Span)
                ) == 1;
            return Figure.Read(story, matters, settings, witness.Siglum, quantity, isAlone);
        });
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

    private ApparatusEntry Entry(List<Figure> cluster)
    {
        var statements = cluster.ConvertAll(figure => figure.Statement);
        if (cluster[0].Quantity.Unit == StatedDuration.Unit)
            statements = StatedDuration.Reconcile(story, statements);
        var about = About(cluster);
        var readings = FactComparison.Readings(statements);
        var verdict = FactComparison.Compare(
            statements,
            story,
            NewsCues.MayGrow(story, cluster),
            NewsCues.MayFall(story, cluster)
        );
        var places = statements.ConvertAll(statement => statement.Place);
        // Where the accounts call it by different words, the words belong to the readings.
        var nouns = cluster.Select(figure => figure.Thing).Distinct(StringComparer.Ordinal).Count() > 1;
        var spans = cluster.ToDictionary(figure => figure.Place, figure => figure.Quantity.OfSpan);
        string Words(WitnessSpan place) =>
            story.Text(
                nouns && spans.GetValueOrDefault(place) is { } noun && noun.Start >= place.Span.End
                    ? place with
                    {
                        Span = new(place.Span.Start, noun.End),
                    }
                    : place
            );
        return new ApparatusEntry(
            ApparatusKind.Quantity,
            about,
            readings,
            story.Others(places),
            origins.Of(places.Select(place => place.Siglum)),
            verdict,
            PlainSentence.Of(story, about, readings, verdict, Words)
        );
    }

    /// <summary>What most witnesses call it, in the plural where some do, with the state where the noun does not tell it.</summary>
    private string About(List<Figure> cluster)
    {
        var sound = cluster.FindAll(figure => !story.Echoes.Contains(figure.Place.Siglum));
        var named = (sound.Count > 0 ? sound : cluster)
            // "$41 in morning trading" counts no tradings.
            .Where(figure => figure.Quantity.Of is not null && figure.Quantity.Kind != QuantityKind.Money)
            .Select(figure => story.CommonCase(figure.Quantity.Of!))
            .ToArray();
        var state = cluster.Select(figure => figure.State).FirstOrDefault(found => found != CasualtyState.None);
        var unit = cluster[0].Quantity.Unit switch
        {
            null => "amount",
            StatedDuration.Unit => $"how long ({TimeAbout.Of(story, Shown(cluster).Place)})",
            _ => $"how much ({TimeAbout.Of(story, Shown(cluster).Place)})",
        };
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
        return state == CasualtyState.None || CasualtyStates.Of([noun]) == state ? noun : $"{noun}, {State(state)}";
    }

    private Figure Shown(List<Figure> cluster) =>
        cluster.Find(figure => !story.Reworded.Contains(figure.Place.Siglum)) ?? cluster[0];

    private static string State(CasualtyState state) => state.ToString().ToLowerInvariant();
}

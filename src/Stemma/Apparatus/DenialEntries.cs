using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Denials, with who reports them and who leaves them out.</summary>
internal sealed class DenialEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>Likeness of two denying clauses from which they are one denial.</summary>
    private const double SameDenial = 0.5;

    private sealed record Denial(WitnessSpan Place, string Value);

    /// <summary>One entry for each denial.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var denials = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Assertions)
                    .Where(assertion => assertion.Status == AssertionStatus.Denied)
                    .Select(assertion => new Denial(
                        new WitnessSpan(witness.Siglum, assertion.Span),
                        assertion.By is null ? "denied" : $"denied by {assertion.By}"
                    ))
            )
            .Where(denial => !story.IsSetAside(denial.Place));
        var clusters = new List<List<Denial>>();
        foreach (var denial in denials)
        {
            var home = clusters.Find(cluster => cluster.Exists(member => Same(member, denial)));
            if (home is null)
                clusters.Add([denial]);
            else
                home.Add(denial);
        }

        return clusters.Select(Entry);
    }

    private bool Same(Denial one, Denial other) =>
        one.Place.Siglum != other.Place.Siglum
        && (
            story.Correspond(one.Place, other.Place)
            || WordSequence.Likeness(story.Words(one.Place), story.Words(other.Place)) >= SameDenial
        );

    private ApparatusEntry Entry(List<Denial> cluster)
    {
        var statements = cluster.ConvertAll(denial => new FactStatement(denial.Place, denial.Value, null, null));
        var places = cluster.ConvertAll(denial => denial.Place);
        var readings = FactComparison.Readings(statements);
        var text = story.Text(places[0]);
        var others = story.Others(places);
        return new ApparatusEntry(
            ApparatusKind.Denial,
            text,
            readings,
            others,
            origins.Of(places.Select(place => place.Siglum)),
            readings.Length > 1 ? Verdict.Compatible
                : places.Select(place => place.Siglum).Distinct(StringComparer.Ordinal).Count() > 1 ? Verdict.Agree
                : Verdict.Single,
            $"denial: “{text}” ({string.Join(", ", places.Select(place => place.Siglum).Distinct())})"
                + (others.Length == 0 ? "" : $"; not in {string.Join(", ", others)}")
        );
    }
}

using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Names that differ at one locus: another spelling, or another person, body or place.</summary>
internal sealed class NameEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>Names are spellings of one name where this share of the longer may be edited away.</summary>
    /// <remarks>Saleh/Salleh 0.17, Tymoshenko/Timoshenko 0.1, Orlova/Petrova 0.5.</remarks>
    private const double SpellingShare = 0.34;

    private sealed record Pairing(WitnessSpan One, WitnessSpan Other, string OneName, string OtherName, NameKind Kind);

    /// <summary>One entry for each set of names that stand for each other.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var pairings = story.Collation.Pairs.SelectMany(Pairings).ToArray();
        var groups = new List<List<Pairing>>();
        foreach (var pairing in pairings)
        {
            var home = groups.Find(group => group.Exists(member => Shares(member, pairing)));
            if (home is null)
                groups.Add([pairing]);
            else
                home.Add(pairing);
        }

        return groups.Select(Entry);
    }

    private static bool Shares(Pairing one, Pairing other) =>
        one.Kind == other.Kind
        && (
            one.OneName == other.OneName
            || one.OtherName == other.OtherName
            || one.OneName == other.OtherName
            || one.OtherName == other.OneName
        );

    /// <summary>Differences both of whose sides are names of one kind.</summary>
    private IEnumerable<Pairing> Pairings(PairCollation pair)
    {
        var left = story.Collation.Story[pair.Left].Article.Get(AnnotationLayers.Names);
        var right = story.Collation.Story[pair.Right].Article.Get(AnnotationLayers.Names);
        foreach (var difference in pair.Stretches.SelectMany(stretch => stretch.Differences))
        {
            if (
                NameAt(left, difference.Left) is not { } one
                || NameAt(right, difference.Right) is not { } other
                || one.Kind != other.Kind
            )
                continue;
            var (oneName, otherName) = (
                story.Text(new WitnessSpan(pair.Left, difference.Left)),
                story.Text(new WitnessSpan(pair.Right, difference.Right))
            );
            // A surname for a full name, or the full name first used elsewhere, is no difference.
            if (IsPart(oneName, other.Canonical) || IsPart(otherName, one.Canonical))
                continue;
            yield return new Pairing(
                new WitnessSpan(pair.Left, difference.Left),
                new WitnessSpan(pair.Right, difference.Right),
                oneName,
                otherName,
                one.Kind
            );
        }
    }

    private static bool IsPart(string name, string canonical) =>
        canonical.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static Name? NameAt(ImmutableArray<Name> names, TextSpan span) =>
        span.IsEmpty ? null : names.FirstOrDefault(name => name.Span.Contains(span));

    private ApparatusEntry Entry(List<Pairing> group)
    {
        var statements = group
            .SelectMany(pairing =>
                new[]
                {
                    new FactStatement(pairing.One, pairing.OneName, null, null),
                    new FactStatement(pairing.Other, pairing.OtherName, null, null),
                }
            )
            .DistinctBy(statement => statement.Place)
            .ToArray();
        var readings = FactComparison.Readings(statements);
        var isSpelling = group.TrueForAll(pairing => IsSpelling(pairing.OneName, pairing.OtherName));
        var verdict = isSpelling ? Verdict.Compatible : Verdict.Differ;
        var about = readings[0].Value;
        var places = statements.Select(statement => statement.Place).ToArray();
        return new ApparatusEntry(
            group[0].Kind == NameKind.Place ? ApparatusKind.Place : ApparatusKind.Name,
            about,
            readings,
            story.Others(places),
            origins.Of(places.Select(place => place.Siglum)),
            verdict,
            PlainSentence.Of(story, isSpelling ? "spelling" : "name", readings, verdict)
        );
    }

    private static bool IsSpelling(string one, string other)
    {
        var longer = Math.Max(one.Length, other.Length);
        return EditDistance(one.ToUpperInvariant(), other.ToUpperInvariant()) <= SpellingShare * longer;
    }

    private static int EditDistance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}

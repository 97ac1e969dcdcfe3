using System.Collections.Immutable;
using NodaTime;
using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>One witness's statement of a fact that has a value.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Value">Normalised value.</param>
/// <param name="Low">Least value as a number (days for times), or null where open.</param>
/// <param name="High">Greatest value, or null where open.</param>
internal sealed record FactStatement(WitnessSpan Place, string Value, decimal? Low, decimal? High)
{
    /// <summary>True where some value satisfies both.</summary>
    public bool Overlaps(FactStatement other) =>
        (Low ?? decimal.MinValue) <= (other.High ?? decimal.MaxValue)
        && (other.Low ?? decimal.MinValue) <= (High ?? decimal.MaxValue);
}

/// <summary>Compares statements of one fact.</summary>
internal static class FactComparison
{
    /// <summary>Statements grouped by value, the most widely attested first.</summary>
    public static ImmutableArray<FactReading> Readings(IEnumerable<FactStatement> statements) =>
        [
            .. statements
                .GroupBy(statement => statement.Value, StringComparer.Ordinal)
                .Select(group => new FactReading(
                    group.Key,
                    [.. group.Select(statement => statement.Place).Distinct().Order()]
                ))
                .OrderByDescending(reading => Sigla(reading))
                .ThenBy(reading => reading.Witnesses[0])
                .ThenBy(reading => reading.Value, StringComparer.Ordinal),
        ];

    /// <summary>What the statements of different witnesses show: a later and higher figure is an update, not a conflict.</summary>
    public static Verdict Compare(IReadOnlyCollection<FactStatement> statements, Story story, bool mayGrow)
    {
        if (statements.Select(statement => statement.Place.Siglum).Distinct(StringComparer.Ordinal).Count() < 2)
            return Verdict.Single;
        if (statements.Select(statement => statement.Value).Distinct(StringComparer.Ordinal).Count() == 1)
            return Verdict.Agree;
        var conflicts = (
            from one in statements
            from other in statements
            where one.Place.Siglum != other.Place.Siglum && !one.Overlaps(other) && one.Low < other.Low
            select (Lower: one, Higher: other)
        ).ToArray();
        // A witness that itself gives both values tells two things apart.
        var ownValues = statements
            .GroupBy(statement => statement.Place.Siglum, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        conflicts =
        [
            .. conflicts.Where(pair =>
                !ownValues[pair.Lower.Place.Siglum].Any(own => own.Overlaps(pair.Higher))
                && !ownValues[pair.Higher.Place.Siglum].Any(own => own.Overlaps(pair.Lower))
            ),
        ];
        if (conflicts.Length == 0)
            return Verdict.Compatible;
        return mayGrow && conflicts.All(pair => IsLater(story, pair.Higher.Place.Siglum, pair.Lower.Place.Siglum))
            ? Verdict.Update
            : Verdict.Differ;
    }

    private static int Sigla(FactReading reading) =>
        reading.Witnesses.Select(place => place.Siglum).Distinct(StringComparer.Ordinal).Count();

    private static bool IsLater(Story story, string one, string other)
    {
        var (first, second) = (story[one], story[other]);
        if (first.Article.Published is not { } later || second.Article.Published is not { } earlier)
            return false;
        if (first.PublishedFrom == PublishedFrom.Story || second.PublishedFrom == PublishedFrom.Story)
            return false;
        return later.Instant is { } oneInstant && earlier.Instant is { } otherInstant
            ? oneInstant > otherInstant
            : later.Date > earlier.Date;
    }

    /// <summary>A day as a number that days can be compared by.</summary>
    public static decimal? Days(LocalDate? date) =>
        date is { } day ? Period.DaysBetween(new LocalDate(1, 1, 1), day) : null;
}

using System.Collections.Immutable;
using NodaTime;
using Stemma.Grouping;
using Stemma.Text;

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

    /// <summary>What the statements of different witnesses show.</summary>
    /// <remarks>
    /// Values that no number satisfies together conflict, unless one witness gives both and so tells two things apart. Where
    /// each higher value first appears after each lower one, by the accounts' own dates, the later is news and no conflict.
    /// What an account whose source is a witness too has in other words counts only where nothing else is stated.
    /// </remarks>
    /// <param name="statements">All statements of the fact.</param>
    /// <param name="words">The story.</param>
    /// <param name="mayGrow">True where a later and higher value is an update.</param>
    /// <param name="mayFall">True where a later and lower value is an update too, as with the missing.</param>
    public static Verdict Compare(
        IReadOnlyCollection<FactStatement> statements,
        StoryWords words,
        bool mayGrow,
        bool mayFall = false
    )
    {
        if (statements.Select(statement => statement.Place.Siglum).Distinct(StringComparer.Ordinal).Count() < 2)
            return Verdict.Single;
        if (statements.Select(statement => statement.Value).Distinct(StringComparer.Ordinal).Count() == 1)
            return Verdict.Agree;
        var sound = statements.Where(statement => !words.Echoes.Contains(statement.Place.Siglum)).ToArray();
        if (sound.Length == 0)
            sound = [.. statements];
        if (statements.Except(sound).Any(echo => !sound.Any(statement => statement.Overlaps(echo))))
            return Verdict.Differ;
        var values = sound
            .GroupBy(statement => statement.Value, StringComparer.Ordinal)
            .Select(group => group.ToArray());
        var ordered = values
            .OrderBy(group => group[0].Low ?? decimal.MinValue)
            .ThenBy(group => group[0].High)
            .ToArray();
        var (news, conflicts, rises, falls) = (0, 0, 0, 0);
        for (var lower = 0; lower < ordered.Length; lower++)
        {
            for (var higher = lower + 1; higher < ordered.Length; higher++)
            {
                var (one, other) = (ordered[lower], ordered[higher]);
                var isConflict = !one[0].Overlaps(other[0]);
                if (!isConflict && !(one[0].High is null && one[0].Low < other[0].Low))
                    continue;
                var order = FirstSeen(words.Collation.Story, one, other);
                // An update may recall the earlier figure; other witnesses that give both tell two things apart.
                if (TellsApart(sound, one[0], other[0]) && !(mayGrow && order < 0))
                    continue;
                if (!isConflict && order == 0)
                    continue;
                news++;
                conflicts += isConflict ? 1 : 0;
                rises += order < 0 ? 1 : 0;
                falls += order > 0 ? 1 : 0;
            }
        }

        if (news > 0 && ((mayGrow && rises == news) || (mayFall && falls == news)))
            return Verdict.Update;
        return conflicts > 0 ? Verdict.Differ : Verdict.Compatible;
    }

    /// <summary>True where a witness states something that fits each of the two.</summary>
    private static bool TellsApart(FactStatement[] statements, FactStatement one, FactStatement other) =>
        !one.Overlaps(other)
        && statements
            .GroupBy(statement => statement.Place.Siglum, StringComparer.Ordinal)
            .Any(own =>
                own.Any(one.Overlaps)
                && own.Any(other.Overlaps)
                && !own.Any(both => both.Overlaps(one) && both.Overlaps(other))
            );

    /// <summary>Below 0 where the first value is stated by a dated account before any states the other; 0 where the dates do not tell.</summary>
    private static int FirstSeen(Story story, FactStatement[] one, FactStatement[] other)
    {
        var (ones, others) = (Dates(story, one), Dates(story, other));
        if (ones.Length == 0 || others.Length == 0)
            return 0;
        var byDay = ones.Min(time => time.Date).CompareTo(others.Min(time => time.Date));
        return byDay != 0
            ? byDay
            : Nullable.Compare(First(ones), First(others)) * (First(ones) is null || First(others) is null ? 0 : 1);
    }

    /// <summary>The earliest known hour of the earliest day; accounts of that day that give none do not tell.</summary>
    private static Instant? First(PublicationTime[] times)
    {
        var day = times.Min(time => time.Date);
        return times.Where(time => time.Date == day && time.Instant is not null).Min(time => time.Instant);
    }

    private static PublicationTime[] Dates(Story story, FactStatement[] statements) =>
        [
            .. statements
                .Select(statement => story[statement.Place.Siglum])
                .Where(witness => witness.Article.Published is not null && witness.PublishedFrom != PublishedFrom.Story)
                .Select(witness => witness.Article.Published!.Value),
        ];

    private static int Sigla(FactReading reading) =>
        reading.Witnesses.Select(place => place.Siglum).Distinct(StringComparer.Ordinal).Count();

    /// <summary>A day as a number that days can be compared by.</summary>
    public static decimal? Days(LocalDate? date) =>
        date is { } day ? Period.DaysBetween(new LocalDate(1, 1, 1), day) : null;
}

using NodaTime;
using NodaTime.Text;

namespace Stemma.Text;

/// <summary>When an article was published, as precisely as its source says: a calendar day, or an instant.</summary>
/// <param name="Date">The day on the publisher's own calendar.</param>
/// <param name="Instant">The exact moment, or null where only the day is known.</param>
public readonly record struct PublicationTime(LocalDate Date, Instant? Instant = null) : IComparable<PublicationTime>
{
    /// <summary>Earliest moment it can stand for: the instant, or the day's start in UTC.</summary>
    public Instant Earliest => Instant ?? Date.AtMidnight().InUtc().ToInstant();

    /// <inheritdoc/>
    public int CompareTo(PublicationTime other) => Earliest.CompareTo(other.Earliest);

    /// <summary>"2022-07-19", or "2022-07-19T08:00:00Z" where the moment is known.</summary>
    public override string ToString() =>
        Instant is { } instant ? InstantPattern.General.Format(instant) : LocalDatePattern.Iso.Format(Date);
}

using NodaTime;

namespace Accuracy.Events;

/// <summary>Invented reports of one event seen from several sides, or of several events that are alike.</summary>
/// <param name="Part">"first", "tune", "seen" or "check"; own/events.md tells which is for what.</param>
/// <param name="IsOne">True where all reports are of one event.</param>
/// <param name="Kind">What makes it hard.</param>
/// <param name="Reports">At least two.</param>
internal sealed record EventCase(string Part, bool IsOne, string Kind, IReadOnlyList<EventReport> Reports)
{
    public override string ToString() => Kind;
}

/// <summary>A report of an <see cref="EventCase"/>.</summary>
/// <param name="Event">Letter of its event.</param>
/// <param name="Day">When it was published.</param>
/// <param name="Text">Its paragraphs, a line each.</param>
internal sealed record EventReport(char Event, LocalDate Day, string Text);

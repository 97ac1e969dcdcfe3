using NodaTime;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>What a printed date line says.</summary>
/// <param name="Published">The publication time, or null where it names none or no year.</param>
/// <param name="Modified">The time of the last change, or null.</param>
/// <param name="Length">Characters from the line's start that are dates, times, their labels and what parts them.</param>
/// <param name="Dates">Dates found, those without a year included.</param>
/// <param name="Labelled">A word such as "Published" or "Updated" stands before a date.</param>
internal readonly record struct Stamp(
    PublicationTime? Published,
    PublicationTime? Modified,
    int Length,
    int Dates,
    bool Labelled
);

/// <summary>Reads lines that are only labels, dates and times ("Published: 4 May 2031 09:12 | Updated 5 May").</summary>
/// <remarks>Days written in figures alone are taken where they can be read one way only ("13/04/2031").</remarks>
internal ref struct StampScanner
{
    /// <summary>What systems print where no date was set.</summary>
    private static readonly LocalDate Unset = new(1970, 1, 1);

    private readonly ReadOnlySpan<char> line;
    private int position;

    private StampScanner(ReadOnlySpan<char> line) => this.line = line;

    /// <summary>Reads as far as the line is a stamp.</summary>
    public static Stamp Scan(ReadOnlySpan<char> line)
    {
        // A stamp line with two dates, weekdays and zones has about 100 characters.
        var scanner = new StampScanner(line[..Math.Min(line.Length, 160)]);
        return scanner.Scan();
    }

    private Stamp Scan()
    {
        PublicationTime? published = null,
            modified = null;
        LocalTime? earlyTime = null;
        bool isModified = false,
            labelled = false;
        int dates = 0,
            end = 0;
        while (true)
        {
            SkipSeparators();
            if (position >= line.Length)
            {
                end = line.Length;
                break;
            }

            if (Label() is { } label)
            {
                isModified = label;
                labelled = true;
            }
            else if (DateScanner.TryDate(line[position..], out var date, out var length))
            {
                position += length;
                dates++;
                var zone = Offset.Zero;
                var hasZone = false;
                var time = earlyTime ?? Time(out zone, out hasZone);
                earlyTime = null;
                if (date is { } day && day != Unset)
                {
                    var moment = new PublicationTime(
                        day,
                        time is { } clock && hasZone ? day.At(clock).WithOffset(zone).ToInstant() : null
                    );
                    if (isModified)
                        modified ??= moment;
                    else
                        published ??= moment;
                }
            }
            else if (Time(out _, out _) is { } time)
            {
                earlyTime = time;
            }
            else
            {
                break;
            }

            end = position;
        }

        return new Stamp(published, modified, end, dates, labelled);
    }

    private void SkipSeparators()
    {
        while (
            position < line.Length
            && (
                char.IsWhiteSpace(line[position])
                || line[position]
                    is '|'
                        or ','
                        or '•'
                        or '·'
                        or '–'
                        or '—'
                        or '-'
                        or '/'
                        or ':'
                        or ';'
                        or '('
                        or ')'
                        or '['
                        or ']'
                        or '.'
            )
        )
            position++;
    }

    /// <summary>True for a label of change, false for one of publication, null where none stands here.</summary>
    private bool? Label()
    {
        foreach (
            var (word, change) in (ReadOnlySpan<(string, bool?)>)
                [
                    ("first published", false),
                    ("originally published", false),
                    ("last updated", true),
                    ("last modified", true),
                    ("last update", true),
                    ("published", false),
                    ("posted", false),
                    ("publish date", false),
                    ("issued", false),
                    ("created", false),
                    ("dated", false),
                    ("date", false),
                    ("updated", true),
                    ("update", true),
                    ("modified", true),
                    ("edited", true),
                ]
        )
        {
            if (!LineShape.StartsWithWords(line[position..], word))
                continue;
            position += word.Length;
            SkipSeparators();
            foreach (var link in (ReadOnlySpan<string>)["on", "at"])
            {
                if (LineShape.StartsWithWords(line[position..], link))
                    position += link.Length;
            }

            return change;
        }

        return null;
    }

    private LocalTime? Time(out Offset zone, out bool hasZone)
    {
        zone = Offset.Zero;
        hasZone = false;
        var start = position;
        while (position < line.Length && line[position] is ' ' or ',' or '|' or 'T' or '-' or '–' or '(')
            position++;
        if (LineShape.StartsWithWords(line[position..], "at"))
            position += 3;
        if (
            position < line.Length
            && ClockScanner.TryTime(line[position..], out var time, out zone, out hasZone, out var length)
        )
        {
            position += length;
            return time;
        }

        position = start;
        return null;
    }
}

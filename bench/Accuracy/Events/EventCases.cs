using NodaTime;
using NodaTime.Text;

namespace Accuracy.Events;

/// <summary>Reads own/events.txt; own/events.md tells its form.</summary>
internal static class EventCases
{
    /// <summary>Where the file lies beside the program.</summary>
    public const string File = "own/events.txt";

    /// <summary>All cases, in the order of the file.</summary>
    public static IReadOnlyList<EventCase> All { get; } =
    [.. Read(System.IO.File.ReadLines(Path.Join(AppContext.BaseDirectory, File)))];

    private static IEnumerable<EventCase> Read(IEnumerable<string> lines)
    {
        string? head = null;
        var reports = new List<EventReport>();
        (char Event, LocalDate Day)? open = null;
        var text = new List<string>();
        foreach (var line in lines.Append("case"))
        {
            var opens = line.StartsWith("case", StringComparison.Ordinal);
            if (opens || line.StartsWith("report ", StringComparison.Ordinal))
            {
                if (open is { } report)
                    reports.Add(new EventReport(report.Event, report.Day, string.Join("\n\n", text) + "\n"));
                text.Clear();
                open = opens ? null : (line[7], LocalDatePattern.Iso.Parse(line[9..]).Value);
            }
            else if (open is not null && line.Length > 0)
            {
                text.Add(line);
            }

            if (!opens)
                continue;
            if (head is not null)
                yield return Case(head, reports);
            head = line;
            reports = [];
        }
    }

    // "case two tune: two eruptions of one mountain"
    private static EventCase Case(string head, List<EventReport> reports)
    {
        var colon = head.IndexOf(": ", StringComparison.Ordinal);
        var words = head[..colon].Split(' ');
        return new EventCase(words[2], words[1] == "one", head[(colon + 2)..], reports);
    }
}

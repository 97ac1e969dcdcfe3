using System.Text;

namespace Stemma.Intake.Tables;

/// <summary>Splits one row of a table.</summary>
internal static class TableRow
{
    private static readonly char[] Delimiters = [',', '\t', ';', '|'];

    /// <summary>The sign that stands most often in the first line outside quotation marks; a comma where none does.</summary>
    public static char Delimiter(ReadOnlySpan<byte> head, bool isTabbed)
    {
        Span<int> counts = stackalloc int[Delimiters.Length];
        var quoted = false;
        foreach (var value in head)
        {
            if (value == '"')
                quoted = !quoted;
            else if (value == '\n' && !quoted)
                break;
            else if (!quoted && Array.IndexOf(Delimiters, (char)value) is >= 0 and var index)
                counts[index]++;
        }

        var best = isTabbed && counts[1] > 0 ? 1 : 0;
        for (var index = 0; index < counts.Length; index++)
        {
            if (counts[index] > counts[best] && !(isTabbed && counts[1] > 0))
                best = index;
        }

        return Delimiters[best];
    }

    /// <summary>The fields without their marks; doubled marks inside are single ones. Linear.</summary>
    public static List<string> Split(string row, char delimiter)
    {
        row = row.TrimEnd('\r', '\n');
        var fields = new List<string>();
        for (var at = 0; ; )
        {
            if (at < row.Length && row[at] == '"')
            {
                at = Quoted(row, at + 1, delimiter, fields);
            }
            else
            {
                var end = row.IndexOf(delimiter, at);
                fields.Add(row[at..(end < 0 ? row.Length : end)]);
                at = end;
            }

            if (at < 0 || at >= row.Length)
                return fields;
            at++;
            if (at == row.Length)
            {
                fields.Add("");
                return fields;
            }
        }
    }

    // Returns the index of the delimiter after the field, or -1 at the end.
    private static int Quoted(string row, int at, char delimiter, List<string> fields)
    {
        var field = new StringBuilder();
        while (true)
        {
            var mark = row.IndexOf('"', at);
            if (mark < 0)
            {
                fields.Add(field.Append(row, at, row.Length - at).ToString());
                return -1;
            }

            field.Append(row, at, mark - at);
            if (mark + 1 < row.Length && row[mark + 1] == '"')
            {
                field.Append('"');
                at = mark + 2;
                continue;
            }

            // What stands between the closing mark and the delimiter is a slip of the writer; it is kept.
            var end = row.IndexOf(delimiter, mark + 1);
            field.Append(row, mark + 1, (end < 0 ? row.Length : end) - mark - 1);
            fields.Add(field.ToString());
            return end;
        }
    }
}

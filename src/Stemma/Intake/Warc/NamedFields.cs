using System.Text;

namespace Stemma.Intake.Warc;

/// <summary>The header fields of a record or of the HTTP message in it; names in any case.</summary>
internal sealed class NamedFields
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value without white space around, or null; values of a repeated name are joined by commas.</summary>
    public string? this[string name] => values.TryGetValue(name, out var written) ? string.Join(", ", written) : null;

    /// <summary>The same without the angle brackets in which WARC writes identifiers.</summary>
    public string? Identifier(string name) => this[name] is { Length: > 0 } value ? value.Trim('<', '>', ' ') : null;

    /// <summary>Reads lines up to an empty one. A line that begins with white space continues the one before; a line
    /// without a colon is left out.</summary>
    /// <exception cref="InvalidDataException">The lines are longer than headers are, or there is no empty one.</exception>
    public static NamedFields Read(LineReader lines)
    {
        var fields = new NamedFields();
        string? name = null;
        var value = new StringBuilder();
        while (lines.Next() is var line)
        {
            if (line is [' ' or '\t', ..] && name is not null)
            {
                value.Append(' ').Append(line.AsSpan().Trim());
                continue;
            }

            fields.Add(name, value);
            if (line.Length == 0)
                break;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? line[..colon].TrimEnd() : null;
            value.Clear().Append(line.AsSpan(colon + 1).Trim());
        }

        return fields;
    }

    private void Add(string? name, StringBuilder value)
    {
        if (name is null)
            return;
        if (!values.TryGetValue(name, out var written))
            values[name] = written = [];
        written.Add(value.ToString());
    }
}

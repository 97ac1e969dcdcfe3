using System.Collections.Immutable;
using Stemma.Intake.Fields;
using Stemma.Intake.Items;
using Stemma.Text;

namespace Stemma.Intake.Tables;

/// <summary>Which column of a table is which part of an article, by the table's head.</summary>
internal sealed class TableColumns
{
    private readonly FieldMap map;
    private readonly (ArticlePart Part, int Rank)?[] columns;

    public TableColumns(IReadOnlyList<string> head, FieldMap map)
    {
        this.map = map;
        columns = [.. head.Select(name => name.Length < 100 ? map.Find(FieldMap.Plain(name.Trim())) : null)];
    }

    /// <summary>True where a column holds the text.</summary>
    public bool HasText => columns.Any(column => column is { Part: ArticlePart.Text });

    /// <summary>Columns that are known.</summary>
    public int Known => columns.Count(column => column is not null);

    /// <summary>The item of a row; what it has beyond the head is left out, what it lacks is empty.</summary>
    public Item ItemOf(string path, IReadOnlyList<string> fields, Custody? custody, ImmutableArray<Diagnostic> warnings)
    {
        var values = new FieldValues(map);
        for (var index = 0; index < columns.Length && index < fields.Count; index++)
        {
            if (columns[index] is { } column && !IsMissing(fields[index]))
                values.Add(column, fields[index]);
        }

        return values.ToItem(path, custody, warnings);
    }

    // What statistics packages print where there is no value.
    private static bool IsMissing(string value) =>
        string.IsNullOrWhiteSpace(value) || value is "NA" or "NaN" or "nan" or "None" or "NULL" or "null";
}

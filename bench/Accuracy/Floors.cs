using System.Globalization;

namespace Accuracy;

/// <summary>The least value a measure may have, and the sha256 of the archive it was set on.</summary>
public sealed record Floor(string Measure, double Least, string Sha256)
{
    /// <summary>The floors of floors.tsv beside the program.</summary>
    public static IReadOnlyList<Floor> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "floors.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(row => new Floor(row[0], double.Parse(row[1], CultureInfo.InvariantCulture), row[2])),
    ];
}

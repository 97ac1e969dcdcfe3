namespace Accuracy;

/// <summary>One figure measured on gold data that lies outside the clone.</summary>
public interface IMeasure
{
    /// <summary>Name of its row in the table and in floors.tsv.</summary>
    string Name { get; }

    /// <summary>File name of the archive it reads.</summary>
    string Archive { get; }

    /// <summary>True where that file is our own and lies beside the program instead of among the gold data.</summary>
    bool Own => false;

    /// <summary>Measures on the archive at <paramref name="path"/>.</summary>
    Score Measure(string path);
}

/// <summary>A figure and the number of items it rests on.</summary>
/// <param name="Value">Between 0 and 1; more is better.</param>
/// <param name="Items">Items scored.</param>
/// <param name="Detail">What the figure is made of, for the table.</param>
public sealed record Score(double Value, int Items, string Detail);

namespace Accuracy;

/// <summary>All measures, in the order of the table.</summary>
public static class Measures
{
    /// <summary>Add a measure here and its floor in floors.tsv.</summary>
    public static IReadOnlyList<IMeasure> All { get; } = [new PartOfSpeechMeasure()];
}

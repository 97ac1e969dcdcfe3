using System.Collections.Immutable;

namespace Stemma.Publishing.Exports;

/// <summary>A report in the form of another tool or trade. Safe to call from many threads at once.</summary>
public interface IExport
{
    /// <summary>What users call it, in small letters: "tei".</summary>
    string Name { get; }

    /// <summary>Writes the report as UTF-8 without byte-order mark; the same bytes for the same report. Leaves the stream open.</summary>
    void Write(Stream stream, TraceReport report);
}

/// <summary>Every form a report can be exported to.</summary>
public static class AllExports
{
    /// <summary>By name, in ordinal order.</summary>
    public static ImmutableArray<IExport> ByName { get; } =
    [new ClaimReviews(), new DescentTable(), new GraphMl(), new NinjsPackage(), new TeiApparatus()];
}

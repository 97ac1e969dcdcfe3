using System.Reflection;
using NodaTime.Text;
using Stemma.Text;

namespace Stemma.Publishing.Json;

/// <summary>What shows later that an article is what was taken in; <paramref name="Retrieved"/> is an ISO moment.</summary>
public sealed record CustodyDocument(string Sha256, long Bytes, string? Retrieved, string? Address, string? Archived)
{
    /// <summary>Null where nothing is known.</summary>
    public static CustodyDocument? Of(Custody? custody) =>
        custody is null
            ? null
            : new CustodyDocument(
                custody.Sha256,
                custody.Bytes,
                custody.Retrieved is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null,
                custody.Address,
                custody.Archived
            );
}

/// <summary>What made a document.</summary>
public sealed record ToolDocument(string Name, string Version)
{
    /// <summary>This library.</summary>
    public static ToolDocument Current { get; } =
        new(
            "stemma",
            typeof(ToolDocument)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion
        );
}

using System.Collections.Immutable;

namespace Stemma.Intake;

/// <summary>All readers, and which of them a source belongs to.</summary>
internal sealed class Formats
{
    private static readonly ImmutableArray<Type> BuiltIn =
    [
        .. typeof(IReader)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IReader)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private readonly ImmutableArray<IReader> readers;

    /// <param name="options">Handed to each built-in reader.</param>
    /// <param name="given">Readers that win over equally sure built-in ones, in this order.</param>
    public Formats(IntakeOptions options, ReadOnlySpan<IReader> given) =>
        readers = [.. given, .. BuiltIn.Select(type => Made(type, options))];

    public IReader ReaderOf(SourceHead head)
    {
        var best = readers[0];
        var surest = Recognition.None;
        foreach (var reader in readers)
        {
            var sure = reader.Recognise(head);
            if (sure > surest)
                (best, surest) = (reader, sure);
        }

        return best;
    }

    private static IReader Made(Type type, IntakeOptions options) =>
        (IReader)(
            type.GetConstructor([typeof(IntakeOptions)]) is { } limited
                ? limited.Invoke([options])
                : Activator.CreateInstance(type)!
        );
}

using System.Runtime.InteropServices;

namespace Stemma.Lexicon;

/// <summary>A table file that ships inside the assembly, read in place.</summary>
/// <remarks>
/// The runtime maps the assembly into memory, so opening costs nothing and only the pages that look-ups touch are read;
/// a file beside the assembly would need a path, which single-file programs do not have. Layout: "STM1", the number of
/// sections, (start, length) of each as 32-bit little-endian integers, then the sections.
/// </remarks>
internal sealed unsafe class LexiconTable
{
    private readonly byte* origin;
    private readonly int length;

    private LexiconTable(byte* origin, int length)
    {
        this.origin = origin;
        this.length = length;
    }

    /// <param name="name">Logical name of the embedded resource, e.g. "language-model.bin".</param>
    /// <exception cref="InvalidOperationException">The resource is missing or not a table: a broken build.</exception>
    public static LexiconTable Open(string name)
    {
        var stream = typeof(LexiconTable).Assembly.GetManifestResourceStream(name) as UnmanagedMemoryStream;
        if (stream is null || stream.Length < 8)
            throw new InvalidOperationException($"The assembly lacks the table '{name}'.");
        var table = new LexiconTable(stream.PositionPointer, checked((int)stream.Length));
        if (!BitConverter.IsLittleEndian || !new ReadOnlySpan<byte>(table.origin, 4).SequenceEqual("STM1"u8))
            throw new InvalidOperationException($"'{name}' is not a table of this version.");
        return table;
    }

    /// <summary>The items of one section. Valid as long as the process lives.</summary>
    public ReadOnlySpan<T> Section<T>(int index)
        where T : unmanaged
    {
        var directory = MemoryMarshal.Cast<byte, int>(new ReadOnlySpan<byte>(origin + 8, (index + 1) * 8));
        var (start, size) = (directory[index * 2], directory[(index * 2) + 1]);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)start + size, length, nameof(index));
        return new ReadOnlySpan<T>(origin + start, size / sizeof(T));
    }

    /// <summary>Where a section's items lie, for look-ups too hot to build a span each time.</summary>
    public T* Pointer<T>(int index)
        where T : unmanaged
    {
        fixed (T* items = Section<T>(index))
            return items;
    }
}

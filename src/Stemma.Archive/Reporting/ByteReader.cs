using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Reporting;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
/// <remarks>Anything it cannot have written ends with <see cref="InvalidDataException"/>.</remarks>
internal sealed class ByteReader(byte[] bytes)
{
    private readonly List<string> texts = [];
    private int at;

    public int Count()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(1)[0];
            value |= (uint)(next & 0x7F) << shift;
            if (next <= 0x7F)
                return (int)value;
        }

        throw new InvalidDataException("A number of a kept report has no end.");
    }

    public bool Flag() => Take(1)[0] != 0;

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public decimal Money() => new([Count(), Count(), Count(), Count()]);

    public string Text()
    {
        if (Count() is > 0 and var number)
            return number <= texts.Count ? texts[number - 1] : throw new InvalidDataException("A text is not there.");
        var text = Encoding.UTF8.GetString(Take(Count()));
        texts.Add(text);
        return text;
    }

    public string? Maybe() => Flag() ? Text() : null;

    public T? Maybe<T>(Func<T> read)
        where T : struct => Flag() ? read() : null;

    public TextSpan Span()
    {
        var start = Count();
        return new TextSpan(start, checked(start + Count()));
    }

    public WitnessSpan Place() => new(Text(), Span());

    public ImmutableArray<T> Many<T>(Func<T> read)
    {
        var count = Count();
        // Each takes a byte at least: what is damaged must not ask for memory without bound.
        if (count < 0 || count > bytes.Length - at)
            throw new InvalidDataException("A list of a kept report is longer than what is left of it.");
        var items = new T[count];
        for (var index = 0; index < count; index++)
            items[index] = read();
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at)
            throw new InvalidDataException("A kept report ends too early.");
        at += count;
        return bytes.AsSpan(at - count, count);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Reporting;

/// <summary>Writes values one after the other: numbers in as few bytes as they need, each text once.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(65_536);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    /// <summary>All that was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>Seven bits a byte, the low ones first.</summary>
    public void Count(int value)
    {
        var left = (uint)value;
        for (; left > 0x7F; left >>= 7)
            Byte((byte)(left | 0x80));
        Byte((byte)left);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Real(double value)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(buffer, value);
        bytes.Write(buffer);
    }

    public void Money(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        foreach (var part in parts)
            Count(part);
    }

    /// <summary>A text, or the number of one that was written before; 0 stands for a new one.</summary>
    public void Text(string value)
    {
        if (texts.TryGetValue(value, out var number))
        {
            Count(number);
            return;
        }

        texts.Add(value, texts.Count + 1);
        Count(0);
        var encoded = Encoding.UTF8.GetBytes(value);
        Count(encoded.Length);
        bytes.Write(encoded);
    }

    public void Maybe(string? value)
    {
        Flag(value is not null);
        if (value is not null)
            Text(value);
    }

    public void Maybe<T>(T? value, Action<T> write)
        where T : struct
    {
        Flag(value is not null);
        if (value is { } known)
            write(known);
    }

    public void Span(TextSpan span)
    {
        Count(span.Start);
        Count(span.Length);
    }

    public void Place(WitnessSpan place)
    {
        Text(place.Siglum);
        Span(place.Span);
    }

    private void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }

    public void Many<T>(ImmutableArray<T> items, Action<T> write)
    {
        var all = items.IsDefault ? [] : items;
        Count(all.Length);
        for (var at = 0; at < all.Length; at++)
            write(all[at]);
    }
}

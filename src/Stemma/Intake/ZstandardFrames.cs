using System.Buffers.Binary;
using ZstdSharp;

namespace Stemma.Intake;

/// <summary>Zstandard frames (RFC 8878), also those of a web archive that begins with the dictionary of its frames
/// (the .warc.zst format of the web archiving community, version 1.0).</summary>
internal static class ZstandardFrames
{
    private const uint Frame = 0xfd2fb528;
    private const uint DictionaryFrame = 0x184d2a5d;

    /// <summary>Bytes of a dictionary, unpacked. Trained ones have 100 kB; the largest of public crawls 1 MB.</summary>
    private const int MaxDictionary = 8_000_000;

    /// <summary>True where such a file begins so.</summary>
    public static bool Begin(ReadOnlySpan<byte> head) =>
        BinaryPrimitives.TryReadUInt32LittleEndian(head, out var magic) && magic is Frame or DictionaryFrame;

    /// <summary>The unpacked frames.</summary>
    /// <param name="packed">At its beginning; stays open.</param>
    /// <exception cref="InvalidDataException">The dictionary is cut off or far too large.</exception>
    public static Stream Open(Stream packed)
    {
        var magic = new byte[4];
        packed.ReadExactly(magic);
        if (BinaryPrimitives.ReadUInt32LittleEndian(magic) != DictionaryFrame)
            return new DecompressionStream(new PrefixedStream(magic, packed));
        var dictionary = DictionaryOf(packed);
        var frames = new DecompressionStream(packed, leaveOpen: true);
        frames.LoadDictionary(dictionary);
        return frames;
    }

    // The dictionary may be a frame itself.
    private static byte[] DictionaryOf(Stream packed)
    {
        var length = new byte[4];
        packed.ReadExactly(length);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (size > MaxDictionary)
            throw new InvalidDataException("Its dictionary is far too large.");
        var dictionary = new byte[size];
        packed.ReadExactly(dictionary);
        if (!BinaryPrimitives.TryReadUInt32LittleEndian(dictionary, out var magic) || magic != Frame)
            return dictionary;
        using var frame = new DecompressionStream(new MemoryStream(dictionary, writable: false));
        var unpacked = new byte[MaxDictionary + 1];
        var count = frame.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        return count <= MaxDictionary
            ? unpacked[..count]
            : throw new InvalidDataException("Its dictionary is far too large.");
    }
}

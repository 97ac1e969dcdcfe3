using System.Runtime.InteropServices;
using System.Text;

namespace LexiconBuilder;

/// <summary>Writes a table file: "STM1", the number of sections, (start, length) of each, then the sections, padded to 8.</summary>
internal sealed class TableWriter
{
    private readonly List<byte[]> sections = [];

    public void Add<T>(ReadOnlySpan<T> items)
        where T : unmanaged => sections.Add(MemoryMarshal.AsBytes(items).ToArray());

    public long Save(string path)
    {
        using var stream = File.Create(path);
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoding.ASCII.GetBytes("STM1"));
        writer.Write(sections.Count);
        var start = Padded(8 + (8 * sections.Count));
        foreach (var section in sections)
        {
            writer.Write(start);
            writer.Write(section.Length);
            start = Padded(start + section.Length);
        }

        foreach (var section in sections)
        {
            Pad(writer);
            writer.Write(section);
        }

        writer.Flush();
        return stream.Length;
    }

    private static int Padded(int length) => (length + 7) & ~7;

    private static void Pad(BinaryWriter writer)
    {
        writer.Flush();
        while ((writer.BaseStream.Position & 7) != 0)
        {
            writer.Write((byte)0);
            writer.Flush();
        }
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Stemma.Intake;

namespace Stemma.Tests.Intake;

public sealed class HostileTarTests : IDisposable
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("The mill on the river closed on Friday.");

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void LinksAndDevicesHaveNoEffect()
    {
        var bytes = Made(
            Link(TarEntryType.SymbolicLink, "a.txt", "/etc/passwd"),
            Link(TarEntryType.HardLink, "b.txt", "../../etc/passwd"),
            new PaxTarEntry(TarEntryType.CharacterDevice, "c.txt"),
            new PaxTarEntry(TarEntryType.Fifo, "d.txt"),
            File("e.txt", Words)
        );
        var result = Read(bytes);
        result.Articles.ShouldHaveSingleItem().Text.ShouldBe(Encoding.UTF8.GetString(Words));
        result.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void NamesThatClimbAreOnlyPrinted()
    {
        Read(Made(File("../../up.txt", Words))).Articles.ShouldHaveSingleItem().Path.ShouldBe("-!../../up.txt");
        System.IO.File.Exists(folder.Path("../../up.txt")).ShouldBeFalse();
    }

    [Fact]
    public void ADeclaredLengthOfTerabytesIsRefusedAndNothingIsHeld()
    {
        var bytes = Made(File("good.txt", Words), File("huge.txt", Words));
        // The second file: a header of attributes and its block, then the header itself, after the first file's four blocks.
        var at = bytes.AsSpan().IndexOf("huge.txt"u8);
        while (!TarChecksum.Matches(bytes.AsSpan(at)) || bytes[at + 156] != '0')
            at += 1 + bytes.AsSpan(at + 1).IndexOf("huge.txt"u8);
        Encoding.ASCII.GetBytes("77777777777\0").CopyTo(bytes, at + 124);
        TarChecksum.Write(bytes.AsSpan(at));
        var result = Read(bytes);
        result.Articles.ShouldHaveSingleItem().Path.ShouldBe("-!good.txt");
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1015");
    }

    [Fact]
    public void AttributesOfGigabytesAreRefusedBeforeMemoryIsTakenForThem()
    {
        var bytes = Made(File("good.txt", Words));
        bytes[156].ShouldBe((byte)'x');
        Encoding.ASCII.GetBytes("17777777777\0").CopyTo(bytes, 124);
        TarChecksum.Write(bytes);
        Read(bytes).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1014");
    }

    [Fact]
    public void AnArchiveInsideIsRefusedAndACutOneIsDamaged()
    {
        var inner = Made(File("deep.txt", Words));
        Read(Made(File("inner.tar", inner))).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1016");
        var cut = Made(File("a.txt", Words), File("b.txt", new byte[5000]))[..4000];
        var result = Read(cut);
        result.Articles.ShouldHaveSingleItem();
        result.Skipped[^1].Code.ShouldBe("ST1014");
    }

    [Fact]
    public void ACompressedArchiveOfZerosIsABomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Made(File("zeros.txt", new byte[15_000_000]), File("good.txt", Words)));
        Read(packed.ToArray()).Skipped.ShouldContain(error => error.Code == "ST1015");
    }

    [Fact]
    public void TooManyEntriesAreRefused()
    {
        var bytes = Made([.. Enumerable.Range(0, 30).Select(number => File($"{number}.txt", Words))]);
        var options = new IntakeOptions { MaxEntries = 29, StandardInput = () => new MemoryStream(bytes) };
        new ArticleReader(options).Read(["-"]).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1015");
    }

    private static IntakeResult Read(byte[] bytes) => Hostile.Read(() => new MemoryStream(bytes), 10, 100);

    private static PaxTarEntry File(string name, byte[] bytes) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) };

    private static PaxTarEntry Link(TarEntryType type, string name, string target) =>
        new(type, name) { LinkName = target };

    private static byte[] Made(params PaxTarEntry[] entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        }

        return stream.ToArray();
    }

    private static class TarChecksum
    {
        public static bool Matches(ReadOnlySpan<byte> header) =>
            header.Length >= 512 && Encoding.ASCII.GetString(header.Slice(257, 5)) == "ustar";

        public static void Write(Span<byte> header)
        {
            header.Slice(148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var value in header[..512])
                sum += value;
            Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(header[148..]);
        }
    }
}

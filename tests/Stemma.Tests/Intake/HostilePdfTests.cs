using System.IO.Compression;
using System.Text;

namespace Stemma.Tests.Intake;

public sealed class HostilePdfTests
{
    [Fact]
    public void AStreamThatUnpacksToFarMoreIsABomb()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var spaces = new byte[1_000_000];
            spaces.AsSpan().Fill((byte)' ');
            for (var megabyte = 0; megabyte < 1000; megabyte++)
                zlib.Write(spaces);
        }

        ShouldSkip(
            "ST1015",
            Document("[3 0 R]", 1, "/Contents 4 0 R", Stream("/Filter /FlateDecode", packed.ToArray()))
        );
    }

    [Fact]
    public void PagesInsidePagesInACircleAreRefused()
    {
        var result = Read(Document("[2 0 R]", 1, "", []));
        result.Articles.ShouldBeEmpty();
        result.Skipped.ShouldHaveSingleItem();
    }

    [Fact]
    public void ArraysNestedWithoutEndKillNothing() =>
        Read(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n" + new string('[', 2_000_000) + "\nendobj\n"))
            .Articles.ShouldBeEmpty();

    [Fact]
    public void ACutAndADamagedDocumentAreSaid()
    {
        var whole = PdfMaking.Of("Nine boats left on Monday.");
        var random = new Random(5);
        for (var round = 0; round < 40; round++)
        {
            var damaged = whole.ToArray();
            for (var change = 0; change < 20; change++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var result = Read(round % 2 == 0 ? damaged : damaged[..random.Next(damaged.Length)]);
            (result.Articles.Length + result.Skipped.Length).ShouldBe(1);
        }
    }

    [Fact]
    public void AnEncryptedDocumentIsSaidToBe()
    {
        var words = Encoding.ASCII.GetString(Document("[3 0 R]", 1, "", []));
        words = words.Replace(
            "/Root 1 0 R",
            $"/Root 1 0 R /ID [<{new string('0', 32)}><{new string('0', 32)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{new string('1', 64)}> /U <{new string('2', 64)}> /P -1 >>"
        );
        ShouldSkip("ST1072", Encoding.ASCII.GetBytes(words));
    }

    private static void ShouldSkip(string code, byte[] document)
    {
        var result = Read(document);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe(code);
        result.Articles.ShouldBeEmpty();
    }

    private static Stemma.Intake.IntakeResult Read(byte[] document) =>
        Hostile.Read(() => new MemoryStream(document), 20, 700);

    // Objects 1 catalogue, 2 pages, 3 page, 4 a stream; without a table of places, which readers do without.
    private static byte[] Document(string kids, int count, string page, byte[] stream) =>
        [
            .. Encoding.ASCII.GetBytes(
                $"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids {kids} /Count {count} >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> {page} >>\nendobj\n"
            ),
            .. stream,
            .. "trailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n"u8,
        ];

    private static byte[] Stream(string entries, byte[] bytes) =>
        [
            .. Encoding.ASCII.GetBytes($"4 0 obj\n<< /Length {bytes.Length} {entries} >>\nstream\n"),
            .. bytes,
            .. "\nendstream\nendobj\n"u8,
        ];
}

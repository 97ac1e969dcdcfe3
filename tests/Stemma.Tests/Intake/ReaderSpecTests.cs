using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Stemma.Intake;
using Stemma.Tests.Intake.Warc;

namespace Stemma.Tests.Intake;

public sealed class ReaderSpecTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Names() => [.. ReaderSpec.All().Select(spec => spec.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AReaderDoesWhatItsSpecSays(string name)
    {
        var spec = ReaderSpec.All().Single(spec => spec.Name == name);
        var paths = spec
            .Inputs.GroupBy(input => input.Name.Split('!')[0])
            .Select(file => Made(file.Key, [.. file]))
            .ToArray();
        var written = ReaderSpec.Write(new ArticleReader().Read(paths), folder.Root);
        if (written != spec.Expected)
            Assert.Fail($"{spec.Expected}\n--- but was ---\n{written}");
    }

    private string Made(string name, (string Name, string Text)[] inputs)
    {
        if (name.EndsWith(".pdf", StringComparison.Ordinal))
            return folder.Write(name, PdfMaking.Of(inputs.ShouldHaveSingleItem().Text));
        if (!inputs[0].Name.Contains('!'))
            return folder.Write(name, inputs.ShouldHaveSingleItem().Text);
        var entries = inputs
            .Select(input => (input.Name[(name.Length + 1)..], Encoding.UTF8.GetBytes(input.Text)))
            .ToArray();
        if (name.EndsWith(".tar", StringComparison.Ordinal))
            return folder.Write(name, Tar(entries));
        if (name.Contains(".warc", StringComparison.Ordinal))
            return folder.Write(name, WebArchive(name, inputs));
        if (!name.EndsWith(".tar.gz", StringComparison.Ordinal))
            return folder.WriteZip(name, entries);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Tar(entries));
        return folder.Write(name, packed.ToArray());
    }

    // The head of the answer ends at the first empty line.
    private static byte[] WebArchive(string name, (string Name, string Text)[] answers)
    {
        var archive = new Archive();
        foreach (var (address, text) in answers)
        {
            var parts = text.Split("\n\n", 2);
            archive.AddAnswer(
                address[(name.Length + 1)..],
                Encoding.UTF8.GetBytes(parts[1]),
                parts[0].ReplaceLineEndings("\r\n") + "\r\n"
            );
        }

        return name.EndsWith(".gz", StringComparison.Ordinal) ? archive.Gzip() : archive.Plain();
    }

    private static byte[] Tar((string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
                writer.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) }
                );
        }

        return stream.ToArray();
    }
}

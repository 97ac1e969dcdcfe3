using System.IO.Compression;
using System.Xml;
using Stemma.Intake.Items;
using Stemma.Intake.Xml;

namespace Stemma.Intake.OfficeFormats;

/// <summary>Reads documents of Word (Office Open XML, ECMA-376 part 1): paragraphs, lists, tables, footnotes.</summary>
/// <remarks>
/// Read with the guards of every archive and all XML here. Microsoft's DocumentFormat.OpenXml was weighed: its tree is
/// loaded by recursion on the depth of the markup, which a made-up document can drive until the process dies, and it adds
/// seven megabytes. Headers, footers, comments and deleted text are left out.
/// </remarks>
internal sealed class WordReader(IntakeOptions options) : IReader
{
    /// <summary>Bytes below which an entry's ratio does not count; the same bound as for archives.</summary>
    private const long RatioFloor = 1_000_000;

    public Recognition Recognise(SourceHead head) =>
        head.StartsWith([0x50, 0x4b, 0x03, 0x04])
        && (
            head.HasExtension(".docx", ".docm", ".dotx")
            || head.MediaType is "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            || head.Bytes.Span.IndexOf("word/document.xml"u8) >= 0
            || head.Bytes.Span.IndexOf("word/_rels/"u8) >= 0
        )
            ? Recognition.Special
            : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
            return
            [
                Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"The document has more than {options.MaxBytes:N0} bytes.",
                    source.Path
                ),
            ];
        if (ZipDirectory.Measure(new MemoryStream(bytes)) is var (count, _) && count > options.MaxEntries)
            return [Reading.Skip(IntakeCodes.ArchiveLimit, $"The document lists {count:N0} parts.", source.Path)];
        using var package = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        try
        {
            if (Part(package, "word/document.xml") is not { } main)
                return
                [
                    Reading.Skip(
                        package.GetEntry("EncryptedPackage") is null
                            ? IntakeCodes.UnknownFormat
                            : IntakeCodes.Encrypted,
                        "It is no document of Word inside.",
                        source.Path
                    ),
                ];
            var roles = WordStyles.Roles(Part(package, "word/styles.xml"));
            var text = new DocumentText();
            WordBody.Write(main, roles, text, options.MaxTextLength);
            if (Part(package, "word/footnotes.xml") is { } notes && text.Length > 0)
                WordBody.Write(notes, roles, text, options.MaxTextLength);
            return [text.ToReading(source, options, Properties(Part(package, "docProps/core.xml")))];
        }
        catch (XmlException exception)
        {
            return
            [
                Reading.Skip(
                    IntakeCodes.BrokenDocument,
                    $"The document's XML is broken: {exception.Message}",
                    source.Path
                ),
            ];
        }
        catch (XmlLimitException exception)
        {
            return [Reading.Skip(IntakeCodes.MarkupLimit, exception.Message, source.Path)];
        }
    }

    // The part's XML, or null where there is none of that name.
    private string? Part(ZipArchive package, string name)
    {
        if (package.GetEntry(name) is not { } entry)
            return null;
        if (
            entry.Length > options.MaxBytes * 4L
            || (entry.Length > RatioFloor && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaxRatio)
        )
            throw new DecompressionBombException($"'{name}' unpacks to {entry.Length:N0} bytes.");
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static DocumentProperties Properties(string? core)
    {
        if (core is null)
            return new DocumentProperties();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = XmlGuard.Open(core, out _);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, Depth: 1, IsEmptyElement: false })
            {
                var name = xml.LocalName;
                xml.Read();
                found.TryAdd(name, xml.NodeType == XmlNodeType.Text ? xml.Value : "");
            }
        }

        return new DocumentProperties
        {
            Title = found.GetValueOrDefault("title"),
            Author = found.GetValueOrDefault("creator"),
            Language = found.GetValueOrDefault("language"),
            Created = WrittenDate.Parse(found.GetValueOrDefault("created")),
        };
    }
}

using System.Text;

namespace Stemma.Intake;

/// <summary>Names the formats that are known and not read, so that their bytes are never taken for an article's text.</summary>
internal sealed class UnsupportedReader : IReader
{
    private static readonly (byte[] Magic, string Format)[] Signatures =
    [
        ("{\\rtf"u8.ToArray(), "RTF"),
        ([0x42, 0x5a, 0x68], "bzip2"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz"),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7-Zip"),
        ("Rar!"u8.ToArray(), "RAR"),
        ([0x89, 0x50, 0x4e, 0x47], "PNG"),
        ([0xff, 0xd8, 0xff], "JPEG"),
        ("GIF8"u8.ToArray(), "GIF"),
        ([0xd0, 0xcf, 0x11, 0xe0], "Microsoft Office 97"),
        ("SQLite format 3"u8.ToArray(), "SQLite"),
    ];

    // What is a zip archive and says what for must not be taken for an archive of articles.
    private static readonly (byte[] Sign, string Format)[] Packages =
    [
        ("mimetypeapplication/vnd.oasis.opendocument"u8.ToArray(), "OpenDocument"),
        ("mimetypeapplication/epub+zip"u8.ToArray(), "EPUB"),
        ("xl/workbook.xml"u8.ToArray(), "Excel"),
        ("ppt/presentation.xml"u8.ToArray(), "PowerPoint"),
    ];

    public Recognition Recognise(SourceHead head) =>
        PackageOf(head) is not null ? Recognition.Special
        : FormatOf(head) is not null ? Recognition.Refused
        : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source) =>
        [
            Reading.Skip(
                IntakeCodes.UnknownFormat,
                $"{FormatOf(source.Head)} is not read yet. Convert it to text or HTML.",
                source.Path
            ),
        ];

    private static string? PackageOf(SourceHead head)
    {
        if (!head.StartsWith([0x50, 0x4b, 0x03, 0x04]))
            return null;
        foreach (var (sign, format) in Packages)
        {
            if (head.Bytes.Span.IndexOf(sign) >= 0)
                return format;
        }

        return null;
    }

    private static string? FormatOf(SourceHead head)
    {
        if (PackageOf(head) is { } package)
            return package;
        foreach (var (magic, format) in Signatures)
        {
            if (head.StartsWith(magic))
                return format;
        }

        return MarkupOf(head);
    }

    private static string? MarkupOf(SourceHead head)
    {
        var start = Encoding
            .Latin1.GetString(head.Bytes.Span[..Math.Min(head.Bytes.Length, 1024)])
            .TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        if (!start.StartsWith('<'))
            return null;
        return
            start.StartsWith("<?xml", StringComparison.Ordinal)
            && !start.Contains("<html", StringComparison.OrdinalIgnoreCase)
            && !start.Contains("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
            ? "XML"
            : null;
    }
}

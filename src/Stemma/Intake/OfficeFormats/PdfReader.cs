using Stemma.Intake.Items;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Stemma.Intake.OfficeFormats;

/// <summary>Reads PDF (ISO 32000) with PdfPig: text in reading order, paragraphs made whole again.</summary>
/// <remarks>A PDF says where signs stand, not what they are part of; columns, paragraphs and page furniture are inferred.</remarks>
internal sealed class PdfReader(IntakeOptions options) : IReader
{
    /// <summary>Pages; laying one out takes some milliseconds. Reports of inquiries have up to this many.</summary>
    private const int MaxPages = 500;

    /// <summary>Signs of one page; a broadsheet has 30,000. Laying out costs more than linear.</summary>
    private const int MaxLetters = 60_000;

    public Recognition Recognise(SourceHead head) =>
        // The mark may stand somewhat later, but so it does in anything that holds or quotes a PDF.
        head.Bytes.Span[..Math.Min(head.Bytes.Length, 1024)].IndexOf("%PDF-"u8) switch
        {
            0 => Recognition.Content,
            > 0 when head.MediaType is null or "application/pdf" => Recognition.Name,
            _ => Recognition.None,
        };

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
        var filters = new PdfFilters();
        try
        {
            return [Read(source, bytes, filters)];
        }
        catch (PdfDocumentEncryptedException)
        {
            return
            [
                Reading.Skip(IntakeCodes.Encrypted, "The document is encrypted and wants a password.", source.Path),
            ];
        }
        catch (Exception) when (filters.IsPastLimit)
        {
            return [Bomb(source)];
        }
    }

    private Reading Read(SourceStream source, byte[] bytes, PdfFilters filters)
    {
        var parsing = new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            FilterProvider = filters,
        };
        using var document = PdfDocument.Open(bytes, parsing);
        if (document.NumberOfPages > MaxPages)
            return Reading.Skip(
                IntakeCodes.TooLarge,
                $"The document has {document.NumberOfPages:N0} pages; {MaxPages} are allowed.",
                source.Path
            );
        var pages = new List<PdfPage>();
        var signs = 0;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            var page = document.GetPage(number);
            signs += page.Letters.Count;
            if (page.Letters.Count > MaxLetters || signs > options.MaxTextLength)
                return Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"Page {number} or the pages up to it hold more signs than articles have.",
                    source.Path
                );
            pages.Add(PdfPage.Of(page));
        }

        if (filters.IsPastLimit)
            return Bomb(source);
        var text = new DocumentText();
        new PdfParagraphs(text).Write(pages);
        return text.ToReading(source, options, Properties(document));
    }

    private static DocumentProperties Properties(PdfDocument document) =>
        new()
        {
            Title = document.Information.Title,
            Author = document.Information.Author,
            Created = PdfDate(document.Information.CreationDate),
        };

    // "D:20310504091200+02'00'" (ISO 32000-1, section 7.9.4).
    private static Stemma.Text.PublicationTime? PdfDate(string? written)
    {
        var value = written?.Trim().Replace("'", "", StringComparison.Ordinal);
        if (value is null || !value.StartsWith("D:", StringComparison.Ordinal) || value.Length < 10)
            return null;
        var day = value[2..10];
        var clock = value.Length >= 16 ? value[10..16] : "";
        var zone = value.Length > 16 ? value[16..] : "";
        zone =
            zone.StartsWith('Z') ? "Z"
            : zone.Length == 5 ? $"{zone[..3]}:{zone[3..]}"
            : "";
        return WrittenDate.Parse(clock.Length == 6 && zone.Length > 0 ? $"{day}T{clock}{zone}" : day);
    }

    private static Reading Bomb(SourceStream source) =>
        Reading.Skip(
            IntakeCodes.ArchiveLimit,
            "A stream of the document unpacks to far more than it may.",
            source.Path
        );
}

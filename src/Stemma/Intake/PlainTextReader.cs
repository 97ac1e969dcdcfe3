using Stemma.Intake.Decoding;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Intake;

/// <summary>Reads plain text; takes whatever no other reader recognises.</summary>
/// <remarks>The text is kept as it is but for byte-order mark and line ends; headline, stamps and bylines are read from
/// lines that are nothing else, and marked.</remarks>
internal sealed class PlainTextReader(IntakeOptions options) : IReader
{
    public Recognition Recognise(SourceHead head) => Recognition.Fallback;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
            return
            [
                Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"The file has more than {options.MaxBytes:N0} bytes. Split it into articles.",
                    source.Path
                ),
            ];
        var decoded = TextDecoder.Decode(source.Path, bytes, markup: false, source.Provenance.Charset);
        if (decoded is not { Text: { } text })
            return [decoded.Error!.Value];
        if (text.Length > options.MaxTextLength)
            return
            [
                Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"The text has {text.Length:N0} characters; {options.MaxTextLength:N0} are allowed. Split it into articles.",
                    source.Path
                ),
            ];
        var article = new Article(source.Path, text)
        {
            Url = source.Provenance.Address,
            Diagnostics = decoded.Warnings,
        };
        return [Reading.Of(ArticleMarker.Mark(article))];
    }
}

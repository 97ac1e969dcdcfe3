using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Stemma.Text;

namespace Stemma.Intake.Decoding;

/// <summary>Text out of bytes, or the error that says why not.</summary>
/// <param name="Text">Without byte-order mark, line ends LF; null where <paramref name="Error"/> is set.</param>
/// <param name="Warnings">What was repaired or guessed on the way.</param>
/// <param name="Error">Why the bytes are not text, or null.</param>
internal readonly record struct DecodedText(string? Text, ImmutableArray<Diagnostic> Warnings, Reading? Error);

/// <summary>Finds a text's encoding and decodes it, repairing what can be repaired.</summary>
/// <remarks>
/// In this order: byte-order mark; UTF-16 by its zero bytes; valid UTF-8, whatever is declared, for prose in another
/// encoding is practically never valid UTF-8 (RFC 3629, section 1); mostly valid UTF-8; what the server declared; the
/// declaration of an HTML or XML file; byte statistics; windows-1252. Then UTF-8 that had been read as windows-1252 is put right.
/// </remarks>
internal static class TextDecoder
{
    private static readonly Lazy<Encoding> Windows1252 = new(() =>
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!
    );

    private static readonly SearchValues<char> Undefined = SearchValues.Create([
        .. Enumerable.Range(0x80, 0x20).Select(code => (char)code).Where(letter => letter != '\u0085'),
        '\ufffd',
    ]);

    /// <param name="path">Named in diagnostics.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="markup">Whether declarations of HTML and XML are looked for.</param>
    /// <param name="charset">As declared beside the bytes, by the server that sent them; null where nothing does.</param>
    public static DecodedText Decode(string path, ReadOnlySpan<byte> bytes, bool markup, string? charset = null)
    {
        var warnings = ImmutableArray.CreateBuilder<Diagnostic>();
        var text = DecodeBytes(path, bytes, markup, charset, warnings);
        if (text is null || ControlCharacters.ShowBinary(text))
        {
            return new DecodedText(
                null,
                [],
                Reading.Skip(IntakeCodes.Binary, "The file is not text in any known encoding.", path)
            );
        }

        if (Mojibake.Repair(text) is { Count: > 0 } repaired)
        {
            warnings.Add(
                Warning(
                    IntakeCodes.MojibakeRepaired,
                    $"{Times(repaired.Count, "character")} had been read as windows-1252 though written as UTF-8; put right.",
                    path
                )
            );
            text = repaired.Text;
        }

        text = text.ReplaceLineEndings("\n");
        return string.IsNullOrWhiteSpace(text)
            ? new DecodedText(null, [], Reading.Skip(IntakeCodes.Empty, "The file is empty.", path))
            : new DecodedText(text, warnings.ToImmutable(), null);
    }

    private static string? DecodeBytes(
        string path,
        ReadOnlySpan<byte> bytes,
        bool markup,
        string? charset,
        ImmutableArray<Diagnostic>.Builder warnings
    )
    {
        var marked = ByteOrderMark.Take(ref bytes);
        if (marked is not null && marked.CodePage != Encoding.UTF8.CodePage)
            return Replacing(path, bytes, marked, warnings);
        if (ByteOrderMark.Utf16ByZeros(bytes) is { } wide)
        {
            warnings.Add(
                Warning(IntakeCodes.EncodingGuessed, $"Nothing declares the encoding; read as {wide.WebName}.", path)
            );
            return Replacing(path, bytes, wide, warnings);
        }

        // A zero byte in anything but UTF-16 and UTF-32 is not text.
        if (bytes.Contains((byte)0))
            return null;
        var declared = EncodingDeclaration.Named(charset) ?? (markup ? EncodingDeclaration.Find(bytes) : null);
        var census = Utf8Census.Take(bytes);
        if (census.IsAscii)
            return declared is { WebName: "iso-2022-jp" or "hz-gb-2312" }
                ? declared.GetString(bytes)
                : Encoding.ASCII.GetString(bytes);
        if (census.Invalid == 0)
        {
            if (declared is not null && declared.CodePage != Encoding.UTF8.CodePage)
                warnings.Add(
                    Warning(
                        IntakeCodes.WrongDeclaration,
                        $"Declared as {declared.WebName}, but the bytes are UTF-8; read as UTF-8.",
                        path
                    )
                );
            return Encoding.UTF8.GetString(bytes);
        }

        if (
            census.Sequences > census.Invalid
            || (declared?.CodePage == Encoding.UTF8.CodePage && census.Sequences == census.Invalid)
        )
        {
            warnings.Add(
                Warning(
                    IntakeCodes.InvalidBytes,
                    $"{Times(census.Invalid, "byte")} in a UTF-8 text {(census.Invalid == 1 ? "is" : "are")} not UTF-8; read as windows-1252 or replaced.",
                    path
                )
            );
            return Utf8Census.Decode(bytes, Windows1252.Value);
        }

        if (declared is not null && declared.CodePage != Encoding.UTF8.CodePage)
            return Replacing(path, bytes, declared, warnings);
        var guessed = EncodingStatistics.Guess(bytes) ?? Windows1252.Value;
        warnings.Add(
            Warning(
                declared is null ? IntakeCodes.EncodingGuessed : IntakeCodes.WrongDeclaration,
                $"{(declared is null ? "Nothing declares the encoding" : "Declared as UTF-8, which it is not")}; read as {guessed.WebName}.",
                path
            )
        );
        return Replacing(path, bytes, guessed, warnings);
    }

    private static string Replacing(
        string path,
        ReadOnlySpan<byte> bytes,
        Encoding encoding,
        ImmutableArray<Diagnostic>.Builder warnings
    )
    {
        var text = encoding.GetString(bytes);
        // Undefined bytes decode to the replacement character or, in the Windows code pages, to C1 controls.
        var wrong = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Undefined) is >= 0 and var at; rest = rest[(at + 1)..])
            wrong++;
        if (wrong > 0)
            warnings.Add(
                Warning(
                    IntakeCodes.InvalidBytes,
                    $"{Times(wrong, "place")} cannot be read as {encoding.WebName}; kept as unreadable characters.",
                    path
                )
            );
        return text;
    }

    private static string Times(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";

    private static Diagnostic Warning(string code, string message, string path) =>
        new(code, Severity.Warning, message, path);
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Stemma.Intake.Decoding;
using Stemma.Intake.Fields;
using Stemma.Intake.Items;
using Stemma.Intake.Records;
using Stemma.Text;

namespace Stemma.Intake.Tables;

/// <summary>Reads tables of comma-, tab-, semicolon- or bar-separated values (RFC 4180): each row is an article
/// "table.csv!5", numbered as a spreadsheet numbers it, the head being row 1.</summary>
/// <remarks>
/// Rows are parted as bytes and their fields split here: CSV libraries give no access to a row's own bytes, which its
/// custody needs, and end the whole file at a row too long for their buffer.
/// </remarks>
internal sealed class TableReader(IntakeOptions options) : IContainer
{
    private readonly ItemWriter writer = new(options);

    public Recognition Recognise(SourceHead head) =>
        head.HasExtension(".csv", ".tsv", ".tab")
        || head.MediaType is "text/csv" or "text/tab-separated-values" or "application/csv"
            ? Recognition.Name
        : HasKnownHead(head) ? Recognition.Name
        : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        var stream = source.Stream;
        Custody? whole = null;
        if (ByteOrderMark.IsWide(source.Head.Bytes.Span))
        {
            // What spreadsheets call Unicode text. Its bytes cannot be parted at line ends; its rows have the custody of all.
            if (source.ReadAll(options.MaxBytes) is not { } bytes)
            {
                yield return Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"A table in UTF-16 may have {options.MaxBytes:N0} bytes. Save it as UTF-8.",
                    source.Path
                );
                yield break;
            }

            whole = source.Custody;
            var decoded = TextDecoder.Decode(source.Path, bytes, markup: false);
            if (decoded.Text is not { } text)
            {
                yield return decoded.Error!.Value;
                yield break;
            }

            stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        }

        var start = whole is null ? source.Head.Bytes.Span : Narrow(source.Head.Bytes.Span);
        var delimiter = TableRow.Delimiter(start, source.Head.HasExtension(".tsv", ".tab"));
        TableColumns? columns = null;
        var any = false;
        foreach (
            var batch in RecordStream.Batched(RecordStream.Read(stream, new RowEdge((byte)delimiter), options.MaxBytes))
        )
        {
            var rows = batch;
            if (columns is null)
            {
                var head = TableRow.Split(Words(batch[0].Bytes, source.Path, out _), delimiter);
                columns = new TableColumns(head, options.FieldMap ?? FieldMap.Default);
                if (!columns.HasText)
                {
                    yield return Reading.Skip(
                        IntakeCodes.NoTextField,
                        SourceStream.Printable(
                            $"No column is known to hold text; there are: {string.Join(", ", head.Take(20).Select(Short))}. Name one with --map text=COLUMN."
                        ),
                        source.Path
                    );
                    yield break;
                }

                rows = batch[1..];
            }

            any |= rows.Count > 0;
            var known = columns;
            yield return Reading.Later(
                () => rows.SelectMany(row => Read(source, row, known, delimiter, whole)),
                rows.Sum(row => (long)row.Bytes.Length)
            );
        }

        if (!any)
            yield return Reading.Skip(IntakeCodes.NoItems, "The table has no rows.", source.Path);
    }

    private IEnumerable<Reading> Read(
        SourceStream source,
        ByteRecord row,
        TableColumns columns,
        char delimiter,
        Custody? whole
    )
    {
        var path = $"{source.Path}!{row.Number}";
        if (row.IsTooLong)
            return
            [
                Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"The row has more than {options.MaxBytes:N0} bytes; it was passed over. A quotation mark may be missing.",
                    path
                ),
            ];
        var bytes = row.Bytes.AsSpan().TrimEnd("\r\n"u8);
        if (bytes.IsEmpty)
            return [];
        if (bytes.Contains((byte)0))
            return [Reading.Skip(IntakeCodes.Binary, "The row holds zero bytes.", path)];
        var fields = TableRow.Split(Words(bytes, path, out var warnings), delimiter);
        return [writer.Write(columns.ItemOf(path, fields, whole ?? source.CustodyOf(bytes), warnings))];
    }

    private static string Words(ReadOnlySpan<byte> bytes, string path, out ImmutableArray<Diagnostic> warnings)
    {
        warnings = [];
        ByteOrderMark.Take(ref bytes);
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var decoded = TextDecoder.Decode(path, bytes, markup: false);
        warnings = decoded.Warnings.IsDefault ? [] : decoded.Warnings;
        return decoded.Text ?? "";
    }

    // Without a name, two columns of the head must be known, and one of them hold text.
    private bool HasKnownHead(SourceHead head)
    {
        var end = head.Bytes.Span.IndexOf((byte)'\n');
        if (end <= 0 || !Utf8.IsValid(head.Bytes.Span[..end]))
            return false;
        var line = Encoding.UTF8.GetString(head.Bytes.Span[..end]).TrimEnd('\r').TrimStart('\ufeff');
        if (line.Contains('<', StringComparison.Ordinal) || line.Contains('{', StringComparison.Ordinal))
            return false;
        var names = TableRow.Split(line, TableRow.Delimiter(head.Bytes.Span, isTabbed: false));
        if (names.Count < 2 || names.Any(name => name.Length is 0 or > 40))
            return false;
        var columns = new TableColumns(names, options.FieldMap ?? FieldMap.Default);
        return columns is { HasText: true, Known: > 1 };
    }

    private static byte[] Narrow(ReadOnlySpan<byte> wide) =>
        [.. wide.ToArray().Where(value => value is > 0 and < 0x80)];

    private static string Short(string name) => name.Length > 40 ? name[..40] + "…" : name;
}

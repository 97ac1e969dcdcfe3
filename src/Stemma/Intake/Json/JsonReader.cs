using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Stemma.Intake.Decoding;
using Stemma.Intake.Records;
using Stemma.Text;

namespace Stemma.Intake.Json;

/// <summary>Reads JSON: an object a line (JSONL, NDJSON), an array of objects, or one object that is an article or holds a
/// list of them. Which field is what says the field map; objects of ninjs are known by themselves.</summary>
/// <remarks>Lines and elements of an array are read as a stream and parsed on other threads. One object is taken whole.</remarks>
internal sealed class JsonReader(IntakeOptions options) : IContainer
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\u00ef\u00bb\u00bf"u8);

    /// <summary>Bytes in which the end of the first line is looked for, to tell objects on lines from one object where the
    /// name does not. Longer than any article.</summary>
    private const int FirstLine = 4_000_000;

    private readonly JsonItems items = new(options);

    public Recognition Recognise(SourceHead head)
    {
        var start = Start(head.Bytes.Span);
        if (IsOpening(start, (byte)'{', (byte)'"') || IsOpening(start, (byte)'[', (byte)'{'))
            return Recognition.Content;
        return
            start.Length > 0
            && start[0] is (byte)'{' or (byte)'['
            && (IsLines(head) || head.HasExtension(".json") || head.MediaType is "application/json")
            ? Recognition.Name
            : Recognition.None;
    }

    public IEnumerable<Reading> Read(SourceStream source)
    {
        var start = Start(source.Head.Bytes.Span);
        if (ByteOrderMark.IsWide(source.Head.Bytes.Span))
            return Whole(source);
        if (IsOpening(start, (byte)'[', (byte)'{'))
            return Records(source, new ElementEdge(), "element");
        if (IsLines(source.Head))
            return Records(source, new LineEdge(), "line");
        var begun = Begun(source);
        source = new SourceStream(
            source.Path,
            new PrefixedStream(begun, source.Stream),
            source.Provenance,
            source.Head.Name
        );
        return HasSecondObject(Start(begun)) ? Records(source, new LineEdge(), "line") : Whole(source);
    }

    private static byte[] Begun(SourceStream source)
    {
        var begun = new byte[FirstLine];
        return begun[..source.Stream.ReadAtLeast(begun, begun.Length, throwOnEndOfStream: false)];
    }

    private IEnumerable<Reading> Records(SourceStream source, RecordEdge edge, string kind)
    {
        var first = true;
        var any = false;
        foreach (var batch in RecordStream.Batched(RecordStream.Read(source.Stream, edge, options.MaxBytes)))
        {
            var held = batch.Sum(record => (long)record.Bytes.Length);
            any |= held > 0;
            if (!first)
            {
                yield return Reading.Later(() => batch.SelectMany(record => Read(source, record, kind)), held);
                continue;
            }

            first = false;
            var readings = batch.SelectMany(record => Read(source, record, kind)).ToArray();
            var unread = readings.FirstOrDefault(reading => reading.Error is not null);
            // A file of which nothing at the beginning has text is of no use; a message a line is not, either.
            if (
                readings.Length > 1
                && Array.TrueForAll(readings, reading => reading.Error?.Code == IntakeCodes.ItemWithoutText)
            )
            {
                yield return Reading.Skip(IntakeCodes.NoTextField, unread.Error!.Message, source.Path);
                yield break;
            }

            foreach (var reading in readings)
                yield return reading;
        }

        if (!any)
            yield return Reading.Skip(IntakeCodes.NoItems, "The file holds no objects.", source.Path);
    }

    private IEnumerable<Reading> Read(SourceStream source, ByteRecord record, string kind)
    {
        var path = $"{source.Path}!{record.Number}";
        if (record.IsTooLong)
            return
            [
                Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"The {kind} has more than {options.MaxBytes:N0} bytes; it was passed over.",
                    path
                ),
            ];
        var bytes = record.Bytes.AsMemory();
        var (open, close) = (bytes.Span.IndexOf((byte)'{'), bytes.Span.LastIndexOf((byte)'}'));
        if (!bytes.Span.ContainsAnyExcept(Space) || (open < 0 && bytes.Length < 8 && kind == "element"))
            return [];
        if (open >= 0 && close > open && (kind == "element" || !bytes.Span[..open].ContainsAnyExcept(Space)))
            bytes = kind == "element" ? bytes[open..(close + 1)] : bytes[open..].TrimEnd("\r\n"u8);
        using var parsed = Parse(path, bytes, out var warnings, out var error);
        if (parsed is null)
            return
            [
                error is { Error: { Code: IntakeCodes.BrokenDocument } broken }
                    ? Reading.Skip(IntakeCodes.BrokenRecord, $"The {kind} is broken: {broken.Message}", path)
                    : error!.Value,
            ];
        var custody = source.CustodyOf(bytes.Span);
        return NinjsItems.OfPackage(parsed.RootElement) is { } package
            ? [.. package.Select(item => items.Read($"{path}!{item.Name}", item.Value, custody, warnings))]
            : [items.Read(path, parsed.RootElement, custody, warnings)];
    }

    private IEnumerable<Reading> Whole(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
            return
            [
                Reading.Skip(
                    IntakeCodes.TooLarge,
                    $"The object has more than {options.MaxBytes:N0} bytes. Write it as an object a line.",
                    source.Path
                ),
            ];
        return [Reading.Later(() => Objects(source, bytes), bytes.Length)];
    }

    private Reading[] Objects(SourceStream source, byte[] bytes)
    {
        using var parsed = JsonText.Parse(
            source.Path,
            bytes,
            source.Provenance.Charset,
            out var warnings,
            out var error
        );
        if (parsed is null)
            return [error!.Value];
        var root = parsed.RootElement;
        if (NinjsItems.OfPackage(root) is { } package)
            return
            [
                .. package.Select(item =>
                    items.Read($"{source.Path}!{item.Name}", item.Value, source.Custody, warnings)
                ),
            ];
        if (!items.IsArticle(root) && ListIn(root) is { } list)
            return
            [
                .. list.EnumerateArray()
                    .Select(
                        (record, index) =>
                            items.Read($"{source.Path}!{index + 1}", record, source.Custody, index == 0 ? warnings : [])
                    ),
            ];
        return [items.Read(source.Path, root, source.Custody, warnings)];
    }

    // The first array of objects in the root or up to two objects below it: a page of search results.
    private static JsonElement? ListIn(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return root;
        JsonElement[] level = [root];
        for (var depth = 0; depth < 3; depth++)
        {
            var inner = level
                .Where(element => element.ValueKind == JsonValueKind.Object)
                .SelectMany(element => element.EnumerateObject())
                .Select(property => property.Value)
                .ToArray();
            foreach (var array in inner.Where(element => element.ValueKind == JsonValueKind.Array))
            {
                if (array.GetArrayLength() > 0 && array[0].ValueKind == JsonValueKind.Object)
                    return array;
            }

            level = inner;
        }

        return null;
    }

    // Bytes that are UTF-8, as JSON has to be (RFC 8259, section 8.1), are parsed as they are.
    private static JsonDocument? Parse(
        string path,
        ReadOnlyMemory<byte> bytes,
        out ImmutableArray<Diagnostic> warnings,
        out Reading? error
    )
    {
        if (Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0))
        {
            (warnings, error) = ([], null);
            return JsonText.Parse(path, bytes, out error);
        }

        return JsonText.Parse(path, bytes.Span, "utf-8", out warnings, out error);
    }

    private static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> bytes)
    {
        if (ByteOrderMark.IsWide(bytes))
        {
            // The ASCII of it, which is all that is looked for.
            var narrow = bytes.ToArray().Where(value => value is > 0 and < 0x80).ToArray();
            return narrow.AsSpan().TrimStart(" \t\r\n"u8);
        }

        var at = bytes.IndexOfAnyExcept(Space);
        return at < 0 ? default : bytes[at..];
    }

    private static bool IsOpening(ReadOnlySpan<byte> start, byte open, byte next)
    {
        if (start.IsEmpty || start[0] != open)
            return false;
        var inner = start[1..].TrimStart(" \t\r\n"u8);
        return !inner.IsEmpty && inner[0] == next;
    }

    private static bool IsLines(SourceHead head) =>
        head.HasExtension(".jsonl", ".ndjson", ".jl", ".jsonlines")
        || head.MediaType is "application/x-ndjson" or "application/jsonl" or "application/jsonlines";

    // An object that ends at the end of a line within what is looked at, and another after it.
    private static bool HasSecondObject(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        return end > 0
            && start[..end].TrimEnd(" \t\r"u8).EndsWith("}"u8)
            && start[end..].TrimStart(" \t\r\n"u8).StartsWith("{"u8);
    }
}

using NodaTime.Text;
using ZstdSharp;

namespace Stemma.Intake.Warc;

/// <summary>An article's bytes as a record held them.</summary>
/// <param name="Record">The record.</param>
/// <param name="Type">As declared.</param>
/// <param name="Packed">The bytes, with Zstandard.</param>
internal sealed record Original(WarcRecord Record, DeclaredType Type, byte[] Packed)
{
    /// <summary>The bytes.</summary>
    public byte[] Body()
    {
        using var decompressor = new Decompressor();
        return decompressor.Unwrap(Packed).ToArray();
    }
}

/// <summary>The articles that revisits further on may mean, the latest of them, in bounded memory.</summary>
/// <remarks>Found as WARC 1.1, section 6.7, and the revisit profiles name originals: by record, by address and date,
/// by digest; a revisit that names nothing means the same address.</remarks>
internal sealed class Originals : IDisposable
{
    /// <summary>Bytes held, packed. Pages pack to a fifth, so the last 150 MB of pages can be found; what is further back
    /// is named in a diagnostic. Larger archives of one site repeat within minutes, not at the other end.</summary>
    private const long MaxHeld = 32_000_000;

    /// <summary>Bytes that an entry takes beside its body.</summary>
    private const long Overhead = 1500;

    private readonly Dictionary<string, Original> known = new(StringComparer.Ordinal);
    private readonly Queue<Original> order = new();
    private readonly Compressor compressor = new(level: 1);
    private long held;

    /// <summary>Keeps an article for later, and lets go of the oldest.</summary>
    public void Keep(WarcRecord record, DeclaredType type, byte[] body)
    {
        var original = new Original(record, type, compressor.Wrap(body).ToArray());
        foreach (var key in Keys(record))
            known[key] = original;
        order.Enqueue(original);
        held += original.Packed.Length + Overhead;
        while (held > MaxHeld && order.TryDequeue(out var oldest))
        {
            held -= oldest.Packed.Length + Overhead;
            foreach (var key in Keys(oldest.Record))
            {
                if (ReferenceEquals(known.GetValueOrDefault(key), oldest))
                    known.Remove(key);
            }
        }
    }

    /// <summary>The article that a revisit means, or null where it is not held.</summary>
    public Original? Of(WarcRecord revisit)
    {
        var fields = revisit.Fields;
        if (fields.Identifier("WARC-Refers-To") is { } id && known.TryGetValue($"id {id}", out var named))
            return named;
        var address = fields.Identifier("WARC-Refers-To-Target-URI");
        var date = fields["WARC-Refers-To-Date"];
        if (
            date is not null
            && (address ?? revisit.Target) is { } where
            && known.TryGetValue($"at {where} {date}", out var dated)
        )
            return dated;
        if (revisit.PayloadDigest is { } digest)
            return known.GetValueOrDefault($"digest {digest}");
        return date is null && fields["WARC-Refers-To"] is null && (address ?? revisit.Target) is { } same
            ? known.GetValueOrDefault($"last {same}")
            : null;
    }

    /// <summary>Where the original of a revisit is, in words.</summary>
    public static string PlaceOf(WarcRecord revisit)
    {
        var fields = revisit.Fields;
        var address = fields.Identifier("WARC-Refers-To-Target-URI") ?? revisit.Target ?? "the same address";
        var date = fields["WARC-Refers-To-Date"] is { } day ? $" of {day}" : "";
        var name =
            fields.Identifier("WARC-Refers-To") is { } id ? $", record {id}"
            : revisit.PayloadDigest is { } digest ? $", with the payload {digest}"
            : "";
        return SourceStream.Printable($"{address}{date}{name}");
    }

    public void Dispose() => compressor.Dispose();

    private static IEnumerable<string> Keys(WarcRecord record)
    {
        if (record.Id is { } id)
            yield return $"id {id}";
        if (record.PayloadDigest is { } digest)
            yield return $"digest {digest}";
        if (record.Target is not { } target)
            yield break;
        yield return $"last {target}";
        if (record.Date is { } date)
            yield return $"at {target} {InstantPattern.ExtendedIso.Format(date)}";
    }
}

using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Stemma.Intake.OfficeFormats;

/// <summary>The library's filters, stopped before they unpack more than a document may hold: they write into memory as
/// much as comes.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>Bytes of all streams of a document together. Pictures are not unpacked, for nothing asks for them; fonts
    /// of Chinese reach 20 MB.</summary>
    private const long MaxUnpacked = 200_000_000;

    /// <summary>Bytes of a stream in LZW or run lengths, which unpack to at most some thousand times as many; such are old
    /// and small.</summary>
    private const int MaxOther = 1_000_000;

    private long unpacked;

    /// <summary>True once a stream was refused. The library may have gone on without it.</summary>
    public bool IsPastLimit { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Guarded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Guarded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guarded(DefaultFilterProvider.Instance.GetAllFilters());

    private Guard[] Guarded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Guard(this, filter))];

    private void Weigh(IFilter filter, Memory<byte> input)
    {
        unpacked += filter is FlateFilter ? Inflated(input, MaxUnpacked - unpacked) : input.Length;
        if (unpacked <= MaxUnpacked && (filter is FlateFilter || input.Length <= MaxOther || !IsPacking(filter)))
            return;
        IsPastLimit = true;
        throw new DecompressionBombException("A stream unpacks to far more than it may.");
    }

    private static bool IsPacking(IFilter filter) => filter is LzwFilter or RunLengthFilter;

    // Unpacked once to nowhere: cheap beside what the library does with it afterwards.
    private static long Inflated(Memory<byte> input, long limit)
    {
        var total = 0L;
        var buffer = new byte[16_384];
        try
        {
            using var stream = new ZLibStream(
                new MemoryStream(input.ToArray(), writable: false),
                CompressionMode.Decompress
            );
            for (int count; total <= limit && (count = stream.Read(buffer)) > 0; )
                total += count;
        }
        catch (InvalidDataException)
        {
            // Damaged further on; the library takes what comes before that, which has been counted.
        }

        return total;
    }

    private sealed class Guard(PdfFilters limits, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            limits.Weigh(filter, input);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}

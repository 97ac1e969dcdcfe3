using Stemma.Intake.Fetching;
using Stemma.Intake.Fields;

namespace Stemma.Intake;

/// <summary>Limits on what is read; each stops an attack or an accident.</summary>
public sealed record IntakeOptions
{
    /// <summary>Bytes one file or entry may have before it is decoded. Stops endless devices and dumps; pages with
    /// pictures inlined reach about 10 MB.</summary>
    public int MaxBytes { get; init; } = 20_000_000;

    /// <summary>UTF-16 code units of one article's text. The longest novels have about 3.5 million; what is larger
    /// is a concatenation, and later stages would spend minutes on it.</summary>
    public int MaxTextLength { get; init; } = 4_000_000;

    /// <summary>Start and end tags of one page. The search for the main text costs more than linear; the largest of 90
    /// news pages had 2,900.</summary>
    public int MaxTags { get; init; } = 60_000;

    /// <summary>Entries one archive may list.</summary>
    public int MaxEntries { get; init; } = 200_000;

    /// <summary>Uncompressed bytes taken from one archive.</summary>
    public long MaxArchiveBytes { get; init; } = 2_000_000_000;

    /// <summary>How many times larger than its compressed form an entry above a megabyte may be. News text reaches 10,
    /// repetitive pages 40; bombs begin at 1,000.</summary>
    public int MaxRatio { get; init; } = 150;

    /// <summary>Files read at once; the result does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How addresses are fetched.</summary>
    public FetchOptions Fetching { get; init; } = new();

    /// <summary>Which fields of JSON and tables hold what; the built-in map where null.</summary>
    public FieldMap? FieldMap { get; init; }

    /// <summary>True to hand on with each article the bytes it was read from, in <see cref="Text.Custody.Original"/>; they
    /// stay in memory as long as the article.</summary>
    public bool KeepOriginals { get; init; }

    /// <summary>What "-" reads.</summary>
    public Func<Stream> StandardInput { get; init; } = Console.OpenStandardInput;
}

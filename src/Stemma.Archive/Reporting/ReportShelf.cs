using Stemma.Publishing;
using Stemma.Text;
using ZstdSharp;

namespace Stemma.Archive.Reporting;

/// <summary>Keeps the reports on stories as they were made, so that showing a story loads no annotator and no model.</summary>
/// <remarks>
/// A report is gone when its story changes, or what the story hangs together with: the database sees to that. One made by other code is
/// made anew when it is asked for. Nothing depends on what is kept here.
/// </remarks>
/// <param name="statements">Of the archive.</param>
/// <param name="load">Gives an article by its id, as intake gave it.</param>
internal sealed class ReportShelf(Statements statements, Func<string, Article> load)
{
    /// <summary>As for texts: more makes reports a twentieth smaller and takes twice as long.</summary>
    private const int CompressionLevel = 3;

    /// <summary>Bytes of a report before compression. A story of some hundred long accounts has such a one; larger ones are made each time.</summary>
    public const int MostBytes = 64_000_000;

    /// <summary>The code that makes reports and writes them: builds that differ in anything have another.</summary>
    private static readonly string Maker = string.Concat(
        ((Type[])[typeof(Tracer), typeof(ReportShelf)]).Select(type => $"{type.Module.ModuleVersionId:N}"[..16])
    );

    /// <summary>The report on a story as it is now; null where none is kept, or none that can be read.</summary>
    public StoryReport? Find(StorySummary story)
    {
        if (
            statements.Value(
                "SELECT report FROM report WHERE story = $1 AND maker = $2 AND (SELECT version FROM story WHERE number = $1) = $3",
                story.Number,
                Maker,
                story.Version
            )
            is not byte[] packed
        )
            return null;
        try
        {
            return Unpacked(packed);
        }
        catch (Exception exception) when (exception is InvalidDataException or ZstdException or ArchiveException)
        {
            return null;
        }
    }

    /// <summary>Keeps a report. Inside a transaction.</summary>
    /// <param name="number">Of the story.</param>
    /// <param name="packed">From <see cref="Packed"/>.</param>
    public void Keep(long number, byte[] packed) =>
        statements.Run(
            "INSERT INTO report(story, maker, report) VALUES($1, $2, $3) "
                + "ON CONFLICT(story) DO UPDATE SET maker = $2, report = $3",
            number,
            Maker,
            packed
        );

    /// <summary>A report as it is kept; null where it is too large to be.</summary>
    public static byte[]? Packed(StoryReport report)
    {
        var bytes = ReportWriter.Of(report);
        if (bytes.Length > MostBytes)
            return null;
        using var compressor = new Compressor(CompressionLevel);
        // So that a damaged report is noticed, and made anew.
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(bytes).ToArray();
    }

    /// <summary>The report again.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public StoryReport Unpacked(byte[] packed)
    {
        using var decompressor = new Decompressor();
        return ReportReader.Of(decompressor.Unwrap(packed, MostBytes).ToArray(), load);
    }

    /// <summary>Removes what other code made.</summary>
    public void Clean() => statements.Run("DELETE FROM report WHERE maker <> $1", Maker);
}

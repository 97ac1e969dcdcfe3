using System.Formats.Tar;

namespace Stemma.Intake.Archives;

/// <summary>Reads each file in a tar archive as if it were a file named "archive.tar!entry", in the archive's order.</summary>
/// <remarks>
/// Gone through once, so that an archive may be a stream of any length. Nothing is written to disk: entry names cannot
/// lead anywhere, and links, devices and folders have no effect. Archives inside are refused.
/// </remarks>
internal sealed class TarArchiveReader(IntakeOptions options) : IContainer
{
    public Recognition Recognise(SourceHead head) =>
        TarHeader.IsHeader(head.Bytes.Span) ? Recognition.Content : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        using var guarded = new TarGuard(source.Stream);
        using var archive = new TarReader(guarded, leaveOpen: true);
        var (entries, total, any) = (0, 0L, false);
        while (archive.GetNextEntry() is { } entry)
        {
            if (++entries > options.MaxEntries)
            {
                yield return Limit(source.Path, $"The archive has more than {options.MaxEntries:N0} entries.");
                yield break;
            }

            if (!IsFile(entry) || IsHidden(entry.Name))
                continue;
            any = true;
            total += entry.Length;
            if (total > options.MaxArchiveBytes)
            {
                yield return Limit(
                    source.Path,
                    $"The archive holds more than {options.MaxArchiveBytes:N0} bytes; the rest was not read."
                );
                yield break;
            }

            var name = SourceStream.Printable($"{source.Path}!{entry.Name}");
            yield return Reading.Enter(new SourceStream(name, entry.DataStream ?? Stream.Null));
        }

        if (!any)
            yield return Reading.Skip(IntakeCodes.NoMatch, "The archive holds no files.", source.Path);
    }

    private static bool IsFile(TarEntry entry) =>
        entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;

    private static bool IsHidden(string name) =>
        name.Split('/').Any(part => part.StartsWith('.') && part is not ("." or ".."));

    private static Reading Limit(string path, string message) => Reading.Skip(IntakeCodes.ArchiveLimit, message, path);
}

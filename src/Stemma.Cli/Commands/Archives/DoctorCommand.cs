using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Stemma.Archive;
using Stemma.Archive.Watching;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma doctor</c>: whether everything that the tool needs is there and well.</summary>
internal sealed class DoctorCommand : Command, IExampled
{
    /// <summary>Less room than this on the archive's disk is complained of: an hour of busy feeds and one compaction of a small archive.</summary>
    private const long LeastRoom = 500_000_000;

    /// <summary>Feeds that failed so often in a row are complained of: with waits that double, some hours.</summary>
    private const int ManyFailures = 5;

    private readonly Surroundings around;
    private readonly PageLook look;
    private readonly ArchiveOption archive;
    private readonly Option<bool> json = new("--json") { Description = "Print JSON" };

    public DoctorCommand(Surroundings around)
        : base("doctor", "Say whether everything the tool needs is there and well")
    {
        this.around = around;
        look = new PageLook(around);
        archive = new ArchiveOption(around);
        Add(json);
        archive.AddTo(this);
        look.AddTo(this);
        SetAction(Examine);
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma doctor", "Versions, resources, the archive, its disk and its feeds"),
            ("stemma doctor --json", "The same for a monitor; exit code 1 where something is wrong"),
        ];

    private sealed record Finding(string Name, string Value, string? Trouble = null);

    private int Examine(ParseResult parsed)
    {
        List<Finding> findings =
        [
            new("stemma", StemmaTool.Version),
            new("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"),
            .. Resources(),
            .. Archive(archive.PathOf(parsed)),
        ];
        if (parsed.GetValue(json))
            Write(findings);
        else
            PageOutput.Write(around.Output, look.Style(parsed), page => Print(page, findings));
        return findings.Exists(finding => finding.Trouble is not null) ? ExitCodes.SomeSkipped : ExitCodes.Fine;
    }

    private static IEnumerable<Finding> Resources()
    {
        var assembly = typeof(Tracer).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream))[..16];
            yield return new Finding(
                "table",
                string.Create(CultureInfo.InvariantCulture, $"{hash} {stream.Length, 10:N0} bytes  {name}"),
                stream.Length == 0 ? "It is empty: the installation is damaged. Install again." : null
            );
        }
    }

    private static IEnumerable<Finding> Archive(string path)
    {
        yield return new Finding("archive", Path.GetFullPath(path));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!File.Exists(path))
        {
            yield return new Finding("articles", "none yet; 'stemma add' makes the archive");
            yield break;
        }

        var room = Room(folder);
        yield return new Finding(
            "disk free",
            string.Create(CultureInfo.InvariantCulture, $"{room / 1e9:N1} GB"),
            room < LeastRoom ? "There is little room left. Make some, or move the archive." : null
        );
        var found = new List<Finding>();
        try
        {
            using var opened = SqliteArchive.Open(path, create: false);
            using var book = WatchBook.Open(path);
            var size = opened.Size();
            found.Add(new("articles", size.Articles.ToString("N0", CultureInfo.InvariantCulture)));
            found.Add(new("tables", $"version {SqliteArchive.TablesVersion}"));
            found.Add(new("last check", book.Note("checked") ?? "never; 'stemma archive check' compares everything"));
            // Written, so that a read-only disk or a foreign owner is found before the next article comes.
            book.Note("examined", "yes");
            found.Add(new("writable", "yes"));
            found.AddRange(
                book.Feeds()
                    .Select(feed => new Finding(
                        "feed",
                        feed.Problem is null
                            ? feed.Address
                            : string.Create(
                                CultureInfo.InvariantCulture,
                                $"{feed.Address}  {feed.Failures} failures in a row"
                            ),
                        feed.Failures >= ManyFailures ? feed.Problem : null
                    ))
            );
        }
        catch (ArchiveException exception)
        {
            found.Add(new("state", "not usable", $"{exception.Diagnostic.Code}: {exception.Message}"));
        }

        foreach (var finding in found)
            yield return finding;
    }

    private static long Room(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return long.MaxValue;
        }
    }

    private static void Print(Page page, List<Finding> findings)
    {
        foreach (var finding in findings)
        {
            page.Labelled(0, 12, new Piece(finding.Name, Ink.Faint), new Piece(SafeText.OneLine(finding.Value)));
            if (finding.Trouble is { } trouble)
                page.Labelled(0, 12, new Piece(""), new Piece($"→ {SafeText.OneLine(trouble)}"));
        }
    }

    private void Write(List<Finding> findings)
    {
        using var writer = new Utf8JsonWriter(around.Output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteNumber("schema", 1);
        writer.WriteBoolean("well", findings.TrueForAll(finding => finding.Trouble is null));
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("name", finding.Name);
            writer.WriteString("value", finding.Value);
            writer.WriteString("trouble", finding.Trouble);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        around.Output.Write("\n"u8);
    }
}

using System.CommandLine;
using System.Globalization;
using Stemma.Archive;
using Stemma.Archive.Keeping;
using Stemma.Cli.Output;
using Stemma.Text;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma import</c>: takes articles from another archive, or from lines of JSON.</summary>
internal sealed class ImportCommand : Command, IExampled
{
    private const int Batch = 256;

    private readonly Surroundings around;
    private readonly Argument<string> source = new("FILE")
    {
        Description =
            "Another archive, or lines of 'archive export', 'read --json' or 'article --json'; - for standard input",
    };

    public ImportCommand(Surroundings around)
        : base("import", "Take articles from another archive, or from lines of JSON")
    {
        this.around = around;
        var archive = new ArchiveOption(around);
        Add(source);
        archive.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: true,
                kept => Import(kept, parsed.GetRequiredValue(source), archive.PathOf(parsed))
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma import old.db", "Everything another archive has, originals included"),
            ("stemma import flood.jsonl --archive flood.db", "What 'stemma archive export flood.jsonl' wrote"),
        ];

    private int Import(SqliteArchive archive, string path, string own)
    {
        if (path != "-" && Path.GetFullPath(path) == Path.GetFullPath(own))
            throw new ArchiveException(
                ArchiveCodes.Inaccessible,
                "This is the archive itself. Name another file.",
                path
            );
        var (seen, added, skipped) = (0, 0, 0);
        foreach (var chunk in Articles().Chunk(Batch))
        {
            around.Cancellation.ThrowIfCancellationRequested();
            seen += chunk.Length;
            added += archive.Add(chunk).Count(isNew => isNew);
        }

        archive.UpdateStories(all: true, around.Cancellation);
        around.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{added:N0} articles added, {seen - added:N0} were there already"
            )
        );
        return seen == 0 ? ExitCodes.NothingDone
            : skipped > 0 ? ExitCodes.SomeSkipped
            : ExitCodes.Fine;

        IEnumerable<Article> Articles()
        {
            if (path != "-" && IsDatabase(path))
            {
                using var other = SqliteArchive.Open(path, create: false);
                foreach (var article in other.All())
                    yield return article.Custody is { } custody && other.Original(article) is { } bytes
                        ? article with
                        {
                            Custody = custody with { Original = new OriginalBytes(bytes) },
                        }
                        : article;
                yield break;
            }

            using var stream = path == "-" ? around.Input() : File.OpenRead(path);
            foreach (var (article, complaint) in ArticleLines.Read(stream, path))
            {
                if (complaint is not null)
                {
                    skipped++;
                    DiagnosticLines.Print(around.Error, [complaint], quiet: false);
                }

                if (article is not null)
                    yield return article;
            }
        }
    }

    private static bool IsDatabase(string path)
    {
        Span<byte> head = stackalloc byte[16];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head.StartsWith("SQLite format 3"u8);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Stemma.Archive;
using Stemma.Publishing;
using Stemma.Publishing.Json;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Web.Archives;

/// <summary>The archive for many readers: each reader of it works in one thread, so there are some.</summary>
internal sealed class ArchiveReaders(ServeOptions options) : IDisposable
{
    /// <summary>Readers that are kept open; while more read, others are opened for them.</summary>
    private const int Kept = 8;

    /// <summary>Reports that are kept, since making one takes up to seconds; each may hold some megabytes. A page over many stories reads 60.</summary>
    private const int KeptReports = 64;

    private readonly ConcurrentBag<IArchive> free = [];
    private readonly ConcurrentDictionary<string, Lazy<StoryReport>> reports = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly Lazy<Tracer> tracer = new(() => new Tracer(new TraceOptions { Parallelism = 1 }));

    /// <summary>True where there is an archive to read.</summary>
    public bool HasArchive => options.Archive is not null;

    /// <summary>Asks the archive something.</summary>
    /// <exception cref="ArchiveException">It cannot answer, or has no such thing.</exception>
    public T Read<T>(Func<IArchive, T> read)
    {
        var archive = free.TryTake(out var kept)
            ? kept
            : SqliteArchive.Open(options.Archive!, create: false, options.Time);
        var isWell = false;
        try
        {
            var result = read(archive);
            isWell = true;
            return result;
        }
        catch (ArchiveException exception)
            when (exception.Diagnostic.Code is ArchiveCodes.NotFound or ArchiveCodes.BadQuery)
        {
            isWell = true;
            throw;
        }
        finally
        {
            if (isWell && free.Count < Kept)
                free.Add(archive);
            else
                archive.Dispose();
        }
    }

    /// <summary>Everything found about a story; made once for each set of its articles.</summary>
    public StoryReport Report(StorySummary story)
    {
        // What people decide changes the version, not the id.
        var key = string.Create(CultureInfo.InvariantCulture, $"{story.Id} {story.Version}");
        var report = reports.GetOrAdd(
            key,
            name =>
            {
                order.Enqueue(name);
                return new Lazy<StoryReport>(() => Read(archive => archive.Report(story)));
            }
        );
        while (reports.Count > KeptReports && order.TryDequeue(out var oldest))
            reports.TryRemove(oldest, out _);
        try
        {
            return report.Value;
        }
        catch
        {
            reports.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>The article whose id begins so, with everything that is marked in it.</summary>
    public ArticleDocument Article(string id)
    {
        var (article, wording) = Marked(id);
        return Documents.Of(article, wording);
    }

    /// <summary>The same, as it is marked.</summary>
    public (Article Article, SpunWording Wording) Marked(string id) =>
        tracer.Value.Read(ImmutableArray.Create(Read(archive => archive.Find(id))))[0];

    public void Dispose()
    {
        while (free.TryTake(out var archive))
            archive.Dispose();
    }
}

using System.Globalization;
using NodaTime;
using Stemma.Archive.Watching;

namespace Stemma.Archive.Alerting;

/// <summary>Knows what is watched, looks for what is new in it, and keeps the alerts.</summary>
/// <remarks>
/// Nothing depends on who added an article or when: a saved search remembers the last article it has seen, a story the state it had. An
/// alert and the state behind it are written in one step, so that an interruption neither loses nor doubles one.
/// </remarks>
public sealed class AlertDesk(WatchBook book, TimeProvider time)
{
    private const string Search = "search";
    private const string Story = "story";

    /// <summary>Articles of one search that are told at once; a search for a common word over a filled archive finds no end.</summary>
    private const int MostFound = 500;

    /// <summary>What is watched, by number.</summary>
    public IReadOnlyList<Watched> All() =>
        book.Guarded(() =>
            book.Statements.All(
                "SELECT number, kind, name FROM watched ORDER BY number",
                row => new Watched(row.GetInt64(0), row.GetString(1) == Search, row.GetString(2))
            )
        );

    /// <summary>Saves a search; articles that are there already are not told.</summary>
    /// <exception cref="ArchiveException">The query has no word.</exception>
    public Watched AddSearch(string query)
    {
        _ =
            SearchQuery.Parse(query)
            ?? throw new ArchiveException(ArchiveCodes.BadQuery, "Give at least one word to search for.", query);
        return Add(
            Search,
            query,
            book.Guarded(() => book.Statements.Number("SELECT coalesce(max(number), 0) FROM article"))
                .ToString(CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Watches a story, from its present state on.</summary>
    /// <param name="archive">Knows it.</param>
    /// <param name="id">Of the story or of one of its articles.</param>
    public Watched AddStory(IArchive archive, string id)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var story = archive.FindStory(id);
        var state = StoryState.Of(archive.Report(story), story.Version);
        return Add(Story, state.Articles[0], state.Write());
    }

    /// <summary>No longer watches.</summary>
    /// <returns>False where there is nothing of that number.</returns>
    public bool Remove(long number) =>
        book.Guarded(() =>
            book.Statements.Value("DELETE FROM watched WHERE number = $1 RETURNING number", number) is not null
        );

    /// <summary>Looks for what is new, keeps it, and returns it.</summary>
    public IReadOnlyList<Alert> Look(IArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var alerts = new List<Alert>();
        foreach (var watched in All())
            alerts.AddRange(watched.IsSearch ? Searched(watched) : Compared(archive, watched));
        return alerts;
    }

    /// <summary>The latest alerts, the last first.</summary>
    public IReadOnlyList<Alert> Latest(int most) => Alerts("ORDER BY number DESC LIMIT $1", most);

    /// <summary>Alerts that were not delivered yet, the first first.</summary>
    public IReadOnlyList<Alert> Undelivered(int most) =>
        Alerts("WHERE delivered IS NULL ORDER BY number LIMIT $1", most);

    /// <summary>Notes that an alert was delivered, or given up.</summary>
    public void Delivered(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        book.Guarded(() =>
        {
            book.Statements.Run("UPDATE alert SET delivered = $2 WHERE number = $1", alert.Number, Now);
            return 0;
        });
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private List<Alert> Alerts(string which, int most) =>
        book.Guarded(() =>
            book.Statements.All(
                $"SELECT number, at, kind, about, detail, article FROM alert {which}",
                row => new Alert(
                    row.GetInt64(0),
                    Instant.FromUnixTimeMilliseconds(row.GetInt64(1)),
                    row.GetString(3),
                    new Finding(
                        Enum.Parse<AlertKind>(row.GetString(2)),
                        row.GetString(4),
                        Convert.ToHexStringLower(row.GetFieldValue<byte[]>(5))
                    )
                ),
                (long)most
            )
        );

    private Watched Add(string kind, string name, string state) =>
        book.Guarded(() =>
        {
            book.Statements.Run(
                "INSERT INTO watched(kind, name, state) VALUES($1, $2, $3) ON CONFLICT(kind, name) DO NOTHING",
                kind,
                name,
                state
            );
            var number = book.Statements.Number("SELECT number FROM watched WHERE kind = $1 AND name = $2", kind, name);
            return new Watched(number, kind == Search, name);
        });

    private List<Alert> Searched(Watched watched) =>
        book.Guarded(() =>
            book.Statements.Transaction(() =>
            {
                var query = SearchQuery.Parse(watched.Name)!.ToFts();
                var last = book.Statements.Number("SELECT coalesce(max(number), 0) FROM article");
                // A number that became free is given again.
                var after = Math.Min(last, long.Parse(StateOf(watched), CultureInfo.InvariantCulture));
                var found = book.Statements.All(
                    "SELECT article.id, article.facts FROM words JOIN article ON number = words.rowid "
                        + "WHERE words MATCH $1 AND words.rowid > $2 ORDER BY words.rowid LIMIT $3",
                    row => (Id: Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)), Facts: row.GetString(1)),
                    query,
                    after,
                    (long)MostFound
                );
                Keep(watched, last.ToString(CultureInfo.InvariantCulture));
                return Kept(
                    watched.Name,
                    found.Select(hit => new Finding(AlertKind.SearchFound, ArticleFacts.NameIn(hit.Facts), hit.Id))
                );
            })
        );

    private List<Alert> Compared(IArchive archive, Watched watched)
    {
        var before = StoryState.Read(book.Guarded(() => StateOf(watched)));
        // Articles of a watched story may be removed, the one it is named by too.
        var story = (before?.Articles ?? [watched.Name])
            .Prepend(watched.Name)
            .Select(Found)
            .FirstOrDefault(s => s is not null);
        if (story is null || (before?.Version == story.Version && before.Articles.Contains(watched.Name)))
            return [];
        var report = archive.Report(story);
        var after = StoryState.Of(report, story.Version);
        var findings = before is null ? [] : StoryState.Compare(before, report);
        return book.Guarded(() =>
            book.Statements.Transaction(() =>
            {
                Keep(watched, after.Write());
                return Kept(report.Headline, findings);
            })
        );

        StorySummary? Found(string id)
        {
            try
            {
                return archive.FindStory(id);
            }
            catch (ArchiveException exception) when (exception.Diagnostic.Code == ArchiveCodes.NotFound)
            {
                return null;
            }
        }
    }

    private string StateOf(Watched watched) =>
        book.Statements.Value("SELECT state FROM watched WHERE number = $1", watched.Number) as string ?? "0";

    private void Keep(Watched watched, string state) =>
        book.Statements.Run("UPDATE watched SET state = $2 WHERE number = $1", watched.Number, state);

    private List<Alert> Kept(string about, IEnumerable<Finding> findings)
    {
        var now = Now;
        return
        [
            .. findings.Select(finding => new Alert(
                book.Statements.Number(
                    "INSERT INTO alert(at, kind, about, detail, article) VALUES($1, $2, $3, $4, $5) RETURNING number",
                    now,
                    finding.Kind.ToString(),
                    about,
                    finding.Detail,
                    Convert.FromHexString(finding.Article)
                ),
                Instant.FromUnixTimeMilliseconds(now),
                about,
                finding
            )),
        ];
    }
}

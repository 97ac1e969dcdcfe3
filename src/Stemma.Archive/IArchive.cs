using NodaTime;
using Stemma.Archive.Deciding;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Archive;

/// <summary>A growing collection of articles. One writer, many readers, each from one thread at a time.</summary>
/// <remarks>Every method throws <see cref="ArchiveException"/> for what its engine or its file cannot do.</remarks>
public interface IArchive : IDisposable
{
    /// <summary>Keeps articles; those with an id it has already are left as they are. All or none, and on disk when it returns.</summary>
    /// <param name="articles">As intake gave them; layers of annotators are not kept, since they can be made again.</param>
    /// <returns>For each article, whether it is new.</returns>
    IReadOnlyList<bool> Add(IReadOnlyCollection<Article> articles);

    /// <summary>The same for articles that were prepared before, perhaps while others were added.</summary>
    IReadOnlyList<bool> Add(PreparedBatch batch);

    /// <summary>
    /// Puts what was added into stories. Only the stories it belongs to are touched; the outcome is the same as if all
    /// articles had come at once, in any order. May be called at any time, and again after an interruption.
    /// </summary>
    /// <param name="all">False to leave the large stories of which little is new for later.</param>
    /// <param name="cancellation">What is done until then stays done.</param>
    /// <returns>True where something is left for later.</returns>
    bool UpdateStories(bool all, CancellationToken cancellation = default);

    /// <summary>Traces stories of several articles, up to 200, that changed since they were traced, the latest first, and keeps their sums.</summary>
    /// <param name="most">How many stories at most.</param>
    /// <param name="cancellation">What is done until then stays done.</param>
    /// <returns>How many were traced; fewer than <paramref name="most"/> where none is left.</returns>
    int TraceStories(int most, CancellationToken cancellation = default);

    /// <summary>The stories that pass the filter, in its order.</summary>
    IReadOnlyList<StorySummary> Stories(StoryFilter filter);

    /// <summary>How many stories pass the filter in all, whatever it skips and limits; <paramref name="most"/> where there are as many or more.</summary>
    /// <param name="filter">Which stories.</param>
    /// <param name="most">Where counting ends.</param>
    int CountStories(StoryFilter filter, int most);

    /// <summary>The story whose id, or one of whose articles' ids, begins with <paramref name="id"/> (hexadecimal, four digits or more).</summary>
    /// <exception cref="ArchiveException">There is none, or several.</exception>
    StorySummary FindStory(string id);

    /// <summary>Everything found about a story, as <see cref="Tracer"/> has it of the articles it hangs together with.</summary>
    StoryReport Report(StorySummary story);

    /// <summary>Keeps what a person decided about two articles and brings their stories up to date with it; it holds from then on.</summary>
    /// <param name="decision">Names articles by id (12 digits or more), address, path, or the end of their path.</param>
    /// <exception cref="ArchiveException">A name fits no article (<see cref="DecisionCodes.Unknown"/>) or several
    /// (<see cref="DecisionCodes.Ambiguous"/>), or it contradicts what was decided before (<see cref="DecisionCodes.Contradictory"/>).</exception>
    KeptDecision Decide(Decision decision);

    /// <summary>Takes a decision back; the stories are again what they would be without it.</summary>
    /// <returns>False where there is none of that number.</returns>
    bool Retract(long decision);

    /// <summary>What was decided about any article of a story, or about all articles where it is null; in the order it was.</summary>
    IReadOnlyList<KeptDecision> Decisions(StorySummary? story = null);

    /// <summary>Articles that carry a wording, also with other words put in: most of it first.</summary>
    /// <param name="text">A sentence or a paragraph.</param>
    /// <param name="limit">How many at most.</param>
    /// <exception cref="ArchiveException">The text has no word that tells anything.</exception>
    IReadOnlyList<WordingHit> FindWording(string text, int limit);

    /// <summary>How much there is.</summary>
    ArchiveSize Size();

    /// <summary>The article whose id begins with <paramref name="id"/> (hexadecimal, four digits or more), as intake gave it.</summary>
    /// <exception cref="ArchiveException">There is none, or several.</exception>
    Article Find(string id);

    /// <summary>The bytes an article was read from, or null where they were not kept; their hash is in its custody.</summary>
    byte[]? Original(Article article);

    /// <summary>All articles, in the order they came; safe against writing meanwhile.</summary>
    IEnumerable<Article> All();

    /// <summary>Articles that hold all the words and phrases, the last added first.</summary>
    /// <param name="query">Words, and "phrases in quotation marks"; a word or phrase after a minus must not occur.</param>
    /// <param name="limit">How many at most.</param>
    /// <exception cref="ArchiveException">The query has no word.</exception>
    IReadOnlyList<SearchHit> Search(string query, int limit);

    /// <summary>Removes articles, all or none, as <see cref="Remove(string)"/> one; many at once take little longer than one.</summary>
    /// <returns>How many were there.</returns>
    int Remove(IReadOnlyCollection<string> ids);

    /// <summary>Removes an article and what search and stories know of it, and overwrites what was written of it.</summary>
    /// <returns>False where there is none of that whole id.</returns>
    bool Remove(string id);

    /// <summary>Compares everything that can be compared; empty where all is well.</summary>
    IReadOnlyList<Diagnostic> Check();

    /// <summary>Writes a copy that is whole at one moment, while others may read and write.</summary>
    /// <param name="path">A file that does not exist.</param>
    void Backup(string path);

    /// <summary>Gives room back to the disk and overwrites what was removed.</summary>
    void Compact();
}

/// <summary>How much an archive holds.</summary>
/// <param name="Articles">How many articles.</param>
/// <param name="Characters">UTF-16 code units of their texts.</param>
/// <param name="Bytes">Of the file, without its write-ahead log.</param>
/// <param name="Last">When the last article came, or null where there is none.</param>
public sealed record ArchiveSize(long Articles, long Characters, long Bytes, Instant? Last);

/// <summary>An article that search found.</summary>
/// <param name="Article">As intake gave it.</param>
/// <param name="Places">Where the words and phrases stand in its text, in text order; empty where only the title has them.</param>
public sealed record SearchHit(Article Article, IReadOnlyList<TextSpan> Places);

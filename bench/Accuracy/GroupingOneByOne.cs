using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Archive;
using Stemma.Grouping;
using Stemma.Text;

namespace Accuracy;

/// <summary>Share of the texts of ECB+ that have the same story when an archive takes them one by one as in one batch.</summary>
/// <remarks>In an order drawn by chance with a fixed seed; stories are brought up to date after each text, large ones at the end.</remarks>
public sealed class GroupingOneByOne : IMeasure
{
    private const int Seed = 20260101;

    /// <inheritdoc/>
    public string Name => "grouping one by one as in one batch, ECB+ 1-35";

    /// <inheritdoc/>
    public string Archive => "ecbplus-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var texts = EcbPlus.Read(path);
        var articles = texts.ConvertAll(text => new Article(text.Name, text.Text) { Language = "en" });
        var pipeline = DefaultPipeline.ForGrouping();
        var batch = StoryGrouper
            .Group([.. articles.Select(pipeline.Annotate)])
            .SelectMany(story =>
                story.Witnesses.SelectMany(witness => witness.Versions.Select(version => (version.Id, Story: story.Id)))
            )
            .ToDictionary(entry => entry.Id, entry => entry.Story, StringComparer.Ordinal);
        var file = Path.Join(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var found = OneByOne(articles, file);
            var items = texts
                .Zip(articles)
                .Select(item => ($"{item.First.Topic} {item.First.IsPlus}", found[item.Second.Id]))
                .ToImmutableArray();
            var (precision, recall) = BCubed.Of(items);
            return new Score(
                articles.Average(article => found[article.Id] == batch[article.Id] ? 1.0 : 0.0),
                articles.Count,
                $"B-cubed F1 {2 * precision * recall / (precision + recall):F3}, {found.Values.Distinct().Count()} stories, "
                    + $"{batch.Values.Distinct().Count()} in one batch"
            );
        }
        finally
        {
            foreach (var ending in (string[])["", "-wal", "-shm"])
                File.Delete(file + ending);
        }
    }

    private static Dictionary<string, string> OneByOne(List<Article> articles, string file)
    {
        var order = articles.ToArray();
        new Random(Seed).Shuffle(order);
        using var archive = SqliteArchive.Open(file, create: true);
        foreach (var article in order)
        {
            archive.Add([article]);
            archive.UpdateStories(all: false);
        }

        while (archive.UpdateStories(all: true)) { }

        return articles
            .Select(article => article.Id)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, id => archive.FindStory(id).Id, StringComparer.Ordinal);
    }
}

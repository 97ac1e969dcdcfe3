using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Accuracy;

/// <summary>B-cubed F1 of stories against the subtopics of ECB+ (Cybulska and Vossen, LREC 2014).</summary>
/// <remarks>
/// Gold: topic and ecb or ecbplus, which hold two events of one kind. Topics 1 to 23 were used to fit the weights.
/// </remarks>
public sealed class GroupingMeasure(string name, int firstTopic, int lastTopic) : IMeasure
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive => "ecbplus-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var pipeline = DefaultPipeline.Build();
        var gold = new Dictionary<string, string>(StringComparer.Ordinal);
        var articles = ImmutableArray.CreateBuilder<Article>();
        foreach (var text in EcbPlus.Read(path).Where(text => text.Topic >= firstTopic && text.Topic <= lastTopic))
        {
            gold.Add(text.Name, $"{text.Topic} {text.IsPlus}");
            articles.Add(pipeline.Annotate(new Article(text.Name, text.Text) { Language = "en" }));
        }

        var stories = StoryGrouper.Group(articles.ToImmutable());
        var found = stories
            .SelectMany(
                (story, index) =>
                    story.Witnesses.SelectMany(witness => witness.Versions.Select(version => (version.Path, index)))
            )
            .ToDictionary(item => item.Path, item => item.index, StringComparer.Ordinal);
        var (precision, recall) = BCubed.Of([.. gold.Keys.Select(key => (gold[key], found[key]))]);
        return new Score(
            2 * precision * recall / (precision + recall),
            gold.Count,
            $"precision {precision:F3}, recall {recall:F3}, {stories.Length} stories of {gold.Values.Distinct().Count()}"
        );
    }
}

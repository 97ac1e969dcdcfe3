using System.Globalization;

namespace Stemma.Publishing.Exports;

/// <summary>One row for each account and each account it descends from, as CSV (RFC 4180) for spreadsheets.</summary>
public sealed class DescentTable : IExport
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public void Write(Stream stream, TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new CsvWriter(stream);
        writer.Write([
            "story",
            "headline",
            "articles",
            "origins",
            "origins_low",
            "origins_high",
            "siglum",
            "title",
            "publisher",
            "published",
            "published_from",
            "address",
            "language",
            "sha256",
            "descends_from",
            "ancestor",
            "relation",
            "score",
            "reason",
        ]);
        foreach (var story in report.Stories)
            Write(writer, story);
    }

    private static void Write(CsvWriter writer, StoryReport story)
    {
        var origins = story.Funnel.Origins.Range;
        var nodes = story.Stemma.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        foreach (var witness in story.Story.Witnesses)
        {
            var article = witness.Article;
            string?[] account =
            [
                story.Id,
                story.Headline,
                Number(story.Story.Witnesses.Length),
                Number(origins.Estimate),
                Number(origins.Low),
                Number(origins.High),
                witness.Siglum,
                article.Title,
                article.Publisher,
                article.Published?.ToString(),
                witness.PublishedFrom?.ToString().ToLowerInvariant(),
                article.Url ?? article.Path,
                article.Language,
                article.Custody?.Sha256,
            ];
            var edges = story
                .Stemma.Edges.Where(edge => string.Equals(edge.To, witness.Siglum, StringComparison.Ordinal))
                .ToArray();
            foreach (var edge in edges)
            {
                var ancestor = nodes[edge.From];
                writer.Write([
                    .. account,
                    edge.From,
                    ancestor.Lost ? ancestor.Name ?? "lost" : story.Story[edge.From].Article.Path,
                    edge.Relation.ToString().ToLowerInvariant(),
                    edge.Score.ToString("0.00", CultureInfo.InvariantCulture),
                    edge.Reasons[0].Text,
                ]);
            }

            if (edges.Length == 0)
                writer.Write([.. account, null, null, null, null, null]);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stemma.Apparatus;
using Stemma.Publishing;

namespace Stemma.Archive.Alerting;

/// <summary>What is remembered of a watched story to see later what has changed; hashes, for what is removed must not stand here.</summary>
/// <param name="Version">Of the story.</param>
/// <param name="Articles">Ids of its accounts' articles, every version, in ordinal order.</param>
/// <param name="Origins">Estimate of its independent origins.</param>
/// <param name="Altered">Of each altered wording of a quotation, with who has it.</param>
/// <param name="Figures">Of each figure that accounts differ in.</param>
public sealed record StoryState(long Version, string[] Articles, int Origins, string[] Altered, string[] Figures)
{
    /// <summary>The state of a report.</summary>
    public static StoryState Of(StoryReport report, long version)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new StoryState(
            version,
            [
                .. report
                    .Story.Witnesses.SelectMany(witness => witness.Versions)
                    .Select(article => article.Id)
                    .Order(StringComparer.Ordinal),
            ],
            report.Funnel.Origins.Range.Estimate,
            [.. Alterations(report).Select(found => found.Key).Order(StringComparer.Ordinal)],
            [.. Differences(report).Select(found => found.Key).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>What a report tells that the state before did not: in the order of kinds, within a kind in the report's.</summary>
    /// <remarks>A pure function: neither archive nor clock.</remarks>
    /// <param name="before">The state when it was last looked at.</param>
    /// <param name="report">The story now.</param>
    public static IReadOnlyList<Finding> Compare(StoryState before, StoryReport report)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(report);
        var findings = new List<Finding>();
        var known = before.Articles.ToHashSet(StringComparer.Ordinal);
        foreach (var witness in report.Story.Witnesses)
        {
            if (!witness.Versions.Any(version => known.Contains(version.Id)))
                findings.Add(new Finding(AlertKind.NewWitness, Name(report, witness.Siglum), witness.Article.Id));
        }

        var origins = report.Funnel.Origins.Range.Estimate;
        if (before.Origins < 2 && origins >= 2)
            findings.Add(
                new Finding(
                    AlertKind.SecondOrigin,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{origins} independent origins ({report.Funnel.Origins.Range.Low}–{report.Funnel.Origins.Range.High}), {before.Origins} before"
                    ),
                    (
                        report.Story.Witnesses.FirstOrDefault(witness => !known.Contains(witness.Article.Id))
                        ?? report.Story.Witnesses[0]
                    )
                        .Article
                        .Id
                )
            );
        foreach (var (key, finding) in Alterations(report))
        {
            if (!before.Altered.Contains(key, StringComparer.Ordinal))
                findings.Add(finding);
        }

        foreach (var (key, finding) in Differences(report))
        {
            if (!before.Figures.Contains(key, StringComparer.Ordinal))
                findings.Add(finding);
        }

        return findings;
    }

    /// <summary>JSON, for the archive.</summary>
    internal string Write() => JsonSerializer.Serialize(this, StateContext.Default.StoryState);

    /// <summary>The state again, or null where there is none yet or it cannot be read: then the story is looked at as if for the first time.</summary>
    internal static StoryState? Read(string state)
    {
        try
        {
            return state.Length == 0 ? null : JsonSerializer.Deserialize(state, StateContext.Default.StoryState);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Key, Finding Finding)> Alterations(StoryReport report)
    {
        foreach (var quotation in report.Apparatus.Quotations)
        {
            foreach (var wording in quotation.Wordings.Where(wording => wording.Status != WordingStatus.Best))
            {
                foreach (var place in wording.Witnesses)
                {
                    var article = ArticleOf(report, place.Siglum);
                    yield return (
                        Key(article, wording.Text),
                        new Finding(
                            AlertKind.QuotationAltered,
                            $"“{wording.Text}” ({Name(report, place.Siglum)}, {wording.Status.ToString().ToLowerInvariant()})",
                            article
                        )
                    );
                }
            }
        }
    }

    private static IEnumerable<(string Key, Finding Finding)> Differences(StoryReport report)
    {
        foreach (
            var entry in report.Apparatus.Entries.Where(entry =>
                entry is { Kind: ApparatusKind.Quantity, Verdict: Verdict.Differ }
            )
        )
        {
            var last = entry.Readings[^1];
            yield return (
                Key(
                    entry.About,
                    string.Join('|', entry.Readings.Select(reading => reading.Value).Order(StringComparer.Ordinal))
                ),
                new Finding(AlertKind.FiguresDiffer, entry.Sentence, ArticleOf(report, last.Witnesses[0].Siglum))
            );
        }
    }

    private static string ArticleOf(StoryReport report, string siglum) =>
        report.Story.Witnesses.First(witness => witness.Siglum == siglum).Article.Id;

    private static string Name(StoryReport report, string siglum)
    {
        var article = report.Story.Witnesses.First(witness => witness.Siglum == siglum).Article;
        return article.Publisher ?? article.Url ?? article.Path;
    }

    private static string Key(string one, string two) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{one}\n{two}")))[..32];
}

[JsonSerializable(typeof(StoryState))]
internal sealed partial class StateContext : JsonSerializerContext;

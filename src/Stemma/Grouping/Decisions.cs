using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>The decisions that bear on a set of articles: named articles found, contradictions set aside.</summary>
/// <remarks>
/// Decisions are taken in the order given. One that contradicts those before it is set aside with a diagnostic: a join
/// against a rejected one, also by way of other joins; a descent against a rejected one; a circle of descents. A confirmed
/// descent joins its two articles too.
/// </remarks>
public sealed class Decisions
{
    /// <summary>Fewest hexadecimal digits that name an article by hash: 12 digits are shared by chance once among 20 million.</summary>
    public const int LeastDigits = 12;

    private readonly record struct Taken(Decision Decision, Article One, Article Other);

    private readonly List<Taken> taken = [];
    private readonly List<Diagnostic> diagnostics = [];

    private Decisions() { }

    /// <summary>No decisions.</summary>
    public static Decisions None { get; } = new();

    /// <summary>What was set aside and why, in the order of the decisions.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. diagnostics];

    /// <summary>Takes what can be taken of <paramref name="decisions"/>.</summary>
    /// <param name="decisions">In the order in which they are to be taken.</param>
    /// <param name="articles">All articles of the run, in any order.</param>
    public static Decisions Of(IReadOnlyList<Decision> decisions, ImmutableArray<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.Count == 0)
            return None;
        var made = new Decisions();
        var names = new ArticleNames(articles);
        var ties = new TieCheck();
        foreach (var decision in decisions)
        {
            if (
                made.Find(names, decision, decision.Article) is not { } one
                || made.Find(names, decision, decision.Other) is not { } other
            )
                continue;
            if (ties.Take(decision, KeyOf(one), KeyOf(other)) is { } objection)
                made.SetAside(DecisionCodes.Contradictory, decision, objection);
            else
                made.taken.Add(new Taken(decision, one, other));
        }

        return made;
    }

    /// <summary>Pairs of articles that must be in one story, then pairs that must not.</summary>
    internal (List<(Decision, Article, Article)> Together, List<(Article, Article)> Apart) Joins()
    {
        var together = new List<(Decision, Article, Article)>();
        var apart = new List<(Article, Article)>();
        foreach (var (decision, one, other) in taken)
        {
            if (decision.Confirmed)
                together.Add((decision, one, other));
            else if (decision.About == DecisionAbout.Join)
                apart.Add((one, other));
        }

        return (together, apart);
    }

    /// <summary>What was decided about the witnesses of a story, in order.</summary>
    /// <param name="witnesses">All of the story.</param>
    public ImmutableArray<StoryDecision> About(ImmutableArray<Witness> witnesses)
    {
        if (taken.Count == 0)
            return [];
        var sigla = witnesses
            .SelectMany(witness => witness.Versions.Select(version => (Key: KeyOf(version), witness.Siglum)))
            .DistinctBy(entry => entry.Key)
            .ToDictionary(entry => entry.Key, entry => entry.Siglum);
        return
        [
            .. taken
                .Select(entry => new StoryDecision(
                    entry.Decision,
                    sigla.GetValueOrDefault(KeyOf(entry.One)),
                    sigla.GetValueOrDefault(KeyOf(entry.Other))
                ))
                .Where(placed => placed.Article is not null || placed.Other is not null),
        ];
    }

    /// <summary>What tells two articles of a run apart.</summary>
    internal static (string Id, string Path) KeyOf(Article article) => (article.Id, article.Path);

    private Article? Find(ArticleNames names, Decision decision, string name)
    {
        var found = names.Named(name);
        if (found.Count == 0)
        {
            SetAside(DecisionCodes.Unknown, decision, $"no article of this run is named '{name}'");
            return null;
        }

        // Versions of one address are one account, whichever is meant.
        if (!ArticleNames.AreOneAccount(found))
        {
            SetAside(DecisionCodes.Ambiguous, decision, $"{found.Count} articles are named '{name}'");
            return null;
        }

        return found[0];
    }

    private void SetAside(string code, Decision decision, string why) =>
        diagnostics.Add(
            new Diagnostic(
                code,
                Severity.Warning,
                $"A decision is set aside ({(decision.Confirmed ? "confirm" : "reject")} {decision.About.ToString().ToLowerInvariant()}): {why}.",
                decision.Article
            )
        );
}

using System.Collections.Immutable;
using Stemma.Archive.Filing;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Deciding;

/// <summary>Takes decisions, sees that they do not contradict each other, and passes them on to the stories.</summary>
internal sealed class DecisionDesk(Statements statements)
{
    private readonly DecisionTable table = new(statements);

    /// <summary>Takes one. Inside a transaction.</summary>
    public KeptDecision Decide(Decision decision, StoryFiling filing, Func<long, Article> load, long now)
    {
        table.Forget();
        var (one, other) = NamedArticles.Of(statements, decision, load);
        var named = decision with { Article = one.Url ?? one.Id, Other = other.Url ?? other.Id };
        if (Objection(named, [one, other], load) is { } objection)
            throw new ArchiveException(DecisionCodes.Contradictory, objection, decision.Article);
        var number = table.Add(named, one.Id, other.Id, now);
        filing.Decide(NumberOf(one.Id), NumberOf(other.Id), now);
        return table.All.Single(kept => kept.Number == number);
    }

    /// <summary>Takes one back. Inside a transaction.</summary>
    public bool Retract(long number, StoryFiling filing, long now)
    {
        if (table.Remove(number) is not var (one, other))
            return false;
        filing.Decide(one, other, now);
        return true;
    }

    /// <summary>Those about a story's articles, or all.</summary>
    public IReadOnlyList<KeptDecision> About(StorySummary? story)
    {
        table.Forget();
        if (table.All is not { Count: > 0 } all || story is null)
            return table.All;
        var members = statements
            .All(
                "SELECT id FROM article WHERE number IN (SELECT article FROM filed WHERE story = $1)",
                row => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)),
                story.Number
            )
            .ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(kept => members.Contains(kept.Article) || members.Contains(kept.Other))];
    }

    private long NumberOf(string id) =>
        statements.Number("SELECT number FROM article WHERE id = $1", Convert.FromHexString(id));

    /// <summary>What speaks against a decision in those before it; null for nothing.</summary>
    private string? Objection(Decision decision, IEnumerable<Article> named, Func<long, Article> load)
    {
        var kept = table.All;
        var articles = kept.SelectMany(item => (string[])[item.Article, item.Other])
            .Distinct(StringComparer.Ordinal)
            .Select(id => load(NumberOf(id)))
            .Concat(named)
            .DistinctBy(article => article.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        var before = kept.Select(item => item.Decision).ToList();
        var with = Decisions.Of([.. before, decision], articles).Diagnostics;
        return with.Length > Decisions.Of(before, articles).Diagnostics.Length ? with[^1].Message : null;
    }
}

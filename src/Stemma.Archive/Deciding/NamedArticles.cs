using System.Collections.Immutable;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Deciding;

/// <summary>Finds the two articles of an archive that a decision names.</summary>
/// <remarks>An id is looked up; an address or a path is looked for in what is known of every article: seconds in a million.</remarks>
internal static class NamedArticles
{
    /// <summary>Articles looked at that could be meant by one name; a name that fits more is of no use.</summary>
    private const int Most = 200;

    /// <summary>The articles named first and second.</summary>
    /// <exception cref="ArchiveException">A name fits none, or several accounts.</exception>
    public static (Article One, Article Other) Of(Statements statements, Decision decision, Func<long, Article> load)
    {
        var candidates = Candidates(statements, decision.Article)
            .Concat(Candidates(statements, decision.Other))
            .Distinct()
            .Select(load)
            .ToImmutableArray();
        var names = new ArticleNames(candidates);
        return (Only(names, decision.Article), Only(names, decision.Other));
    }

    private static Article Only(ArticleNames names, string name) =>
        names.Named(name) switch
        {
            [] => throw new ArchiveException(DecisionCodes.Unknown, "The archive has no article of that name.", name),
            var found when ArticleNames.AreOneAccount(found) => found[^1],
            _ => throw new ArchiveException(
                DecisionCodes.Ambiguous,
                "Several articles have that name. Name it by its address or by more digits of its id.",
                name
            ),
        };

    private static List<long> Candidates(Statements statements, string name)
    {
        if (name.Length >= Decisions.LeastDigits && ArticleTable.Prefix(name) is var (low, high))
        {
            var ids = statements.All(
                "SELECT number FROM article WHERE id BETWEEN $1 AND $2 ORDER BY number LIMIT $3",
                row => row.GetInt64(0),
                low,
                high,
                (long)Most
            );
            if (ids.Count > 0)
                return ids;
        }

        return statements.All(
            "SELECT number FROM article WHERE instr(lower(facts), $1) > 0 ORDER BY number LIMIT $2",
            row => row.GetInt64(0),
            Telling(name).ToLowerInvariant(),
            (long)Most
        );
    }

    /// <summary>The longest stretch that stands in the facts as it is, whatever JSON escapes and addresses leave out.</summary>
    private static string Telling(string name)
    {
        var (best, from) = (0..0, 0);
        for (var at = 0; at <= name.Length; at++)
        {
            if (at < name.Length && (char.IsAsciiLetterOrDigit(name[at]) || name[at] is '-' or '.' or '_'))
                continue;
            if (at - from > best.End.Value - best.Start.Value)
                best = from..at;
            from = at + 1;
        }

        return name[best];
    }
}

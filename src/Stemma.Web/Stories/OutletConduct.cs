using Stemma.Apparatus;
using Stemma.Lineage;
using Stemma.Publishing;

namespace Stemma.Web.Stories;

/// <summary>One account of an outlet, and what was found of it.</summary>
/// <param name="Story">Its story.</param>
/// <param name="Siglum">Its witness.</param>
/// <param name="TakenFrom">Its best edge to an ancestor, or null where it is an origin.</param>
/// <param name="Taken">Edges of other outlets' accounts that descend from it.</param>
/// <param name="Quotations">Quotations it has.</param>
/// <param name="Altered">Those that it alters, cuts or merges.</param>
public sealed record OutletAccount(
    StoryReport Story,
    string Siglum,
    StemmaEdge? TakenFrom,
    int Taken,
    int Quotations,
    int Altered
);

/// <summary>How an outlet deals with others' texts, over some stories. It counts what was found, and says nothing of intent.</summary>
/// <param name="Name">The publisher as its articles state it.</param>
/// <param name="Accounts">Its accounts, in the order of the stories.</param>
public sealed record OutletConduct(string Name, IReadOnlyList<OutletAccount> Accounts)
{
    /// <summary>Accounts that copy or edit another's text.</summary>
    public int Copies => Accounts.Count(account => account.TakenFrom?.Relation is Descent.Copy or Descent.Edit);

    /// <summary>Accounts that retell or translate another's text.</summary>
    public int Rewrites =>
        Accounts.Count(account => account.TakenFrom?.Relation is Descent.Rewrite or Descent.Translation);

    /// <summary>Accounts whose words were replaced by machine.</summary>
    public int Spins => Accounts.Count(account => account.TakenFrom?.Relation == Descent.Spin);

    /// <summary>Accounts that descend from no other.</summary>
    public int Origins => Accounts.Count(account => account.TakenFrom is null);

    /// <summary>Accounts of others that descend from its own.</summary>
    public int Copied => Accounts.Sum(account => account.Taken);

    /// <summary>Quotations in its accounts.</summary>
    public int Quotations => Accounts.Sum(account => account.Quotations);

    /// <summary>Those altered, cut or merged.</summary>
    public int Altered => Accounts.Sum(account => account.Altered);

    /// <summary>Every outlet of the stories, those with most accounts first, then by name. Articles without a publisher count for none.</summary>
    public static IReadOnlyList<OutletConduct> Of(IEnumerable<StoryReport> stories) =>
        [
            .. stories
                .SelectMany(Accountings)
                .GroupBy(entry => entry.Name, entry => entry.Account, StringComparer.OrdinalIgnoreCase)
                .Select(group => new OutletConduct(group.Key, [.. group]))
                .OrderByDescending(outlet => outlet.Accounts.Count)
                .ThenBy(outlet => outlet.Name, StringComparer.Ordinal),
        ];

    private static IEnumerable<(string Name, OutletAccount Account)> Accountings(StoryReport story)
    {
        var incoming = story.Stemma.Edges.ToLookup(edge => edge.To, StringComparer.Ordinal);
        var outgoing = story.Stemma.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        var publishers = story.Story.Witnesses.ToDictionary(
            witness => witness.Siglum,
            witness => witness.Article.Publisher,
            StringComparer.Ordinal
        );
        var wordings = story
            .Apparatus.Quotations.SelectMany(quotation => quotation.Wordings)
            .SelectMany(wording => wording.Witnesses.Select(place => (place.Siglum, wording.Status)))
            .ToLookup(entry => entry.Siglum, entry => entry.Status, StringComparer.Ordinal);
        foreach (var witness in story.Story.Witnesses)
        {
            if (witness.Article.Publisher is not { Length: > 0 } name)
                continue;
            yield return (
                name,
                new OutletAccount(
                    story,
                    witness.Siglum,
                    incoming[witness.Siglum].MaxBy(edge => edge.Score),
                    outgoing[witness.Siglum]
                        .Count(edge =>
                            !string.Equals(
                                publishers.GetValueOrDefault(edge.To),
                                name,
                                StringComparison.OrdinalIgnoreCase
                            )
                        ),
                    wordings[witness.Siglum].Count(),
                    wordings[witness.Siglum].Count(status => status != WordingStatus.Best)
                )
            );
        }
    }
}

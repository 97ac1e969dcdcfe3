using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Puts together the articles that are one account: versions of one address.</summary>
internal static class Accounts
{
    /// <summary>
    /// Share of the shorter text's runs that two texts under one address must have in common to be versions. Less, and the
    /// address is rather that of a front page or live blog whose text was replaced, or was declared wrongly.
    /// </summary>
    private const double VersionOverlap = 0.2;

    /// <summary>The accounts, each with its versions, oldest first; ordered as the input's first member.</summary>
    /// <param name="articles">Annotated articles in a fixed order.</param>
    public static List<List<Profile>> Of(IEnumerable<Article> articles)
    {
        var accounts = new List<List<Profile>>();
        var byAddress = new Dictionary<string, List<List<Profile>>>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            var profile = new Profile(article);
            if (article.Url is null)
            {
                accounts.Add([profile]);
                continue;
            }

            var address = AccountAddress.Of(article.Url);
            if (!byAddress.TryGetValue(address, out var known))
                byAddress.Add(address, known = []);
            var account = known.Find(versions => versions.Exists(version => IsVersion(version, profile)));
            if (account is null)
            {
                account = [];
                known.Add(account);
                accounts.Add(account);
            }

            account.Add(profile);
        }

        foreach (var account in accounts)
            account.Sort((left, right) => ByAge(left.Article, right.Article));
        return accounts;
    }

    private static bool IsVersion(Profile left, Profile right) =>
        string.Equals(left.Article.Text, right.Article.Text, StringComparison.Ordinal)
        || PairComparison.SharedWording(left, right) >= VersionOverlap;

    /// <summary>By time of change, else of publication, undated first; then by when it was fetched, id and path.</summary>
    private static int ByAge(Article left, Article right)
    {
        var order = Nullable.Compare(left.Modified ?? left.Published, right.Modified ?? right.Published);
        if (order == 0)
            order = Nullable.Compare(left.Custody?.Retrieved, right.Custody?.Retrieved);
        if (order == 0)
            order = string.CompareOrdinal(left.Id, right.Id);
        return order != 0 ? order : string.CompareOrdinal(left.Path, right.Path);
    }
}

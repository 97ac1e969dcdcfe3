using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Finds the article that a decision names.</summary>
public sealed class ArticleNames
{
    private readonly Article[] articles;
    private readonly ILookup<string, Article> byPath;
    private readonly ILookup<string, Article> byAddress;

    /// <param name="articles">Those that can be meant, in any order.</param>
    public ArticleNames(ImmutableArray<Article> articles)
    {
        this.articles =
        [
            .. articles
                .OrderBy(article => article.Id, StringComparer.Ordinal)
                .ThenBy(article => article.Path, StringComparer.Ordinal),
        ];
        byPath = this.articles.ToLookup(article => article.Path, StringComparer.Ordinal);
        byAddress = this
            .articles.Where(article => article.Url is not null)
            .ToLookup(article => AccountAddress.Of(article.Url!), StringComparer.Ordinal);
    }

    /// <summary>The articles of the first way of naming that fits any: path, address, hash, end of the path.</summary>
    public IReadOnlyList<Article> Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (byPath[name].ToArray() is { Length: > 0 } paths)
            return paths;
        if (byAddress[AccountAddress.Of(name)].ToArray() is { Length: > 0 } versions)
            return versions;
        if (IsHash(name) && Hashed(name) is { Length: > 0 } hashed)
            return hashed;
        return Array.FindAll(articles, article => article.Path.EndsWith('/' + name, StringComparison.Ordinal));
    }

    /// <summary>True where all are versions of one account, or there is one only.</summary>
    public static bool AreOneAccount(IReadOnlyList<Article> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        return named.Count == 1
            || (
                named.Count > 1
                && named[0].Url is { } address
                && named.All(article =>
                    article.Url is { } other
                    && string.Equals(AccountAddress.Of(other), AccountAddress.Of(address), StringComparison.Ordinal)
                )
            );
    }

    private Article[] Hashed(string digits) =>
        Array.FindAll(
            articles,
            article =>
                article.Id.StartsWith(digits, StringComparison.OrdinalIgnoreCase)
                || (article.Custody?.Sha256.StartsWith(digits, StringComparison.OrdinalIgnoreCase) ?? false)
        );

    private static bool IsHash(string name) =>
        name.Length is >= Decisions.LeastDigits and <= 64 && name.All(char.IsAsciiHexDigit);
}

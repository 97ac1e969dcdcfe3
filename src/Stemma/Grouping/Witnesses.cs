using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Makes the witnesses of a story.</summary>
public static class Witnesses
{
    /// <summary>Gives sigla by publication time, undated last, then id, then path.</summary>
    /// <param name="accounts">Each the versions of one account, oldest first; not empty.</param>
    public static ImmutableArray<Witness> Of(IEnumerable<ImmutableArray<Article>> accounts) =>
        [
            .. accounts
                .Order(Comparer<ImmutableArray<Article>>.Create((left, right) => ByTime(left[^1], right[^1])))
                .Select(
                    (versions, index) =>
                        new Witness(
                            Sigla.At(index),
                            versions[^1],
                            versions[^1].Published is null ? null : PublishedFrom.Article,
                            versions
                        )
                ),
        ];

    /// <summary>Hash of the ids of all versions of all witnesses, in any order.</summary>
    public static string IdOf(IEnumerable<Witness> witnesses)
    {
        var ids = witnesses.SelectMany(witness => witness.Versions).Select(version => version.Id);
        var joined = string.Join('\n', ids.Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(joined)));
    }

    /// <summary>By publication time, undated last, then id, then path.</summary>
    internal static int ByTime(Article left, Article right)
    {
        var order = (left.Published is null).CompareTo(right.Published is null);
        if (order == 0)
            order = Nullable.Compare(left.Published, right.Published);
        if (order == 0)
            order = string.CompareOrdinal(left.Id, right.Id);
        return order != 0 ? order : string.CompareOrdinal(left.Path, right.Path);
    }
}

using System.Numerics;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>Finds the articles that carry a wording, also with words replaced.</summary>
/// <remarks>
/// Candidates are those that share keys with the wording, which are few for each article, and those that hold two of its rarest
/// words. Each is then compared word by word.
/// </remarks>
internal static class WordingSearch
{
    /// <summary>Rarest words that are looked up two by two.</summary>
    private const int Rarest = 5;

    /// <summary>Articles that are listed of those that hold some words together. Ranking all of them instead took time that grew
    /// with the archive.</summary>
    private const int MostHolders = 500;

    /// <summary>Articles compared, by either way: at half a millisecond each, unpacking included.</summary>
    private const int Compared = 40;

    /// <summary>Least share of the wording. With every second word replaced a bit less than half is left.</summary>
    private const double Least = 0.35;

    /// <summary>Words of the wording that are looked at; more are for tracing, not for searching.</summary>
    private const int Longest = 250;

    /// <summary>The articles, most of the wording first, of equals the one that came first.</summary>
    public static List<WordingHit> Find(Statements statements, string text, int limit, Func<long, Article> load)
    {
        var asked = AskedWording.Of(text, Longest);
        if (asked.Weight == 0)
            throw new ArchiveException(
                ArchiveCodes.BadQuery,
                "The wording has no word that tells anything. Give a sentence.",
                text
            );
        var hits = new List<(long Number, WordingHit Hit)>();
        foreach (var number in ByKeys(statements, text).Concat(ByWords(statements, asked)).Distinct().ToList())
        {
            var article = load(number);
            if (asked.FindIn(article) is { } hit && hit.Share >= Least)
                hits.Add((number, hit));
        }

        return
        [
            .. hits.OrderByDescending(hit => hit.Hit.Share)
                .ThenBy(hit => hit.Number)
                .Take(limit)
                .Select(hit => hit.Hit),
        ];
    }

    private static IEnumerable<long> ByKeys(Statements statements, string text)
    {
        var all = statements.Number("SELECT max(article) FROM filed");
        var bits = new Dictionary<int, int>();
        foreach (var (_, articles) in KeyIndex.Read(statements, ReuseText.Of(text).Asked))
        {
            if (articles.Count == 0)
                continue;
            var told = 1 + BitOperations.Log2((uint)(all / articles.Count) + 1);
            foreach (var article in articles)
                bits[article] = bits.GetValueOrDefault(article) + told;
        }

        return bits.OrderByDescending(sum => sum.Value)
            .ThenBy(sum => sum.Key)
            .Take(Compared)
            .Select(sum => (long)sum.Key);
    }

    private static IEnumerable<long> ByWords(Statements statements, AskedWording asked)
    {
        var rarest = asked.Rarest(Rarest);
        var held = new Dictionary<long, int>();
        var isAsked = new HashSet<int>();
        for (var one = 0; one < rarest.Count; one++)
        for (var other = rarest.Count > 1 ? one + 1 : one; other < rarest.Count; other++)
            Ask((1 << one) | (1 << other));
        return held.OrderByDescending(article =>
                rarest.Where((_, index) => (article.Value >> index & 1) != 0).Sum(word => word.Weight)
            )
            .ThenBy(article => article.Key)
            .Take(Compared)
            .Select(article => article.Key);

        // Words that too many hold are asked for together with each of the others.
        void Ask(int words)
        {
            if (!isAsked.Add(words))
                return;
            var holders = Holders(
                statements,
                rarest.Where((_, index) => (words >> index & 1) != 0).Select(word => word.Word)
            );
            foreach (var article in holders)
                held[article] = held.GetValueOrDefault(article) | words;
            for (var index = 0; index < rarest.Count && holders.Count == MostHolders; index++)
                Ask(words | 1 << index);
        }
    }

    private static List<long> Holders(Statements statements, IEnumerable<string> words) =>
        statements.All(
            "SELECT rowid FROM words WHERE words MATCH $1 LIMIT $2",
            row => row.GetInt64(0),
            "text : (" + string.Join(" AND ", words.Select(word => $"\"{word}\"")) + ")",
            (long)MostHolders
        );
}

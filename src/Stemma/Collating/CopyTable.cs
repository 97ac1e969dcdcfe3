using Stemma.Grouping;

namespace Stemma.Collating;

/// <summary>The witnesses of one text word by word, as columns, for texts that are copies of one another in any language.</summary>
/// <remarks>
/// The witness that shares most words with all others stands in the middle (<see cref="LocusBuilder"/>), so that the order of
/// witnesses decides nothing. Sentences and paragraphs play no part: old texts have neither.
/// </remarks>
internal sealed class CopyTable
{
    private CopyTable(string?[][] places) => Places = places;

    /// <summary>By places in order, for each witness its folded word, "" where it has none.</summary>
    public string?[][] Places { get; }

    /// <summary>Collates the witnesses of a story. Near linear in length, quadratic where copies differ much.</summary>
    public static CopyTable Of(Story story) => Of(story.Witnesses.Select(witness => witness.Article.Text));

    /// <summary>Collates texts; columns are in their order.</summary>
    public static CopyTable Of(IEnumerable<string> texts)
    {
        var vocabulary = new Vocabulary();
        var all = texts
            .Select(text => CopiedWords.Of(text).Select(word => vocabulary.Take(word.Folded)).ToArray())
            .ToArray();
        var keys = Array.ConvertAll(all, words => string.Join(' ', words.Select(word => word.Normal)));
        var distinct = keys.Where(key => key.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (distinct.Count == 0)
            return new CopyTable([]);
        var wordings = distinct.ConvertAll(key => all[Array.IndexOf(keys, key)]);
        var numbers = Array.ConvertAll(keys, distinct.IndexOf);
        var columns = new LocusBuilder(new CopyAligner().Align).Columns(wordings);
        return new CopyTable([
            .. columns.Select(column =>
                Array.ConvertAll(
                    numbers,
                    string? (number) => number < 0 || column[number] < 0 ? "" : wordings[number][column[number]].Normal
                )
            ),
        ]);
    }
}

using Stemma.Apparatus;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>The rows of the pages that are no report: two accounts side by side, outlets, quotations. Columns: docs/reference/server.md.</summary>
internal static class ViewTables
{
    /// <summary>One row for each aligned stretch of two accounts, in the order of the first.</summary>
    public static SavedTable Pair(StoryReport story, Witness one, Witness other)
    {
        var (left, right) = Sigla.Compare(one.Siglum, other.Siglum) > 0 ? (other, one) : (one, other);
        var pair = story.Collation.Pairs.FirstOrDefault(pair => pair.Left == left.Siglum && pair.Right == right.Siglum);
        return new SavedTable(
            $"{story.Id[..12]}-{left.Siglum}-{right.Siglum}",
            [
                "left",
                "left_start",
                "left_end",
                "left_text",
                "right",
                "right_start",
                "right_end",
                "right_text",
                "relation",
                "score",
                "differences",
            ],
            (pair?.Stretches ?? []).Select(stretch =>
                new object?[]
                {
                    left.Siglum,
                    stretch.Left.Start,
                    stretch.Left.End,
                    stretch.Left.Slice(left.Article.Text),
                    right.Siglum,
                    stretch.Right.Start,
                    stretch.Right.End,
                    stretch.Right.Slice(right.Article.Text),
                    Name(stretch.Relation),
                    Math.Round(stretch.Score, 4),
                    string.Join(
                        "; ",
                        stretch.Differences.Select(difference =>
                            $"[{difference.Left.Slice(left.Article.Text)}] [{difference.Right.Slice(right.Article.Text)}]"
                        )
                    ),
                }
            )
        );
    }

    /// <summary>One row for each outlet.</summary>
    public static SavedTable Outlets(IEnumerable<OutletConduct> outlets) =>
        new(
            "outlets",
            [
                "outlet",
                "accounts",
                "origins",
                "copies",
                "rewrites",
                "spun",
                "copied_by_others",
                "quotations",
                "quotations_altered",
            ],
            outlets.Select(outlet =>
                new object?[]
                {
                    outlet.Name,
                    outlet.Accounts.Count,
                    outlet.Origins,
                    outlet.Copies,
                    outlet.Rewrites,
                    outlet.Spins,
                    outlet.Copied,
                    outlet.Quotations,
                    outlet.Altered,
                }
            )
        );

    /// <summary>One row for each account of an outlet.</summary>
    public static SavedTable Outlet(OutletConduct outlet) =>
        new(
            "outlet",
            [
                "outlet",
                "story",
                "headline",
                "siglum",
                "descends_from",
                "relation",
                "score",
                "copied_by_others",
                "quotations",
                "quotations_altered",
            ],
            outlet.Accounts.Select(account =>
                new object?[]
                {
                    outlet.Name,
                    account.Story.Id,
                    account.Story.Headline,
                    account.Siglum,
                    account.TakenFrom?.From,
                    account.TakenFrom is { } edge ? Name(edge.Relation) : null,
                    account.TakenFrom is { } tie ? Math.Round(tie.Score, 4) : null,
                    account.Taken,
                    account.Quotations,
                    account.Altered,
                }
            )
        );

    /// <summary>One row for each account that has a wording of a quotation.</summary>
    public static SavedTable Quotations(IEnumerable<(StoryReport Story, QuotationEntry Quotation)> found) =>
        new(
            "quotations",
            [
                "story",
                "headline",
                "quotation",
                "speaker",
                "origins",
                "origins_low",
                "origins_high",
                "wording",
                "status",
                "siglum",
                "publisher",
                "start",
                "end",
            ],
            found.SelectMany(
                (entry, index) =>
                    from wording in entry.Quotation.Wordings
                    from place in wording.Witnesses
                    select new object?[]
                    {
                        entry.Story.Id,
                        entry.Story.Headline,
                        index + 1,
                        entry.Quotation.Speaker,
                        entry.Quotation.Origins.Estimate,
                        entry.Quotation.Origins.Low,
                        entry.Quotation.Origins.High,
                        wording.Text,
                        Name(wording.Status),
                        place.Siglum,
                        entry.Story.Story[place.Siglum].Article.Publisher,
                        place.Span.Start,
                        place.Span.End,
                    }
            )
        );

    // As JSON names them.
    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

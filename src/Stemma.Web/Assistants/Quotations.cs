using Stemma.Web.Traces;

namespace Stemma.Web.Assistants;

/// <summary>Quotations in the traces that are kept.</summary>
internal static class Quotations
{
    /// <summary>Every quotation of which one wording holds the words in their order, whatever stands between marks and capitals.</summary>
    public static IEnumerable<QuotationFound> Find(IEnumerable<TraceJob> jobs, string text)
    {
        var asked = Bare(text);
        if (asked.Length == 0)
            return [];
        return jobs.SelectMany(job => job.Report?.Stories ?? [])
            .DistinctBy(story => story.Id, StringComparer.Ordinal)
            .SelectMany(story =>
                story
                    .Apparatus.Quotations.Where(quotation =>
                        quotation.Wordings.Any(wording => Bare(wording.Text).Contains(asked, StringComparison.Ordinal))
                    )
                    .Select(quotation => new QuotationFound(
                        story.Id,
                        quotation.Speaker,
                        [
                            .. quotation.Wordings.Select(wording => new WordingFound(
                                wording.Text,
                                wording.Status.ToString(),
                                [.. wording.Witnesses.Select(witness => witness.Siglum)]
                            )),
                        ]
                    ))
            );
    }

    private static string Bare(string text) =>
        string.Join(
            ' ',
            string.Concat(
                    text.Select(character => char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ')
                )
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}

/// <summary>A quotation that was found in a trace.</summary>
/// <param name="Story">The story's id.</param>
/// <param name="Speaker">Who said it, or null.</param>
/// <param name="Wordings">All its wordings, the best first.</param>
internal sealed record QuotationFound(string Story, string? Speaker, IReadOnlyList<WordingFound> Wordings);

/// <summary>One wording of a quotation.</summary>
/// <param name="Text">The words.</param>
/// <param name="Status">Best, altered, truncated or merged.</param>
/// <param name="Witnesses">Sigla of the accounts that have it so.</param>
internal sealed record WordingFound(string Text, string Status, IReadOnlyList<string> Witnesses);

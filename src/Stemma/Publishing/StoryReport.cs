using System.Collections.Immutable;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Publishing;

/// <summary>From articles to independent origins.</summary>
/// <param name="Articles">Witnesses of the story.</param>
/// <param name="DistinctTexts">Witnesses that are not copies of another.</param>
/// <param name="OriginalReporting">Witnesses with a sign of reporting of their own: at least a novel quotation or first-hand observation.</param>
/// <param name="Origins">Independent origins, with range and rule.</param>
public sealed record Funnel(int Articles, int DistinctTexts, int OriginalReporting, Origins Origins);

/// <summary>Everything found about one story: the one object that terminal, page, JSON and exports render.</summary>
/// <param name="Id">The story's id.</param>
/// <param name="Headline">The best title among the witnesses, or the first sentence of the earliest.</param>
/// <param name="Story">The witnesses.</param>
/// <param name="Funnel">The headline numbers.</param>
/// <param name="Collation">The aligned passages.</param>
/// <param name="Stemma">Who descends from whom.</param>
/// <param name="Apparatus">Quotations, agreements, disagreements, timeline.</param>
public sealed record StoryReport(
    string Id,
    string Headline,
    Story Story,
    Funnel Funnel,
    Collation Collation,
    StemmaGraph Stemma,
    CriticalApparatus Apparatus
)
{
    /// <summary>What may have stood in reworded witnesses, by siglum: proposals, never the original itself.</summary>
    public ImmutableArray<RestoredWitness> Restorations { get; init; } = [];
}

/// <summary>What one run of the tool found.</summary>
/// <param name="Stories">Those with most witnesses first, then by id.</param>
/// <param name="Diagnostics">Of all inputs, in input order.</param>
public sealed record TraceReport(ImmutableArray<StoryReport> Stories, ImmutableArray<Diagnostic> Diagnostics);

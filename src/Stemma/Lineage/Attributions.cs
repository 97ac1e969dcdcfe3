using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>How much of an account rests on an outlet or agency that it names.</summary>
internal enum AttributionWeight
{
    /// <summary>One passage, further down.</summary>
    Partial,

    /// <summary>The lead, or a large part of the account.</summary>
    Principal,

    /// <summary>A credit line: the account says it is, or is made from, that outlet's text.</summary>
    CreditLine,
}

/// <summary>An outlet or agency that a witness names as its source.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Weight">How much rests on it.</param>
/// <param name="Spans">Where it is named.</param>
internal sealed record Attribution(string Name, AttributionWeight Weight, ImmutableArray<TextSpan> Spans);

/// <summary>Reads from the credit and source layers whom each witness names as its source.</summary>
internal static class Attributions
{
    /// <summary>A source named in the first so many reporting sentences is the source of the account.</summary>
    /// <remarks>Set to 2: a credit in news prose stands in the lead or the sentence after it; at 3 follow-up attributions come in.</remarks>
    private const int LeadSentences = 2;

    /// <summary>A source that supports this share of the reporting is the account's main source wherever it is named.</summary>
    private const double PrincipalShare = 0.35;

    /// <summary>Outlets and agencies that <paramref name="witness"/> names, one entry a name, in ordinal order; its own name left out.</summary>
    public static ImmutableArray<Attribution> Of(Witness witness)
    {
        var article = witness.Article;
        var leadEnd = LeadEnd(article);
        var found = new SortedDictionary<string, List<(AttributionWeight Weight, TextSpan Span)>>(
            StringComparer.Ordinal
        );

        foreach (var credit in article.Get(TextLayers.Credits))
        {
            if (credit.Kind is CreditKind.Agency or CreditKind.Outlet)
                Add(credit.Name, AttributionWeight.CreditLine, credit.Span);
        }

        foreach (var source in article.Get(AnnotationLayers.Sources))
        {
            if (source.Kind is not (SourceKind.Outlet or SourceKind.Agency))
                continue;
            var supported = source.Supports.Sum(span => (double)span.Length) / Math.Max(1, article.Text.Length);
            var principal = source.Span.Start < leadEnd || supported >= PrincipalShare;
            Add(source.Name, principal ? AttributionWeight.Principal : AttributionWeight.Partial, source.Span);
        }

        return
        [
            .. found
                .Where(entry => !WitnessNaming.Names(entry.Key, witness))
                .Select(entry => new Attribution(
                    entry.Key,
                    entry.Value.Max(mention => mention.Weight),
                    [.. entry.Value.Select(mention => mention.Span).Distinct().Order()]
                )),
        ];

        void Add(string name, AttributionWeight weight, TextSpan span)
        {
            if (!found.TryGetValue(name, out var mentions))
                found[name] = mentions = [];
            mentions.Add((weight, span));
        }
    }

    private static int LeadEnd(Article article)
    {
        var boilerplate = article.Get(TextLayers.Boilerplate);
        var lead = article
            .Get(TextLayers.Sentences)
            .Where(sentence => !boilerplate.Any(block => block.Span.Overlaps(sentence.Span)))
            .Take(LeadSentences)
            .ToArray();
        return lead.Length == 0 ? 0 : lead[^1].Span.End;
    }
}

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

    /// <summary>An agency's credit line: the account says that it is the agency's text.</summary>
    CreditLine,
}

/// <summary>An outlet or agency that a witness names as its source.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Weight">How much rests on it.</param>
/// <param name="Spans">Where it is named.</param>
/// <param name="Supports">What rests on it; the whole text for a credit line.</param>
internal sealed record Attribution(
    string Name,
    AttributionWeight Weight,
    ImmutableArray<TextSpan> Spans,
    ImmutableArray<TextSpan> Supports
)
{
    /// <summary>Share of what rests on it that must be shared before it stands behind what is shared.</summary>
    private const double Most = 0.5;

    /// <summary>True where most of what rests on the source is among <paramref name="stretches"/>, or most of them rest on it.</summary>
    public bool StandsBehind(IReadOnlyCollection<TextSpan> stretches)
    {
        double common = stretches.Sum(stretch => Supports.Sum(span => span.OverlapLength(stretch)));
        return common >= Most * Math.Min(stretches.Sum(span => span.Length), Supports.Sum(span => span.Length));
    }
}

/// <summary>Reads from the credit and source layers whom each witness names as its source.</summary>
internal static class Attributions
{
    /// <summary>A source named in the first so many reporting sentences is the source of the account.</summary>
    /// <remarks>Set to 2: a credit in news prose stands in the lead or the sentence after it; at 3 follow-up attributions come in.</remarks>
    private const int LeadSentences = 2;

    /// <summary>A source that supports this share of the reporting is the account's main source wherever it is named.</summary>
    private const double PrincipalShare = 0.35;

    /// <summary>Attributions of every witness by siglum: one entry a name, in ordinal order; its own name left out.</summary>
    public static ImmutableDictionary<string, ImmutableArray<Attribution>> Of(Story story)
    {
        var media = Media(story);
        return story.Witnesses.ToImmutableDictionary(
            witness => witness.Siglum,
            witness => Of(witness, media),
            StringComparer.Ordinal
        );
    }

    /// <summary>Names that some witness's credit line or masthead shows to be an outlet's: a gazetteer of the story's own.</summary>
    private static HashSet<string> Media(Story story) =>
        [
            .. story.Witnesses.Select(witness => witness.Article.Publisher).OfType<string>(),
            .. story
                .Witnesses.SelectMany(witness => witness.Article.Get(TextLayers.Credits))
                .Where(credit => credit.Kind is CreditKind.Agency or CreditKind.Outlet)
                .Select(credit => credit.Name),
        ];

    private static ImmutableArray<Attribution> Of(Witness witness, HashSet<string> media)
    {
        var article = witness.Article;
        var leadEnd = LeadEnd(article);
        var found = new SortedDictionary<
            string,
            List<(AttributionWeight Weight, TextSpan Span, ImmutableArray<TextSpan> Supports)>
        >(StringComparer.Ordinal);

        foreach (var credit in article.Get(TextLayers.Credits))
        {
            // An agency's line says whose text it is; another outlet's, whence it was taken.
            if (credit.Kind is CreditKind.Agency or CreditKind.Outlet)
            {
                var weight =
                    credit.Kind == CreditKind.Agency ? AttributionWeight.CreditLine : AttributionWeight.Principal;
                Add(credit.Name, weight, credit.Span, [new TextSpan(0, article.Text.Length)]);
            }
        }

        foreach (var source in article.Get(AnnotationLayers.Sources))
        {
            if (source.Kind is not (SourceKind.Outlet or SourceKind.Agency) && !media.Contains(source.Name))
                continue;
            // "A newspaper reported" names nobody.
            if (!source.Name.Any(char.IsUpper))
                continue;
            var supported = source.Supports.Sum(span => (double)span.Length) / Math.Max(1, article.Text.Length);
            var principal = source.Span.Start < leadEnd || supported >= PrincipalShare;
            Add(
                source.Name,
                principal ? AttributionWeight.Principal : AttributionWeight.Partial,
                source.Span,
                source.Supports.Add(source.Span)
            );
        }

        return
        [
            .. found
                .Where(entry => !WitnessNaming.Names(entry.Key, witness))
                .Select(entry => new Attribution(
                    entry.Key,
                    entry.Value.Max(mention => mention.Weight),
                    [.. entry.Value.Select(mention => mention.Span).Distinct().Order()],
                    [.. entry.Value.SelectMany(mention => mention.Supports).Distinct().Order()]
                )),
        ];

        void Add(string name, AttributionWeight weight, TextSpan span, ImmutableArray<TextSpan> supports)
        {
            if (!found.TryGetValue(name, out var mentions))
                found[name] = mentions = [];
            mentions.Add((weight, span, supports));
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

using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Outlets and agencies that accounts name as their source and that are not among the witnesses.</summary>
internal sealed class AbsentSources
{
    private readonly ImmutableDictionary<string, ImmutableArray<Attribution>> attributions;
    private readonly HashSet<string> present = new(StringComparer.Ordinal);

    public AbsentSources(Story story, ImmutableDictionary<string, ImmutableArray<Attribution>> attributions)
    {
        this.attributions = attributions;
        foreach (var attribution in attributions.Values.SelectMany(entries => entries))
        {
            // A text that bears a wire's credit line stands for the wire's text; prose that cites it does not.
            var isPresent =
                story.Witnesses.Any(witness => WitnessNaming.Names(attribution.Name, witness))
                || attribution.Weight == AttributionWeight.CreditLine;
            if (isPresent)
                present.Add(attribution.Name);
        }
    }

    /// <summary>All absent outlets and agencies with who names them, in ordinal order of name.</summary>
    public IEnumerable<(string Name, string Siglum, Attribution Attribution)> All =>
        attributions
            .SelectMany(entry => entry.Value.Select(attribution => (attribution.Name, entry.Key, attribution)))
            .Where(entry => !present.Contains(entry.Name))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key, Comparer<string>.Create(Sigla.Compare));

    /// <summary>Name of the absent outlet that one of the pair gives as the source of what they share, or null.</summary>
    public string? BehindBoth(Collation collation, PairEvidence evidence)
    {
        var pair = collation.Pairs.First(pair => pair.Left == evidence.Left && pair.Right == evidence.Right);
        return MainSourceOf(pair.Left, [.. pair.Stretches.Select(stretch => stretch.Left)])
            ?? MainSourceOf(pair.Right, [.. pair.Stretches.Select(stretch => stretch.Right)]);
    }

    /// <summary>Name of the absent outlet that the witness gives as its main source, or null.</summary>
    public string? PrincipalOf(string siglum) =>
        attributions[siglum]
            .Where(attribution =>
                attribution.Weight != AttributionWeight.Partial && !present.Contains(attribution.Name)
            )
            .OrderByDescending(attribution => attribution.Weight)
            .ThenBy(attribution => attribution.Spans[0])
            .FirstOrDefault()
            ?.Name;

    /// <summary>Name of the absent outlet that the witness gives as the source of what stands in <paramref name="stretches"/>, or null.</summary>
    private string? MainSourceOf(string siglum, IReadOnlyCollection<TextSpan> stretches) =>
        attributions[siglum]
            .Where(attribution =>
                attribution.Weight != AttributionWeight.Partial
                && !present.Contains(attribution.Name)
                && attribution.StandsBehind(stretches)
            )
            .OrderByDescending(attribution => attribution.Weight)
            .ThenBy(attribution => attribution.Spans[0])
            .FirstOrDefault()
            ?.Name;
}

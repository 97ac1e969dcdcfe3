using System.Text;
using Stemma.Apparatus;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Text;

namespace Accuracy.Disagreements;

/// <summary>How much of what is known of an event's wordings and disagreements a report finds.</summary>
/// <remarks>
/// A wording is right where every account that has it shows it, whole to nine tenths, with the true status. A disagreement is
/// found where one entry of its kind (name and place count as one kind) has two of its true readings apart, or for a denial one
/// of them; it is right where the entry's verdict is the true one. What agrees is found where one entry has two of the true
/// readings at all. A compatible or agreeing reading is right too where it stands in an entry that is right about another line:
/// a row that shows "7:40", "7:52" and "before eight" as differing says all there is to say.
/// </remarks>
internal sealed class ApparatusScore(TraceReport report, ApparatusTruth truth)
{
    /// <summary>Share of a wording's letters that must be shown: a quotation broken by "she said" may lose a word.</summary>
    private const double Whole = 0.9;

    private readonly Dictionary<string, string> paths = truth
        .Nodes.Where(node => node.Path is not null)
        .ToDictionary(node => node.Id, node => Path.GetFileName(node.Path!), StringComparer.Ordinal);

    /// <summary>Each true wording with whether it was shown with its status.</summary>
    public IEnumerable<(string Text, bool IsRight)> Wordings() =>
        from quotation in truth.Quotations
        from wording in quotation.Wordings
        select ($"{wording.Status}: {wording.Text}", wording.In.All(id => IsShown(id, wording)));

    /// <summary>Each pair of readings about different things with whether no row opposes them.</summary>
    public IEnumerable<(TrueDisagreement Truth, bool IsRight)> Apart() =>
        from pair in truth.Disagreements
        where pair.IsApart
        select (pair, !Entries(pair).Any(entry => entry.Verdict is not (Verdict.Single or Verdict.Agree)));

    /// <summary>Each true disagreement with whether it was found and whether its verdict is right.</summary>
    public IEnumerable<(TrueDisagreement Truth, bool IsFound, bool IsRight)> Disagreements()
    {
        var lines = truth.Disagreements.Where(line => !line.IsApart).ToArray();
        var found = lines.Select(disagreement => Entries(disagreement).ToArray()).ToArray();
        var right = lines
            .SelectMany((disagreement, line) => found[line].Where(entry => Says(entry, disagreement)))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return lines.Select(
            (disagreement, line) =>
                (
                    disagreement,
                    found[line].Length > 0,
                    found[line]
                        .Any(entry =>
                            Says(entry, disagreement)
                            || (disagreement.Verdict is "compatible" or "agree" && right.Contains(entry))
                        )
                )
        );
    }

    /// <summary>Each row of the stories that says something of more than one account, with whether a line of truth says the same.</summary>
    public IEnumerable<(ApparatusEntry Entry, bool IsRight)> Rows() =>
        from story in report.Stories
        where story.Story.Witnesses.Any(witness => paths.ContainsValue(Path.GetFileName(witness.Article.Path)))
        from entry in story.Apparatus.Entries
        where entry.Kind != ApparatusKind.Omission && entry.Verdict is not (Verdict.Single or Verdict.Agree)
        select (
            entry,
            truth.Disagreements.Any(disagreement => Says(entry, disagreement) && Covers(story, entry, disagreement))
        );

    private static bool Says(ApparatusEntry entry, TrueDisagreement disagreement) =>
        string.Equals(entry.Verdict.ToString(), disagreement.Verdict, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<ApparatusEntry> Entries(TrueDisagreement disagreement) =>
        from story in report.Stories
        from entry in story.Apparatus.Entries
        where Covers(story, entry, disagreement)
        select entry;

    private bool IsShown(string id, TrueWording wording)
    {
        if (Witness(id) is not var (story, witness))
            return false;
        var whole = Letters(wording.Text);
        var shown = story
            .Apparatus.Quotations.SelectMany(quotation => quotation.Wordings)
            .Where(found => string.Equals(found.Status.ToString(), wording.Status, StringComparison.OrdinalIgnoreCase))
            .SelectMany(found => found.Witnesses)
            .Where(place => place.Siglum == witness.Siglum)
            .Distinct()
            .Select(place => Letters(witness.Slice(place.Span)))
            .Where(text => text.Length > 0 && whole.Contains(text, StringComparison.Ordinal))
            .Sum(text => text.Length);
        return shown >= Whole * whole.Length;
    }

    private bool Covers(StoryReport story, ApparatusEntry entry, TrueDisagreement disagreement)
    {
        if (!IsKind(entry.Kind, disagreement.Kind))
            return false;
        var hits = new HashSet<(int True, int Found)>();
        for (var number = 0; number < disagreement.Readings.Length; number++)
        {
            var places = disagreement
                .Readings[number]
                .In.SelectMany(id => Places(story, id, disagreement.Readings[number]))
                .ToArray();
            for (var found = 0; found < entry.Readings.Length; found++)
            {
                if (entry.Readings[found].Witnesses.Any(place => places.Any(other => Meet(place, other))))
                    hits.Add((number, found));
            }
        }

        return disagreement.Kind == "denial" ? hits.Count > 0
            : disagreement.Verdict == "agree" ? hits.Select(hit => hit.True).Distinct().Count() > 1
            : hits.Any(one => hits.Any(other => one.True != other.True && one.Found != other.Found));
    }

    private static bool Meet(WitnessSpan one, WitnessSpan other) =>
        one.Siglum == other.Siglum && one.Span.Overlaps(other.Span);

    private IEnumerable<WitnessSpan> Places(StoryReport story, string id, TrueReading reading)
    {
        if (Witness(id) is not var (home, witness) || home != story)
            yield break;
        var text = witness.Article.Text;
        for (
            var at = text.IndexOf(reading.Value, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(reading.Value, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            var end = at + reading.Value.Length;
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]))
            )
                yield return new WitnessSpan(witness.Siglum, new TextSpan(at, end));
        }
    }

    private (StoryReport Story, Witness Witness)? Witness(string id)
    {
        foreach (var story in report.Stories)
        {
            foreach (var witness in story.Story.Witnesses)
            {
                if (paths.TryGetValue(id, out var path) && Path.GetFileName(witness.Article.Path) == path)
                    return (story, witness);
            }
        }

        return null;
    }

    private static bool IsKind(ApparatusKind found, string kind) =>
        kind is "name" or "place"
            ? found is ApparatusKind.Name or ApparatusKind.Place
            : string.Equals(found.ToString(), kind, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in text.Where(char.IsLetterOrDigit))
            letters.Append(char.ToLowerInvariant(character));
        return letters.ToString();
    }
}

using System.Buffers;
using System.Collections.Frozen;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Looks lines up in boilerplate.tsv, whose head says how each sort of phrase matches.</summary>
internal sealed class PhraseTable
{
    /// <summary>Words of a line that may be a prompt; the longest cookie notes and copyright lines have about this many.</summary>
    private const int LongestPrompt = 40;

    private static readonly SearchValues<char> LabelEnds = SearchValues.Create(":|»>–—");

    private static readonly Lazy<PhraseTable> Shared = new(() => new PhraseTable());

    // Each phrase under its first word, so that a line is compared with a handful and not with all.
    private readonly FrozenDictionary<string, (BoilerplateKind Kind, string Phrase)[]> starts;
    private readonly FrozenDictionary<string, BoilerplateKind> lines;
    private readonly FrozenDictionary<string, BoilerplateKind> labels;
    private readonly FrozenSet<string> sections;
    private readonly string[] cues;

    private PhraseTable()
    {
        var rows = Resources.Rows("boilerplate.tsv").ToLookup(row => row[1]);
        starts = rows["start"]
            .GroupBy(row => row[2].Split(' ')[0])
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Select(row => (Kind(row), row[2])).ToArray(),
                StringComparer.OrdinalIgnoreCase
            );
        lines = rows["line"].ToFrozenDictionary(row => row[2], Kind, StringComparer.OrdinalIgnoreCase);
        labels = rows["label"].ToFrozenDictionary(row => row[2], Kind, StringComparer.OrdinalIgnoreCase);
        sections = rows["section"].Select(row => row[2]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        cues = [.. rows["cue"].Select(row => row[2])];
    }

    /// <summary>The table; loaded when first asked for.</summary>
    public static PhraseTable Instance => Shared.Value;

    /// <summary>The heading of a list of links: a phrase of the table, or "More" and up to four words with capitals.</summary>
    public bool IsSection(ReadOnlySpan<char> line)
    {
        var bare = line.Trim(" :.|»›>→▶*#-–—…").TrimStart();
        if (bare.Length is 0 or > 60)
            return false;
        return sections.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare)
            || (
                bare.Length <= 40
                && (
                    LineShape.StartsWithWords(bare, "more from")
                    || LineShape.StartsWithWords(bare, "more in")
                    || LineShape.StartsWithWords(bare, "also in")
                    || LineShape.StartsWithWords(bare, "more on")
                )
                && !LineShape.EndsSentence(line)
            );
    }

    /// <summary>Why the line is no reporting by its words, or null.</summary>
    public BoilerplateKind? KindOf(ReadOnlySpan<char> line, int words)
    {
        if (words > LongestPrompt || line.Length > LongestPrompt * 12)
            return null;
        var bare = line.Trim(" :.|»›>→▶*•[]()-–—…");
        if (lines.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare, out var kind) && !line.EndsWith('.'))
            return kind;
        if (Labelled(line) is { } label)
            return label;
        var space = bare.IndexOfAny(' ', ':', ',');
        if (
            starts
                .GetAlternateLookup<ReadOnlySpan<char>>()
                .TryGetValue(space < 0 ? bare : bare[..space], out var candidates)
        )
        {
            foreach (var (candidate, phrase) in candidates)
            {
                if (LineShape.StartsWithWords(bare, phrase))
                    return candidate;
            }
        }

        return IsPrompt(line) ? BoilerplateKind.Other : null;
    }

    private BoilerplateKind? Labelled(ReadOnlySpan<char> line)
    {
        var mark = line.IndexOfAny(LabelEnds);
        if (mark is < 2 or > 25)
            return null;
        // A reporter's sentence may well begin so ("Photos — many of them blurred — show …", "Watch: the hands …").
        var label = line[..mark].Trim();
        if (LineShape.EndsSentence(line) && line[^1] != '?' && (line[mark] is '–' or '—' || !label.Contains(' ')))
            return null;
        return labels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out var kind) ? kind : null;
    }

    private bool IsPrompt(ReadOnlySpan<char> line)
    {
        if (LineShape.HasQuotationMarks(line) || !SpeaksToReader(line))
            return false;
        foreach (var cue in cues)
        {
            if (LineShape.ContainsWords(line, cue))
                return true;
        }

        return false;
    }

    private static bool SpeaksToReader(ReadOnlySpan<char> line)
    {
        foreach (var word in (ReadOnlySpan<string>)["you", "your", "our", "us", "here", "apply"])
        {
            if (LineShape.ContainsWords(line, word))
                return true;
        }

        return false;
    }

    private static BoilerplateKind Kind(string[] row) => Enum.Parse<BoilerplateKind>(row[0], ignoreCase: true);
}

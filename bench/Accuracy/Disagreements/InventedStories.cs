using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Stemma.Text;

namespace Accuracy.Disagreements;

/// <summary>A small story with what its accounts are known to disagree about.</summary>
/// <param name="Part">Tune, or check for what is called "test" in the file.</param>
/// <param name="Articles">Its accounts, not yet annotated.</param>
/// <param name="Truth">What is known.</param>
internal sealed record InventedStory(CorpusPart Part, ImmutableArray<Article> Articles, ApparatusTruth Truth);

/// <summary>Reads own/disagreements.txt; own/disagreements.md tells its form.</summary>
internal static class InventedStories
{
    /// <summary>All stories in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A line of truth names words that its account does not have.</exception>
    public static IEnumerable<InventedStory> Read(string path)
    {
        var lines = new List<string>();
        foreach (var line in File.ReadLines(path).Append("story end"))
        {
            if (line.StartsWith("story ", StringComparison.Ordinal))
            {
                if (lines.Count > 0)
                    yield return Story(lines);
                lines.Clear();
                lines.Add(line);
            }
            else if (lines.Count > 0 && line.Length > 0)
            {
                lines.Add(line);
            }
        }
    }

    private static InventedStory Story(List<string> lines)
    {
        var head = lines[0].Split(' ');
        var articles = new List<Article>();
        var truths = new List<TrueDisagreement>();
        for (var number = 1; number < lines.Count; )
        {
            var end = lines.FindIndex(number + 1, IsHead);
            end = end < 0 ? lines.Count : end;
            if (lines[number] == "truth")
                truths.AddRange(lines.Skip(number + 1).Take(end - number - 1).Select(Truth));
            else
                articles.Add(Account(lines[number], lines.GetRange(number + 1, end - number - 1)));
            number = end;
        }

        foreach (var (reading, siglum) in truths.SelectMany(truth => truth.Readings).SelectMany(Sides))
        {
            if (
                !articles.Exists(article =>
                    Name(article) == siglum && article.Text.Contains(reading.Value, StringComparison.OrdinalIgnoreCase)
                )
            )
                throw new InvalidDataException($"{head[1]}: {siglum} does not say “{reading.Value}”.");
        }

        return new InventedStory(
            head[2] == "tune" ? CorpusPart.Tune : CorpusPart.Check,
            [.. articles],
            new ApparatusTruth(
                head[1],
                [.. articles.Select(article => new TrueAccount(Name(article), article.Path))],
                [],
                [.. truths]
            )
        );
    }

    private static bool IsHead(string line) => line == "truth" || line.StartsWith("account ", StringComparison.Ordinal);

    private static IEnumerable<(TrueReading Reading, string Siglum)> Sides(TrueReading reading) =>
        reading.In.Select(siglum => (reading, siglum));

    private static string Name(Article article) => Path.GetFileNameWithoutExtension(article.Path);

    // "account A 2043-05-11T14:20 Hadmoor Courier"
    private static Article Account(string head, List<string> text)
    {
        var parts = head.Split(' ', 4);
        var at = DateTime.ParseExact(parts[2], "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return new Article(parts[1] + ".txt", $"{text[0]}\n\n{string.Join("\n\n", text.Skip(1))}\n")
        {
            Language = "en",
            Publisher = parts[3],
            Published = new PublicationTime(
                LocalDate.FromDateTime(at),
                LocalDateTime.FromDateTime(at).InUtc().ToInstant()
            ),
        };
    }

    // "quantity differ: what = some words [A B] | other words [C]"
    private static TrueDisagreement Truth(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var equals = line.IndexOf(" = ", StringComparison.Ordinal);
        var head = line[..colon].Split(' ');
        return new TrueDisagreement(
            head[0],
            line[(colon + 2)..equals],
            [
                .. line[(equals + 3)..]
                    .Split(" | ")
                    .Select(reading =>
                    {
                        var bracket = reading.LastIndexOf(" [", StringComparison.Ordinal);
                        return new TrueReading(reading[..bracket], reading[(bracket + 2)..^1].Split(' '));
                    }),
            ],
            head[1]
        );
    }
}

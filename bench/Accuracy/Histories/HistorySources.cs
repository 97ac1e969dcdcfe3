using System.Text.RegularExpressions;

namespace Accuracy.Histories;

/// <summary>A text that a history can begin with.</summary>
/// <param name="Name">File name.</param>
/// <param name="Subtopic">Event it reports; texts of one subtopic can be reports of one event.</param>
/// <param name="Sentences">Its sentences, at most <see cref="HistorySources.MostSentences"/>.</param>
internal sealed record SourceText(string Name, string Subtopic, string[] Sentences);

/// <summary>Texts of ECB+ and our own samples, in two parts by topic, and which of them share wording already.</summary>
internal sealed partial class HistorySources
{
    /// <summary>Shorter texts give too little to cut from: a tenth of ECB+ is one sentence.</summary>
    private const int LeastSentences = 9;

    /// <summary>Longer ones are cut here, to keep runs short.</summary>
    public const int MostSentences = 26;

    /// <summary>Words of one shingle.</summary>
    private const int ShingleWords = 4;

    /// <summary>Two texts of ECB+ that share a larger part of the shorter one's shingles are kin by nature: not both become roots.</summary>
    private const double Kin = 0.02;

    private readonly Dictionary<string, HashSet<string>> shingles = new(StringComparer.Ordinal);

    /// <param name="path">ecbplus-dev.zip.</param>
    /// <param name="part">Tune or check, by topic; the samples belong to the tune part.</param>
    public HistorySources(string path, CorpusPart part)
    {
        var texts = EcbPlus
            .Read(path)
            .Where(text => CorpusParts.Of($"histories topic {text.Topic}") == part)
            .Select(text => new SourceText(
                text.Name,
                $"{text.Topic:D2}{(text.IsPlus ? "p" : "e")}",
                [.. text.Text.Split('\n').Select(Joined).Where(IsSentence).Take(MostSentences)]
            ));
        if (part == CorpusPart.Tune)
            texts = texts.Concat(Samples());
        Texts = [.. texts.Where(text => text.Sentences.Length >= LeastSentences)];
        foreach (var text in Texts)
            shingles[text.Name] = Shingles(text.Sentences);
    }

    /// <summary>The texts, in order of the archive.</summary>
    public SourceText[] Texts { get; }

    /// <summary>True where the two share wording before anything is made of them.</summary>
    public bool AreKin(SourceText one, SourceText other)
    {
        var (left, right) = (shingles[one.Name], shingles[other.Name]);
        var common = left.Count(right.Contains);
        return common > Kin * Math.Min(left.Count, right.Count);
    }

    // The samples are files of text with the outlet in the name; each event of samples/history.json is one subtopic, which
    // does not matter here: they only serve as single roots.
    private static IEnumerable<SourceText> Samples()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "articles");
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var sentences = File.ReadAllText(file)
                .Split('\n')
                .SelectMany(paragraph => SentenceEnd().Split(paragraph))
                .Select(sentence => sentence.Trim())
                .Where(IsSentence);
            var name = Path.GetFileName(file);
            yield return new SourceText(name, name, [.. sentences.Take(MostSentences)]);
        }
    }

    private static bool IsSentence(string line) =>
        line.Count(character => character == ' ') >= 5 && !line.Contains("http", StringComparison.Ordinal);

    private static HashSet<string> Shingles(string[] sentences)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var words = Wording.Words(sentence);
            for (var at = 0; at + ShingleWords <= words.Length; at++)
                found.Add(string.Join(' ', words, at, ShingleWords));
        }

        return found;
    }

    /// <summary>Tokens with spaces between, as print has them.</summary>
    private static string Joined(string line)
    {
        line = line.Replace("``", "“", StringComparison.Ordinal).Replace("''", "”", StringComparison.Ordinal);
        line = BeforeMark().Replace(line, "${mark}");
        line = AfterMark().Replace(line, "${mark}");
        return line.Trim();
    }

    [GeneratedRegex(@" (?<mark>[.,;:!?)\]”’%]|'s|n't|'re|'ve|'ll)(?= |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeMark();

    [GeneratedRegex(@"(?<mark>[(\[“$£]) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AfterMark();

    [GeneratedRegex(@"(?<=[.!?][”""]?)\s+(?=[A-Z“""])", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();
}

/// <summary>Words of a text, for the generator and the baselines: neither uses the tokens of what is measured.</summary>
internal static class Wording
{
    /// <summary>Runs of letters and digits, in lower case.</summary>
    public static string[] Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (inside && start < 0)
                start = at;
            if (inside || start < 0)
                continue;
            words.Add(text[start..at].ToLowerInvariant());
            start = -1;
        }

        return [.. words];
    }
}

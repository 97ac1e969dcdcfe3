using System.Text.RegularExpressions;
using Stemma.Lexicon;

namespace Stemma.Tests.Seeds;

/// <summary>Nothing in the repository was put there because a seed contains it.</summary>
public partial class NoSeedWordsTests
{
    /// <summary>Words in a row from which a stretch is taken as copied; four occur by chance ("the end of its").</summary>
    private const int RunLength = 5;

    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "TestResults", ".vs"];

    /// <summary>Tables of proper names: what a seed names may be in them as in any gazetteer.</summary>
    private static readonly string[] Gazetteers =
    [
        "bodies.tsv",
        "given-names.tsv",
        "name-words.tsv",
        "outlets.tsv",
        "places.tsv",
    ];

    [Fact]
    public void NoFileHoldsFiveWordsInARowFromASeed()
    {
        var runs = Seeds().SelectMany(Runs).ToHashSet(StringComparer.Ordinal);
        runs.Count.ShouldBeGreaterThan(700);
        var files = Files(Root()).ToArray();
        files.Length.ShouldBeGreaterThan(300);
        files
            .SelectMany(file =>
                Runs(File.ReadAllText(file))
                    .Where(runs.Contains)
                    .Select(run => $"{Path.GetRelativePath(Root(), file)}: {run}")
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void NoShippedTableHoldsAPairOfWordsThatIsRareButForTheSeeds()
    {
        var english = LanguageModel.English;
        var rare = Seeds()
            .SelectMany(Pairs)
            .Where(pair => pair.IsOfLetters && !english.HasPair(Number(pair.First), Number(pair.Second)))
            .ToHashSet();
        rare.Count.ShouldBeGreaterThan(100);
        foreach (var table in Tables())
        {
            var isGazetteer = Gazetteers.Contains(Path.GetFileName(table), StringComparer.Ordinal);
            File.ReadLines(table)
                .SelectMany(Pairs)
                .Where(pair => rare.Contains(pair) || rare.Contains(pair.Lower))
                .Where(pair => !isGazetteer || !pair.IsName)
                .Select(pair => $"{Path.GetRelativePath(Root(), table)}: {pair}")
                .ShouldBeEmpty();
        }

        int Number(string word) => english.Vocabulary.Find(word.ToLowerInvariant());
    }

    [Fact]
    public void NoSourceOrTableNamesAPersonWhomOnlyTheSeedsName()
    {
        // Capitalised words that general English does not know: surnames of the seeds' people, not countries or outlets.
        var english = LanguageModel.English;
        var names = Seeds()
            .SelectMany(Words)
            .Where(word => word.Length > 3 && char.IsUpper(word[0]) && char.IsLower(word[1]) && !english.Knows(word))
            .ToHashSet(StringComparer.Ordinal);
        names.Count.ShouldBeGreaterThan(3);
        foreach (var file in Files(Path.Join(Root(), "src")))
        {
            if (!Gazetteers.Contains(Path.GetFileName(file), StringComparer.Ordinal))
                Words(File.ReadAllText(file)).Where(names.Contains).ShouldBeEmpty(Path.GetRelativePath(Root(), file));
        }
    }

    private static string[] Seeds() => [File.ReadAllText(SeedRun.Spun), File.ReadAllText(SeedRun.Citing)];

    private static IEnumerable<string> Tables() =>
        Files(Path.Join(Root(), "src")).Where(file => Path.GetExtension(file) == ".tsv");

    private static IEnumerable<string> Files(string folder) =>
        new DirectoryInfo(folder)
            .EnumerateFileSystemInfos()
            .Where(entry => !NotOurs.Contains(entry.Name, StringComparer.Ordinal))
            .SelectMany(entry =>
                entry is DirectoryInfo inner ? Files(inner.FullName)
                : entry.Extension == ".bin" ? []
                : [entry.FullName]
            );

    private static string[] Words(string text) =>
        [.. Word().Matches(text.Replace('’', '\'')).Select(match => match.Value)];

    private static IEnumerable<string> Runs(string text)
    {
        var words = Words(text.ToLowerInvariant());
        for (var start = 0; start + RunLength <= words.Length; start++)
            yield return string.Join(' ', words.AsSpan(start, RunLength));
    }

    private static IEnumerable<WordPair> Pairs(string text)
    {
        var words = Words(text);
        for (var start = 0; start + 1 < words.Length; start++)
            yield return new WordPair(words[start], words[start + 1]);
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        Assert.SkipWhen(root is null, "The tests do not run inside the source tree.");
        return root;
    }

    [GeneratedRegex(@"[\p{L}\p{N}']+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    private readonly record struct WordPair(string First, string Second)
    {
        public WordPair Lower => new(First.ToLowerInvariant(), Second.ToLowerInvariant());

        /// <summary>False with a number, which the model of English does not list.</summary>
        public bool IsOfLetters => char.IsLetter(First[0]) && char.IsLetter(Second[0]);

        public bool IsName => char.IsUpper(First[0]) && char.IsUpper(Second[0]);

        public override string ToString() => $"{First} {Second}";
    }
}

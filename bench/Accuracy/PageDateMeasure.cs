using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stemma.Intake;

namespace Accuracy;

/// <summary>Share of pages whose publication day is found exactly, on the evaluation pages of htmldate.</summary>
/// <remarks>
/// The folder is that repository's "tests": eval_default.json and the pages it names. The pages are their owners' and are
/// read where they are. As in its own evaluation the page alone is given, without its address. A page that gives no
/// article, or one without a date, counts as wrong. STEMMA_DATE_ERRORS names a file to list the tune part's errors in.
/// </remarks>
/// <param name="name">Name of the row.</param>
/// <param name="part">What is scored: pages by the hash of their file names.</param>
internal sealed class PageDateMeasure(string name, CorpusPart part) : IMeasure
{
    private const string Truth = "eval_default.json";

    private static readonly string[] Folders = ["test_set", "cache", "eval"];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive => "htmldate";

    /// <inheritdoc/>
    public bool IsCorpus => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var reader = new ArticleReader();
        int right = 0,
            wrong = 0,
            none = 0;
        var errors = new List<string>();
        foreach (
            var (file, day) in Pages(path).Where(page => part == CorpusPart.All || CorpusParts.Of(page.File) == part)
        )
        {
            var page = Folders.Select(folder => Path.Combine(path, folder, file)).First(File.Exists);
            var article = reader.Read([page]).Articles.FirstOrDefault();
            var found = article?.Published?.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            right += found == day ? 1 : 0;
            none += found is null ? 1 : 0;
            wrong += found is not null && found != day ? 1 : 0;
            if (found != day)
                errors.Add($"{day}\t{found}\t{page}\t{(article is null ? "no article" : "")}");
        }

        if (part == CorpusPart.Tune && Environment.GetEnvironmentVariable("STEMMA_DATE_ERRORS") is { } list)
            File.WriteAllLines(list, errors);
        var all = right + wrong + none;
        return new Score(
            right / (double)all,
            all,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{right} right, {wrong} wrong, {none} not found; precision {right / (double)(right + wrong):F3}"
            )
        );
    }

    /// <inheritdoc/>
    public string Digest(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(path, Truth)));
        foreach (var (file, _) in Pages(path))
            hash.AppendData(Encoding.UTF8.GetBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(string File, string Day)> Pages(string path)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, Truth)));
        return
        [
            .. truth
                .RootElement.EnumerateObject()
                .Select(page =>
                    (page.Value.GetProperty("file").GetString()!, page.Value.GetProperty("date").GetString()!)
                )
                .OrderBy(page => page.Item1, StringComparer.Ordinal),
        ];
    }
}

using System.IO.Compression;
using System.Text.Json;
using Stemma.Intake;
using Stemma.Text;

namespace Accuracy;

/// <summary>F1 of the extracted main text over 4-word shingles, as the article-extraction benchmark defines it: precision
/// and recall are averaged over pages first.</summary>
/// <remarks>The figure counts all extracted text, what is marked as boilerplate included; the detail also scores the text
/// without it (headings count as text). Rules were tuned on the pages whose id begins with 0 to 7; errors on the others
/// were never looked at.</remarks>
public sealed class MainTextMeasure(string name, bool? tuned = null) : IMeasure
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive => "article-extraction-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var articles = new ArticleReader()
            .Read([path])
            .Articles.ToDictionary(article => Path.GetFileNameWithoutExtension(article.Path), StringComparer.Ordinal);
        using var archive = ZipFile.OpenRead(path);
        using var truth = archive.GetEntry("ground-truth.json")!.Open();
        using var pages = JsonDocument.Parse(truth);
        var whole = new ShingleScore();
        var unmarked = new ShingleScore();
        foreach (var page in pages.RootElement.EnumerateObject())
        {
            if (tuned is { } half && half != page.Name[0] is >= '0' and <= '7')
                continue;
            var body = page.Value.GetProperty("articleBody").GetString() ?? "";
            var article = articles.GetValueOrDefault(page.Name);
            whole.Add(body, article?.Text ?? "");
            unmarked.Add(body, article is null ? "" : Unmarked(article));
        }

        return new Score(whole.F1, whole.Pages, $"{whole}; without marked boilerplate {unmarked}");
    }

    private static string Unmarked(Article article)
    {
        var kept = new System.Text.StringBuilder();
        var end = 0;
        foreach (var item in article.Get(TextLayers.Boilerplate).Where(item => item.Kind != BoilerplateKind.Heading))
        {
            kept.Append(article.Text, end, item.Span.Start - end).Append('\n');
            end = item.Span.End;
        }

        return kept.Append(article.Text, end, article.Text.Length - end).ToString();
    }
}

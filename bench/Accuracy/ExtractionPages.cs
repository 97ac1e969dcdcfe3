using System.IO.Compression;
using System.Text.Json;

namespace Accuracy;

/// <summary>A page of the article-extraction benchmark and the text that people found in it.</summary>
/// <param name="Markup">The page, UTF-8.</param>
/// <param name="Body">The article's text.</param>
internal sealed record ExtractionPage(string Markup, string Body)
{
    /// <summary>All pages of the archive, in the order of its ground truth.</summary>
    public static List<ExtractionPage> Of(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var truth = archive.GetEntry("ground-truth.json")!.Open();
        using var bodies = JsonDocument.Parse(truth);
        var pages = new List<ExtractionPage>();
        foreach (var page in bodies.RootElement.EnumerateObject())
        {
            using var markup = new StreamReader(archive.GetEntry($"html/{page.Name}.html")!.Open());
            pages.Add(new ExtractionPage(markup.ReadToEnd(), page.Value.GetProperty("articleBody").GetString() ?? ""));
        }

        return pages;
    }
}

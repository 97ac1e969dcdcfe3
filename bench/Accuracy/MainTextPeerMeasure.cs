using Stemma.Intake.Html;

namespace Accuracy;

/// <summary>The same figure for SmartReader, a port of Mozilla's Readability: what it keeps, written block by block as ours.</summary>
public sealed class MainTextPeerMeasure : IMeasure
{
    /// <inheritdoc/>
    public string Name => "main text F1, SmartReader alone";

    /// <inheritdoc/>
    public string Archive => "article-extraction-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var score = new ShingleScore();
        foreach (var page in ExtractionPage.Of(path))
        {
            var found = "";
            using var reader = new SmartReader.Reader("http://page.invalid/", page.Markup);
            reader.AddCustomOperationEnd(element => found = MainText.All(element).Text);
            reader.GetArticle();
            score.Add(page.Body, found);
        }

        return new Score(score.F1, score.Pages, score.ToString());
    }
}

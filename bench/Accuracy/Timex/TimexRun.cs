using System.Diagnostics;
using Stemma.Annotating;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tagging;
using Stemma.Annotating.Times;
using Stemma.Annotating.Tokens;

namespace Accuracy.Timex;

/// <summary>The corpus annotated once for all figures that are read off it.</summary>
internal sealed class TimexRun
{
    private readonly Dictionary<CorpusPart, TimexTally> tallies = Enum.GetValues<CorpusPart>()
        .ToDictionary(part => part, _ => new TimexTally());

    private string? measured;

    /// <summary>Documents a second by everything that times need: tokens, sentences, tags, times; on one core.</summary>
    public double Rate { get; private set; }

    /// <summary>The counts of a part of the corpus in a folder.</summary>
    public TimexTally Of(string folder, CorpusPart part)
    {
        if (measured != folder)
            Measure(folder);
        measured = folder;
        return tallies[part];
    }

    private void Measure(string folder)
    {
        var documents = TimexCorpus.Read(folder);
        var pipeline = new AnnotatorPipeline.Builder()
            .Add(new TokenAnnotator())
            .Add(new SentenceAnnotator())
            .Add(new TagAnnotator())
            .Add(new TimeAnnotator())
            .Build();
        foreach (var document in documents)
        {
            var times = pipeline.Annotate(document.Article).Get(AnnotationLayers.Times);
            tallies[CorpusPart.All].Add(document.Article, document.Times, times, false);
            var part = CorpusParts.Of(document.Name);
            tallies[part].Add(document.Article, document.Times, times, part == CorpusPart.Tune);
        }

        // The first pass has loaded and compiled everything.
        var watch = Stopwatch.StartNew();
        foreach (var document in documents)
            pipeline.Annotate(document.Article);
        Rate = documents.Count / watch.Elapsed.TotalSeconds;
    }
}

using Stemma;
using Stemma.Apparatus;
using Stemma.Intake;

namespace Accuracy.Disagreements;

/// <summary>Which disagreements an apparatus is held against.</summary>
internal enum ApparatusSet
{
    /// <summary>Those of samples/history.json.</summary>
    Samples,

    /// <summary>Those of tests/histories.</summary>
    Histories,

    /// <summary>The half of own/disagreements.txt in which causes were looked for first.</summary>
    Tune,

    /// <summary>The half of own/disagreements.txt that was only scored until its misses were read once.</summary>
    FormerCheck,

    /// <summary>The stories of own/disagreements-second.txt, which are only scored.</summary>
    Check,
}

/// <summary>Share of listed disagreements that the apparatus finds with the right verdict, or of its "differ" rows that are listed.</summary>
internal sealed class ApparatusMeasure(string name, ApparatusSet set, bool isPrecision) : IMeasure
{
    /// <summary>All of them.</summary>
    public static IMeasure[] All { get; } =
    [
        new ApparatusMeasure("apparatus right, samples", ApparatusSet.Samples, isPrecision: false),
        new ApparatusMeasure("apparatus right, known histories", ApparatusSet.Histories, isPrecision: false),
        new ApparatusMeasure("apparatus right, own stories, tune part", ApparatusSet.Tune, isPrecision: false),
        new ApparatusMeasure("apparatus differ precision, tune part", ApparatusSet.Tune, isPrecision: true),
        new ApparatusMeasure(
            "apparatus right, own stories, former check part",
            ApparatusSet.FormerCheck,
            isPrecision: false
        ),
        new ApparatusMeasure(
            "apparatus differ precision, former check part",
            ApparatusSet.FormerCheck,
            isPrecision: true
        ),
        new ApparatusMeasure("apparatus right, own stories, check part", ApparatusSet.Check, isPrecision: false),
        new ApparatusMeasure("apparatus differ precision, check part", ApparatusSet.Check, isPrecision: true),
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Archive =>
        set switch
        {
            ApparatusSet.Samples => "samples/history.json",
            ApparatusSet.Histories => "histories/school-painting/history.json",
            ApparatusSet.Check => "own/disagreements-second.txt",
            _ => "own/disagreements.txt",
        };

    /// <inheritdoc/>
    public bool Own => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var tally = new ApparatusTally();
        var folder = Path.GetDirectoryName(path)!;
        if (set == ApparatusSet.Samples)
        {
            Trace(folder, tally);
        }
        else if (set == ApparatusSet.Histories)
        {
            foreach (
                var history in Directory
                    .EnumerateDirectories(Path.GetDirectoryName(folder)!)
                    .Order(StringComparer.Ordinal)
            )
                Trace(history, tally);
        }
        else
        {
            var part = set == ApparatusSet.Tune ? CorpusPart.Tune : CorpusPart.Check;
            var tracer = new Tracer(new TraceOptions { OneStory = true });
            foreach (var story in InventedStories.Read(path).Where(story => story.Part == part))
                tally.Add(tracer.Trace(new IntakeResult(story.Articles, [])), story.Truth);
        }

        return isPrecision
            ? new Score(tally.Precision(Verdict.Differ), tally.Differing, tally.Detail())
            : new Score(tally.Right, tally.Lines, tally.Detail());
    }

    private static void Trace(string folder, ApparatusTally tally)
    {
        var report = new Tracer().Trace(new ArticleReader().Read([Path.Join(folder, "articles")]));
        foreach (var truth in ApparatusTruth.Read(folder))
            tally.Add(report, truth);
    }
}

using Stemma.Annotating;
using Stemma.Intake;
using Stemma.Text;

namespace Accuracy.Polnear;

/// <summary>The counts of one part of the corpus.</summary>
internal sealed class PolnearTallies
{
    public PolnearTallies(PolnearPart part)
    {
        Quotations = new QuotationTally(Shown(part, 'q'));
        Indirect = new IndirectTally(Shown(part, 'i'));
        Speech = new IndirectTally(static (_, _, _, _) => { });
        Wires = new WireTally(Shown(part, 'w'));
    }

    /// <summary>Quoted speech.</summary>
    public QuotationTally Quotations { get; }

    /// <summary>Contents of all attributions, outside marks.</summary>
    public IndirectTally Indirect { get; }

    /// <summary>Contents of attributions whose cue has a word of speech.</summary>
    public IndirectTally Speech { get; }

    /// <summary>Agency credits.</summary>
    public WireTally Wires { get; }

    // Errors are printed where the environment asks for them by letter, and never but of the part that rules may be written on.
    private static Action<char, Article, TextSpan, string> Shown(PolnearPart part, char letter) =>
        part == PolnearPart.Tune
        && Environment.GetEnvironmentVariable("STEMMA_SHOW_QUOTATIONS")?.Contains(letter, StringComparison.Ordinal)
            == true
            ? Show
            : static (_, _, _, _) => { };

    private static void Show(char sign, Article article, TextSpan span, string what)
    {
        var start = Math.Max(0, span.Start - 90);
        var end = Math.Min(article.Text.Length, span.End + 90);
        var around = $"{article.Text[start..span.Start]}[{article.Slice(span)}]{article.Text[span.End..end]}";
        Console.WriteLine($"{sign} {what} | {around.ReplaceLineEndings("/")}");
    }
}

/// <summary>The corpus annotated once for all figures that are read off it.</summary>
internal sealed class PolnearRun
{
    private readonly Dictionary<PolnearPart, PolnearTallies> tallies = Enum.GetValues<PolnearPart>()
        .ToDictionary(part => part, part => new PolnearTallies(part));

    private string? measured;

    /// <summary>The counts of a part of the corpus in a folder.</summary>
    public PolnearTallies Of(string folder, PolnearPart part)
    {
        if (measured != folder)
            Measure(folder);
        measured = folder;
        return tallies[part];
    }

    private void Measure(string folder)
    {
        var pipeline = DefaultPipeline.Build();
        foreach (var document in PolnearCorpus.Read(folder))
        {
            var article = pipeline.Annotate(new ArticleReader().Read([document.Path]).Articles.Single());
            foreach (var part in new[] { document.Part, PolnearPart.All })
            {
                tallies[part].Quotations.Add(document, article);
                tallies[part].Indirect.Add(document, article, static _ => true);
                tallies[part]
                    .Speech.Add(document, article, attribution => CuesOfSpeech.IsAny(attribution, document.Text));
                tallies[part].Wires.Add(document, article);
            }
        }
    }
}

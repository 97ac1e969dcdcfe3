namespace Accuracy.Polnear;

/// <summary>One figure read off PolNeAR.</summary>
/// <param name="what">What it tells, for the table.</param>
/// <param name="part">What is scored.</param>
/// <param name="score">The figure of the counts.</param>
/// <param name="run">The annotated corpus, shared among the figures.</param>
internal sealed class PolnearMeasure(string what, PolnearPart part, Func<PolnearTallies, Score> score, PolnearRun run)
    : IMeasure
{
    /// <inheritdoc/>
    public string Name { get; } =
        $"{what}, PolNeAR {part switch { PolnearPart.Dev => "dev", PolnearPart.Tune => "train, tune part", PolnearPart.Check => "train, check part", _ => "dev and train" }}";

    /// <inheritdoc/>
    public string Archive => "polnear";

    /// <inheritdoc/>
    public bool IsCorpus => true;

    /// <summary>Quotations, speakers and indirect speech of dev and both halves of train; wires of all.</summary>
    public static IEnumerable<IMeasure> All()
    {
        var run = new PolnearRun();
        foreach (var part in new[] { PolnearPart.Dev, PolnearPart.Tune, PolnearPart.Check })
        {
            yield return Of(
                "direct quotation precision",
                part,
                static all => new Score(all.Quotations.Precision, all.Quotations.Speech, all.Quotations.ToString()),
                run
            );
            yield return Of(
                "direct quotation recall",
                part,
                static all => new Score(all.Quotations.Recall, all.Quotations.Speech, ""),
                run
            );
            yield return Of(
                "direct quotation F1",
                part,
                static all => new Score(all.Quotations.F1, all.Quotations.Speech, ""),
                run
            );
            yield return Of(
                "direct quotation speaker",
                part,
                static all => new Score(all.Quotations.Speakers, all.Quotations.Sourced, ""),
                run
            );
            yield return Of(
                "indirect speech word F1, all cues",
                part,
                static all => new Score(all.Indirect.WordF1, all.Indirect.Words, all.Indirect.ToString()),
                run
            );
            yield return Of(
                "indirect speech word F1, cues of speech",
                part,
                static all => new Score(all.Speech.WordF1, all.Speech.Words, all.Speech.ToString()),
                run
            );
        }

        yield return Of(
            "agency credit precision",
            PolnearPart.All,
            static all => new Score(all.Wires.Precision, all.Wires.Borne, all.Wires.ToString()),
            run
        );
        yield return Of(
            "agency credit recall",
            PolnearPart.All,
            static all => new Score(all.Wires.Recall, all.Wires.Borne, ""),
            run
        );
    }

    /// <inheritdoc/>
    public Score Measure(string path) => score(run.Of(path, part));

    /// <inheritdoc/>
    public string Digest(string path) => PolnearCorpus.Digest(path);

    private static PolnearMeasure Of(
        string what,
        PolnearPart part,
        Func<PolnearTallies, Score> score,
        PolnearRun run
    ) => new(what, part, score, run);
}

using System.Security.Cryptography;
using System.Text;

namespace Accuracy.Spinning;

/// <summary>One figure about spun wording, on ECB+ and what our spinners make of it.</summary>
/// <param name="name">Name of the figure.</param>
/// <param name="figure">The figure from the run, with the path of ecbplus-dev.zip and the corpus's folder if it has one.</param>
/// <param name="run">Shared among the figures.</param>
internal class SpinningMeasure(string name, Func<SpinningRun, string, Score> figure, SpinningRun run) : IMeasure
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public virtual string Archive => "ecbplus-dev.zip";

    /// <inheritdoc/>
    public virtual bool IsCorpus => false;

    /// <summary>The run that is shared.</summary>
    protected SpinningRun Run => run;

    /// <summary>All figures, in the order of the table.</summary>
    public static IEnumerable<IMeasure> All()
    {
        var run = new SpinningRun();
        yield return new SpinningMeasure("spun wording: ECB+ not called spun", SpinningFigures.FalseAlarms, run);
        foreach (var (what, of) in Figures)
        {
            foreach (var channel in new[] { Channel.Own, Channel.Phrases, Channel.Translation })
                yield return new SpinningMeasure($"{what}, {channel.Name}", (its, path) => of(its, path, channel), run);
            yield return new SpinningMeasure(
                $"{what}, spinners' pairs",
                (its, path) => of(its, path, Channel.Screener(Path.GetDirectoryName(path)!)),
                run
            );
            yield return new OtherThesaurusMeasure($"{what}, other thesaurus", of, run);
        }

        yield return new SpinningMeasure("spun wording: no direction, copies", SpinningFigures.Copies, run);
        yield return new SpinningMeasure("spun wording: no direction, light edits", SpinningFigures.Edits, run);
        yield return new SpinningMeasure("spun wording: no direction, natural reuse", SpinningFigures.Reuse, run);
        yield return new SpinningMeasure("spun wording: calibration", SpinningFigures.Calibration, run);
        yield return new SpinningMeasure("spun wording: articles a second", SpinningFigures.Speed, run);
    }

    private static readonly (string, Func<SpinningRun, string, Channel, Score>)[] Figures =
    [
        ("spun wording: article AUC", SpinningFigures.Auc),
        ("spun wording: span F1", SpinningFigures.Spans),
        ("spun wording: restored alone", SpinningFigures.RestoredAlone),
        ("spun wording: direction", SpinningFigures.Direction),
        ("spun wording: restored with witness", SpinningFigures.RestoredWithWitness),
    ];

    /// <inheritdoc/>
    public virtual void Take(CommandLine asked) { }

    /// <inheritdoc/>
    public virtual Score Measure(string path) => figure(run, path);

    /// <inheritdoc/>
    public virtual string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}

/// <summary>A figure on texts spun with a thesaurus that is not passed on with the project.</summary>
internal sealed class OtherThesaurusMeasure(
    string name,
    Func<SpinningRun, string, Channel, Score> figure,
    SpinningRun run
) : SpinningMeasure(name, (_, _) => throw new InvalidOperationException("needs a folder"), run)
{
    private string ecb = "";

    /// <inheritdoc/>
    public override string Archive => "mythes";

    /// <inheritdoc/>
    public override bool IsCorpus => true;

    /// <inheritdoc/>
    public override void Take(CommandLine asked) => ecb = Path.Combine(asked.Gold, "ecbplus-dev.zip");

    /// <inheritdoc/>
    public override Score Measure(string path) => figure(Run, ecb, Channel.Other(path));

    /// <inheritdoc/>
    public override string Digest(string path)
    {
        var both = base.Digest(ecb) + base.Digest(Path.Combine(path, "thesaurus.dat"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(both)));
    }
}

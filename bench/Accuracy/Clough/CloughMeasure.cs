using System.Globalization;

namespace Accuracy.Clough;

/// <summary>One figure on the short answers of Clough and Stevenson (2011), tasks a to c.</summary>
/// <param name="what">What it tells, for the table.</param>
/// <param name="isRight">Whether what is said of an answer is right, at the precision of this figure.</param>
/// <param name="run">The answers with what is said of them, shared among the figures.</param>
internal sealed class CloughMeasure(string what, Func<Answer, bool> isRight, CloughRun run) : IMeasure
{
    /// <inheritdoc/>
    public string Name { get; } = $"{what}, Clough & Stevenson a-c";

    /// <inheritdoc/>
    public string Archive => "clough";

    /// <inheritdoc/>
    public bool IsCorpus => true;

    /// <summary>Derived or not, and how.</summary>
    public static IEnumerable<IMeasure> All()
    {
        var run = new CloughRun();
        yield return new CloughMeasure(
            "derived or not",
            static answer => (answer.Truth == Derivation.None) == (answer.Said == Derivation.None),
            run
        );
        yield return new CloughMeasure("copy, light, heavy, none", static answer => answer.Truth == answer.Said, run);
    }

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var answers = run.Of(path);
        var confusions = answers
            .GroupBy(answer => (answer.Truth, answer.Said))
            .OrderBy(group => group.Key)
            .Select(group =>
                string.Create(CultureInfo.InvariantCulture, $"{group.Key.Truth}→{group.Key.Said} {group.Count()}")
            );
        return new Score(answers.Count(isRight) / (double)answers.Count, answers.Count, string.Join(", ", confusions));
    }

    /// <inheritdoc/>
    public string Digest(string path) => CloughRun.Digest(path);
}

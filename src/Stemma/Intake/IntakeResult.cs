using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake;

/// <summary>What came of reading a list of inputs.</summary>
/// <param name="Articles">In input order; folders, patterns and archives in the order they expand to.</param>
/// <param name="Skipped">One error for each input or entry that gave no article, in the same order, and what is to be
/// said of an archive as a whole.</param>
public sealed record IntakeResult(ImmutableArray<Article> Articles, ImmutableArray<Diagnostic> Skipped)
{
    /// <summary>True where something gave no article that should have.</summary>
    public bool SomeSkipped => Skipped.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Every complaint: the skipped inputs first, then the warnings of each article.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Skipped.Concat(Articles.SelectMany(article => article.Diagnostics));
}

/// <summary>How far reading is.</summary>
/// <param name="Done">Files finished, whatever came of them.</param>
/// <param name="Total">Files there are; an archive counts as one.</param>
public readonly record struct IntakeProgress(int Done, int Total);

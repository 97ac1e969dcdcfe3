namespace Stemma.Text;

/// <summary>How much a diagnostic costs the user.</summary>
public enum Severity
{
    /// <summary>The item was processed; something about it deserves a look.</summary>
    Warning,

    /// <summary>The item was skipped.</summary>
    Error,
}

/// <summary>A coded complaint about input; the run goes on.</summary>
/// <param name="Code">"ST" and four digits; listed in docs/diagnostics.md.</param>
/// <param name="Severity">Warning: processed all the same. Error: skipped.</param>
/// <param name="Message">One sentence that says what is wrong and, where it can, what to do.</param>
/// <param name="Source">The input it is about, as the user gave it.</param>
/// <param name="Span">The stretch of Article.Text it is about, or null where it is about the whole.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Message,
    string? Source = null,
    TextSpan? Span = null
);

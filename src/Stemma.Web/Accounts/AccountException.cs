using Stemma.Text;

namespace Stemma.Web.Accounts;

/// <summary>The accounts cannot be used, or a change of them was refused.</summary>
public sealed class AccountException : Exception
{
    /// <param name="code">A code of docs/diagnostics.md.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="source">The file, or the name that was given.</param>
    /// <param name="cause">What the engine said, or null.</param>
    public AccountException(string code, string message, string? source = null, Exception? cause = null)
        : base(message, cause) => Diagnostic = new Diagnostic(code, Severity.Error, message, source);

    /// <summary>The complaint as users see it.</summary>
    public Diagnostic Diagnostic { get; }
}

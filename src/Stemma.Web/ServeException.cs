using Stemma.Text;

namespace Stemma.Web;

/// <summary>The server refuses to start so.</summary>
public sealed class ServeException : Exception
{
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="source">The file or address meant, or null.</param>
    /// <param name="cause">What lies beneath, or null.</param>
    public ServeException(string message, string? source = null, Exception? cause = null)
        : base(message, cause) => Diagnostic = new Diagnostic(WebCodes.CannotStart, Severity.Error, message, source);

    /// <summary>The complaint as users see it.</summary>
    public Diagnostic Diagnostic { get; }
}

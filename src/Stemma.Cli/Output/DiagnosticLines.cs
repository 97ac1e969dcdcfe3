using Stemma.Cli.Printing;
using Stemma.Text;

namespace Stemma.Cli.Output;

/// <summary>Diagnostics as compilers print them: <c>path: ST1003 warning: message</c>.</summary>
internal static class DiagnosticLines
{
    /// <summary>Prints one line a diagnostic; with <paramref name="quiet"/> only the errors.</summary>
    public static void Print(TextWriter error, IEnumerable<Diagnostic> diagnostics, bool quiet)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (quiet && diagnostic.Severity == Severity.Warning)
                continue;
            var severity = diagnostic.Severity == Severity.Warning ? "warning" : "error";
            var line = $"{diagnostic.Source ?? "stemma"}: {diagnostic.Code} {severity}: {diagnostic.Message}";
            error.WriteLine(SafeText.OneLine(line));
        }
    }
}

using Stemma.Cli.Printing;
using Stemma.Text;

namespace Stemma.Cli.Output;

/// <summary>Diagnostics as compilers print them: <c>path: ST1003 warning: message</c>.</summary>
internal static class DiagnosticLines
{
    /// <summary>Prints one line a diagnostic; with <paramref name="quiet"/> only the errors.</summary>
    public static void Print(TextWriter error, IEnumerable<Diagnostic> diagnostics, bool quiet)
    {
        // What an article complains of at several places differs in the place alone.
        foreach (var same in diagnostics.GroupBy(Line, StringComparer.Ordinal))
        {
            if (quiet && same.First().Severity == Severity.Warning)
                continue;
            var places = same.Count() == 1 ? string.Empty : $" ({same.Count()} places)";
            error.WriteLine(SafeText.OneLine(same.Key + places));
        }
    }

    private static string Line(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity == Severity.Warning ? "warning" : "error";
        return $"{diagnostic.Source ?? "stemma"}: {diagnostic.Code} {severity}: {diagnostic.Message}";
    }
}

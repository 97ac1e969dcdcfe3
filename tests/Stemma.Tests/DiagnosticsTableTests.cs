using System.Text.RegularExpressions;

namespace Stemma.Tests;

public partial class DiagnosticsTableTests
{
    [Fact]
    public void EveryCodeInTheSourceHasARowAndEveryRowACode()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        Assert.SkipWhen(root is null, "The tests do not run inside the source tree.");
        var inSource = Directory
            .EnumerateFiles(Path.Join(root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .Distinct()
            .Order(StringComparer.Ordinal);
        var inTable = File.ReadAllLines(Path.Join(root, "docs", "diagnostics.md"))
            .Where(line => line.StartsWith("| ST", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim());
        inTable.ShouldBe(inSource, "docs/diagnostics.md must list exactly the codes of the source, in order");
    }

    [GeneratedRegex(@"\bST[0-9]{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}

using Stemma.Lexicon;

namespace Stemma.Tests.Intake;

public class FieldTableTests
{
    [Fact]
    public void TheDocumentShowsTheTableThatIsUsed()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        Assert.SkipWhen(root is null, "The tests do not run inside the source tree.");
        var shown = File.ReadAllLines(Path.Join(root, "docs", "reference", "json-fields.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`'))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .SelectMany(row => row[1].Split(", ").Select(path => (row[0], path.Trim('`'))));
        shown.ShouldBe(Resources.Rows("fields.tsv").Select(row => (row[0], row[1])));
    }
}

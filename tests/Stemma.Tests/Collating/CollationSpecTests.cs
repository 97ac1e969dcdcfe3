using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Tests.Collating;

public class CollationSpecTests
{
    private static readonly AnnotatorPipeline Annotators = DefaultPipeline.Build();

    public static TheoryData<string> Names() => [.. CollationSpec.All().Select(spec => spec.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void WitnessesAreCollatedAsDrawn(string name)
    {
        var spec = CollationSpec.All().Single(spec => spec.Name == name);
        var drawn = Draw(spec.Texts);
        if (drawn != spec.Expected)
            Assert.Fail($"{spec.Expected}\n--- but was ---\n{drawn}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WitnessesInReverseAreCollatedAlike(string name)
    {
        var spec = CollationSpec.All().Single(spec => spec.Name == name);
        Tables([.. spec.Texts.Reverse()]).ShouldBe(Tables(spec.Texts));
    }

    /// <summary>The tables with rows named by their texts, in an order of their own.</summary>
    private static string[] Tables(IReadOnlyList<string> texts) =>
        [
            .. Draw(texts)
                .Split("\n\n")
                .Select(table =>
                    string.Join('\n', table.Split('\n').Select(row => row[(row.IndexOf(' ') + 1)..]).Order())
                )
                .Order(),
        ];

    private static string Draw(IReadOnlyList<string> texts)
    {
        var articles = texts.Select(
            (text, index) => Annotators.Annotate(new Article($"{index}.txt", text) { Language = "en" })
        );
        return string.Join(
            '\n',
            CollationTable
                .Draw(Collator.Collate(Making.Story([.. articles])))
                .Split('\n')
                .Select(line =>
                    string.Join(
                        " | ",
                        line[..^Math.Min(1, line.Length)].Split('|').Select(cell => cell.Length == 0 ? "-" : cell)
                    )
                )
                .Select(line => line == "-" ? "" : line)
        );
    }
}

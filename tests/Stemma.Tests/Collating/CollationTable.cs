using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Tests.Collating;

/// <summary>Draws a collation as a table: one line a witness, one cell a locus; passages apart by an empty line.</summary>
internal static class CollationTable
{
    /// <summary>Collates the texts as witnesses A, B, C … and compares with a drawn table; blanks around bars are free.</summary>
    public static void ShouldCollateTo(this string[] texts, string drawn) =>
        Draw(Collator.Collate(Making.Story(texts))).ShouldBe(Tidy(drawn));

    /// <summary>The table, with relation and without spare blanks: <c>A|the cat|is black|</c>.</summary>
    public static string Draw(Collation collation) => string.Join("\n\n", collation.Passages.Select(Draw));

    private static string Draw(Passage passage) =>
        string.Join('\n', passage.Members.Select(member => $"{member.Siglum}|{Cells(passage, member)}|"));

    private static string Cells(Passage passage, WitnessSpan member) =>
        string.Join(
            '|',
            passage.Loci.Select(locus =>
                locus
                    .Readings.Single(reading => reading.Witnesses.Any(witness => witness.Siglum == member.Siglum))
                    .Normal
            )
        );

    private static string Tidy(string drawn) =>
        string.Join(
            '\n',
            drawn.Split('\n').Select(line => string.Join('|', line.Split('|').Select(cell => cell.Trim())))
        );
}

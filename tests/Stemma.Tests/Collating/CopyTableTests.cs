using Stemma.Collating;

namespace Stemma.Tests.Collating;

public class CopyTableTests
{
    [Fact]
    public void SpellingsOfOneWordStandOppositeEachOther() =>
        Draw(
                "le moigne vint a la porte du chastel",
                "Le moine vint tost à la porte du castel",
                "le moine vint a porte de chastel"
            )
            .ShouldBe(
                """
                le|moigne|vint||a|la|porte|du|chastel
                le|moine|vint|tost|a|la|porte|du|castel
                le|moine|vint||a||porte|de|chastel
                """
            );

    [Fact]
    public void CaseAccentsAndPointsAreNoDifference() =>
        Draw("L'être, où est-il?", "letre ou estil").ShouldBe("letre|ou|estil\nletre|ou|estil");

    [Fact]
    public void AScriptWithoutSpacesIsComparedByLetters() => Draw("山川草木", "山木").ShouldBe("山|川|草|木\n山|||木");

    [Fact]
    public void TheOrderOfWitnessesChangesNothing()
    {
        string[] texts = ["a b c d e f", "a c d x e f", "b c d x y e", "a b q d e f f"];
        var lines = Draw(texts).Split('\n').Order(StringComparer.Ordinal).ToArray();
        Array.Reverse(texts);
        Draw(texts).Split('\n').Order(StringComparer.Ordinal).ToArray().ShouldBe(lines);
    }

    [Fact]
    public void InLongTextsOnlyWhatDiffersStandsAlone()
    {
        // Far beyond one table of alignment.
        string[] words = [.. Enumerable.Range(0, 20_000).Select(at => $"w{at % 7919:x}a{at % 31}")];
        var other = words.ToList();
        other.RemoveRange(15_000, 40);
        other[3_000] = "changed";
        other.Insert(9_000, "added");
        var places = CopyTable.Of([string.Join(' ', words), string.Join(' ', other)]).Places;
        places.Length.ShouldBe(20_001);
        places.Count(place => place[0] != place[1]).ShouldBe(42);
    }

    [Fact]
    public void AnEmptyTextHasNoWordAnywhere() => Draw("a b", "").ShouldBe("a|b\n|");

    private static string Draw(params string[] texts)
    {
        var places = CopyTable.Of(texts).Places;
        return string.Join(
            '\n',
            texts.Select((_, witness) => string.Join('|', places.Select(place => place[witness])))
        );
    }
}

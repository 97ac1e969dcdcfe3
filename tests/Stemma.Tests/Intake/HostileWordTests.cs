using System.Text;

namespace Stemma.Tests.Intake;

public sealed class HostileWordTests : IDisposable
{
    private const string Open =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    private const string Paragraph = "<w:p><w:r><w:t>Nine boats left on Monday.</w:t></w:r></w:p>";
    private const string Close = "</w:body></w:document>";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void APartThatUnpacksToFarMoreIsABomb() =>
        ShouldSkip("ST1015", Open + Paragraph + new string(' ', 15_000_000) + Close);

    [Fact]
    public void NestingWithoutEndIsRefusedAndKillsNothing()
    {
        var random = new Random(3);
        var deep = new StringBuilder(Open);
        for (var level = 0; level < 200_000; level++)
            deep.Append($"<w:sdt w:a=\"{random.Next()}\">");
        ShouldSkip("ST1064", deep.ToString());
    }

    [Fact]
    public void EntitiesAreNeitherFetchedNorExpanded()
    {
        var words =
            "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
            + Open
            + "<w:p><w:r><w:t>Nine &a; boats left.</w:t></w:r></w:p>"
            + Close;
        Read(words).Articles.ShouldHaveSingleItem().Text.ShouldBe("Nine &a; boats left.");
    }

    [Fact]
    public void BrokenXmlAndMissingPartsAreSaid()
    {
        ShouldSkip("ST1063", Open + Paragraph + "</w:p>");
        var other = folder.WriteZip("other.docx", ("a.xml", "<a/>"u8.ToArray()));
        Hostile.ReadFile(other, 5, 50).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1007");
    }

    [Fact]
    public void ADocumentWithoutWordsIsSaidToHaveNone() => ShouldSkip("ST1071", Open + Close);

    [Fact]
    public void ADocumentInsideAnArchiveIsRead()
    {
        var document = File.ReadAllBytes(Write(Open + Paragraph + Close));
        var archive = folder.WriteZip("all.zip", ("a/note.docx", document));
        Hostile.ReadFile(archive, 5, 50).Articles.ShouldHaveSingleItem().Path.ShouldBe($"{archive}!a/note.docx");
    }

    private void ShouldSkip(string code, string document)
    {
        var result = Read(document);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe(code);
        result.Articles.ShouldBeEmpty();
    }

    private Stemma.Intake.IntakeResult Read(string document) => Hostile.ReadFile(Write(document), 10, 200);

    private string Write(string document) =>
        folder.WriteZip("made.docx", ("word/document.xml", Encoding.UTF8.GetBytes(document)));
}

using System.Text;

namespace Stemma.Tests.Intake;

public sealed class HostileTableTests : IDisposable
{
    private const string Head = "title,text,date\n";
    private const string Row = "Boats,Nine boats left on Monday.,2031-05-04\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ARowOfAGigabyteIsPassedOverAndTheOthersAreRead()
    {
        var input = Hostile.Repeating(Head + Row + "Long,\"", "nine boats ", 1_000_000_000, "\",\n" + Row);
        var result = Hostile.Read(input, 30, 300);
        result.Articles.Select(article => article.Path).ShouldBe(["-!2", "-!4"]);
        result.Skipped.Select(error => (error.Code, error.Source)).ShouldBe([("ST1006", "-!3")]);
    }

    [Fact]
    public void AMarkThatNeverClosesSwallowsNoMoreThanItsFile()
    {
        var input = Hostile.Words($"{Head}{Row}Open,\"The boats,\n{string.Concat(Enumerable.Repeat(Row, 1000))}");
        var result = Hostile.Read(input, 10, 100);
        result.Articles.Length.ShouldBe(2);
    }

    [Fact]
    public void MillionsOfColumnsAreReadInLinearTime()
    {
        var head = "title,text," + new string(',', 5_000_000);
        var result = Hostile.ReadFile(
            folder.Write("wide.csv", $"{head}\n{head.Replace("text", "Nine boats left.")}\n"),
            20,
            1500
        );
        result.Articles.ShouldHaveSingleItem().Text.ShouldBe("Nine boats left.");
    }

    [Fact]
    public void WrongBytesAndZerosSpoilNoOtherRow()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(Head + Row),
            .. "Caf"u8,
            0xe9,
            .. ",The caf"u8,
            0xe9,
            .. " is shut.,\nZero,a\0b,\n"u8,
            .. Encoding.UTF8.GetBytes(Row),
        ];
        var result = Hostile.Read(() => new MemoryStream(bytes), 5, 60);
        result
            .Articles.Select(article => article.Text)
            .ShouldBe(["Nine boats left on Monday.", "The café is shut.", "Nine boats left on Monday."]);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1005");
    }

    [Fact]
    public void WhatSpreadsheetsCallUnicodeTextIsRead()
    {
        byte[] bytes = [0xff, 0xfe, .. Encoding.Unicode.GetBytes((Head + Row).Replace(',', '\t'))];
        var article = Hostile.ReadFile(folder.Write("wide.txt.tsv", bytes), 5, 60).Articles.ShouldHaveSingleItem();
        (article.Title, article.Published.ToString()).ShouldBe(("Boats", "2031-05-04"));
        article.Custody!.Bytes.ShouldBe(bytes.Length);
    }
}

using System.Text;
using Stemma.Intake;
using Stemma.Intake.Fields;

namespace Stemma.Tests.Intake;

[Collection(nameof(Hostile))]
public sealed class HostileJsonTests
{
    private const string Line = "{\"text\":\"Nine boats left on Monday.\"}\n";

    [Fact]
    public void ALineOfAGigabyteIsPassedOverAndTheOthersAreRead()
    {
        var input = Hostile.Repeating($"{Line}{{\"text\":\"", "nine boats ", 1_000_000_000, $"\"}}\n{Line}");
        var result = Hostile.Read(input, 20, 300);
        result.Articles.Select(article => article.Path).ShouldBe(["-!1", "-!3"]);
        result.Skipped.Select(error => (error.Code, error.Source)).ShouldBe([("ST1006", "-!2")]);
    }

    [Fact]
    public void AnElementOfAGigabyteIsPassedOverAndTheOthersAreRead()
    {
        var input = Hostile.Repeating($"[{Line},{{\"text\":\"", "nine boats ", 1_000_000_000, $"\"}},{Line}]");
        var result = Hostile.Read(input, 20, 300);
        result.Articles.Select(article => article.Path).ShouldBe(["-!1", "-!3"]);
        result.Skipped.Select(error => (error.Code, error.Source)).ShouldBe([("ST1006", "-!2")]);
    }

    [Fact]
    public void ManyLinesAreReadWithoutHoldingThem()
    {
        var lines = 0;
        var peak = 0L;
        var options = new IntakeOptions
        {
            StandardInput = Hostile.Repeating(
                "",
                $"{{\"text\":\"{string.Concat(Enumerable.Repeat("nine boats left. ", 600))}\"}}\n",
                400_000_000
            ),
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var reading in new ArticleReader(options).Stream(["-"]))
        {
            reading.Article.ShouldNotBeNull();
            if (++lines % 1_000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            if (lines == 3_000)
                break;
        }

        lines.ShouldBe(3_000);
        (peak / 1_000_000).ShouldBeLessThan(60);
    }

    [Fact]
    public void NestingWithoutEndIsABrokenLine()
    {
        var deep = new string('[', 500_000);
        var result = Hostile.Read(Hostile.Words($"{Line}{{\"text\":{deep}\n{Line}"), 10, 60);
        result.Articles.Length.ShouldBe(2);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1068");
    }

    [Fact]
    public void AMillionFieldsAreReadInLinearTime()
    {
        var fields = new StringBuilder();
        for (var number = 0; number < 1_000_000; number++)
            fields.Append($"\"f{number}\":0,\"text\":\"a\",");
        var result = Hostile.Read(Hostile.Words($"{{{fields}\"title\":\"t\"}}"), 20, 1500);
        (result.Articles.Length + result.Skipped.Length).ShouldBe(1);
    }

    [Fact]
    public void WrongBytesHalvesOfPairsAndZerosSpoilNoOtherLine()
    {
        byte[] bytes =
        [
            .. "{\"text\":\"A caf"u8,
            0xe9,
            .. " by the quay.\"}\n{\"text\":\"A half \\ud83d pair by the quay.\"}\n{\"text\":\"A zero \\u0000 by the quay.\"}\n{\"text\":\"\0\"}\n"u8,
            .. Encoding.UTF8.GetBytes(Line),
        ];
        var result = Hostile.Read(() => new MemoryStream(bytes), 10, 60);
        result.Articles.Length.ShouldBe(4);
        result.Articles[0].Text.ShouldBe("A café by the quay.");
        result.Articles[1].Text.ShouldBe("A half \ufffd pair by the quay.");
        result.Articles[2].Text.ShouldBe("A zero  by the quay.");
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1005");
    }

    // The parser throws when such a name is looked at: once for the record's list of names, once for a field looked up.
    [Theory]
    [InlineData("{\"\\ud83d\":\"x\",\"text\":\"Nine \\\"boats\\\" left.\"}", "Nine \"boats\" left.")]
    [InlineData("{\"te\\udc00xt\":\"x\",\"text\":\"Nine \\ud83d\\ude00 boats left.\"}", "Nine \U0001F600 boats left.")]
    [InlineData("{\"text\":\"Nine \\\\ud83d boats \\uD83D\\u0041 left.\"}", "Nine \\ud83d boats \ufffdA left.")]
    [InlineData("{\"te\\ud800xt\":\"Nine boats left.\"}", null)]
    public void HalfASurrogatePairInANameOrAValueSpoilsNothingElse(string line, string? text)
    {
        var result = Hostile.Read(Hostile.Words($"{line}\n{Line}"), 5, 60);
        result.Skipped.Select(error => error.Code).ShouldBe(text is null ? ["ST1061"] : []);
        result
            .Articles.Select(article => article.Text)
            .ShouldBe(text is null ? ["Nine boats left on Monday."] : [text, "Nine boats left on Monday."]);
    }

    [Fact]
    public void TheFieldsOfOthersAreNamedByAMap()
    {
        var map = FieldMap
            .Default.With(ArticlePart.Text, "payload.words")
            .With(ArticlePart.Title, "Payload.Name-Of-It");
        var options = new IntakeOptions { FieldMap = map };
        var words = "{\"payload\":{\"words\":\"The quay is full.\",\"name_of_it\":\"Quay\"},\"text\":\"no\"}\n";
        var article = Hostile.Read(Hostile.Words(words), 5, 60, options).Articles.ShouldHaveSingleItem();
        (article.Text, article.Title).ShouldBe(("The quay is full.", "Quay"));
    }

    [Fact]
    public void CustodyIsThatOfTheLine()
    {
        var article = Hostile.Read(Hostile.Words(Line + Line), 5, 60).Articles[1];
        var expected = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Line.TrimEnd()));
        article.Custody!.Sha256.ShouldBe(Convert.ToHexStringLower(expected));
    }

    [Theory]
    [InlineData("text=a.b", ArticlePart.Text, "a.b")]
    [InlineData("Published = when", ArticlePart.Published, "when")]
    public void AMapIsWrittenAsPartAndField(string written, ArticlePart part, string path) =>
        FieldMap.Parse(written).ShouldBe((part, path));

    [Theory]
    [InlineData("text")]
    [InlineData("=x")]
    [InlineData("words=x")]
    [InlineData("1=x")]
    [InlineData("text=")]
    public void WhatIsNoMapIsRefused(string written) => FieldMap.Parse(written).ShouldBeNull();
}

using System.Text;
using CsCheck;
using Stemma.Intake.Decoding;

namespace Stemma.Tests.Intake;

public class DecodingTests
{
    private const string Sample =
        "The café’s owner, Zoë Müller, paid £5,000 — “too much”, she said. The court in Malmö heard the case on Friday.";

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-16", true, null)]
    [InlineData("utf-16BE", true, null)]
    [InlineData("utf-32", true, null)]
    [InlineData("utf-16", false, "ST1011")]
    [InlineData("utf-16BE", false, "ST1011")]
    public void UnicodeIsReadWithAndWithoutMark(string name, bool mark, string? warning)
    {
        var encoding = Encoding.GetEncoding(name);
        var decoded = Decode([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sample)]);
        decoded.Text.ShouldBe(Sample);
        decoded.Warnings.Select(diagnostic => diagnostic.Code).ShouldBe(warning is null ? [] : [warning]);
    }

    [Fact]
    public void UndeclaredWesternTextIsReadWithAWarning()
    {
        var decoded = Decode(Western.GetBytes(Sample));
        decoded.Text.ShouldBe(Sample);
        decoded.Warnings.ShouldHaveSingleItem().Code.ShouldBe("ST1011");
    }

    [Theory]
    [InlineData("<meta charset=\"windows-1251\">", 1251)]
    [InlineData("<META content='text/html; charset=koi8-r' http-equiv=Content-Type>", 20866)]
    [InlineData("<?xml version=\"1.0\" encoding=\"shift_jis\"?>", 932)]
    public void ADeclaredEncodingIsBelieved(string declaration, int codePage)
    {
        var text = declaration + (codePage == 932 ? "<p>東京で雨が降った" : "<p>Дождь шёл весь день");
        var decoded = Decode(CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text), markup: true);
        decoded.Text.ShouldBe(text);
        decoded.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void ValidUtf8BeatsAWrongDeclaration()
    {
        var decoded = Decode(Encoding.UTF8.GetBytes("<meta charset=iso-8859-1>" + Sample), markup: true);
        decoded.Text.ShouldEndWith(Sample);
        decoded.Warnings.ShouldHaveSingleItem().Code.ShouldBe("ST1009");
    }

    [Fact]
    public void TextDeclaredAsUtf8ThatIsNotIsReadByItsBytesAndSaysSo()
    {
        var decoded = Decode(Western.GetBytes("<meta charset=utf-8>" + Sample), markup: true);
        decoded.Text.ShouldEndWith(Sample);
        decoded.Warnings.ShouldHaveSingleItem().Code.ShouldBe("ST1009");
    }

    [Fact]
    public void AStrayWesternByteInUtf8IsReadAsSuchWithAWarning()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("Zoë Müller’s"),
            .. " caf"u8,
            0xe9,
            .. Encoding.UTF8.GetBytes(" in Malmö"),
        ];
        var decoded = Decode(bytes);
        decoded.Text.ShouldBe("Zoë Müller’s café in Malmö");
        decoded.Warnings.ShouldHaveSingleItem().Code.ShouldBe("ST1008");
    }

    [Fact]
    public void ATruncatedSequenceIsReplacedWithAWarning()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Zoë Müller paid €5 and "), 0xe2, 0x82, .. " more."u8];
        var decoded = Decode(bytes);
        decoded.Text.ShouldBe("Zoë Müller paid €5 and \ufffd more.");
        decoded.Warnings.ShouldHaveSingleItem().Code.ShouldBe("ST1008");
    }

    [Theory]
    [InlineData("itâ€™s a cafÃ©", "it’s a café")]
    [InlineData("â€œYes,â€\u009d she said", "“Yes,” she said")]
    [InlineData("Â£5 and Â£6", "£5 and £6")]
    public void MojibakeIsPutRightWithAWarning(string broken, string whole)
    {
        var decoded = Decode(Encoding.UTF8.GetBytes(broken));
        decoded.Text.ShouldBe(whole);
        decoded.Warnings.ShouldHaveSingleItem().Code.ShouldBe("ST1010");
    }

    [Theory]
    [InlineData("A NAÇÃO, SÃO “PAULO” e a MAÇÃ—tudo")]
    [InlineData("«À bientôt», dit Noël à Zoë. «Déjà?» — «Été»")]
    public void RightTextIsNotPutRight(string text)
    {
        var decoded = Decode(Encoding.UTF8.GetBytes(text));
        decoded.Text.ShouldBe(text);
        decoded.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void LineEndsBecomeLineFeedsAndNothingElseChanges() =>
        Decode(Encoding.UTF8.GetBytes("one  two\r\n\r\nthree\rfour\n")).Text.ShouldBe("one  two\n\nthree\nfour\n");

    [Fact]
    public void AnyBytesGiveATextOrAnError() =>
        Gen
            .Byte.Array[0, 300]
            .Sample(bytes =>
            {
                var decoded = Decode(bytes);
                return (decoded.Text is null) == (decoded.Error is not null);
            });

    [Fact]
    public void EveryTextThatIsNotMojibakeComesBackFromUtf8() =>
        Gen.String[Gen.Char['\u0100', '\u2fff'], 1, 50]
            .Where(text => !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAny("\u2028\u2029"))
            .Sample(text => Decode(Encoding.UTF8.GetBytes(text)).Text == text);

    private static DecodedText Decode(byte[] bytes, bool markup = false) => TextDecoder.Decode("x", bytes, markup);
}

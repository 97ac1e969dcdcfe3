using System.Text;

namespace Stemma.Tests.Intake;

[Collection(nameof(Hostile))]
public sealed class HostileFeedTests
{
    private const string Head = "<rss version=\"2.0\"><channel><title>T</title>";
    private const string Item =
        "<item><title>Boats</title><description>Nine boats left on Monday.</description></item>";
    private const string Tail = "</channel></rss>";

    [Fact]
    public void AnExternalEntityIsNeitherFetchedNorExpanded()
    {
        var feed =
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>"
            + "<rss version=\"2.0\"><channel><item><title>Boats</title><description>Nine &file; boats left.</description></item></channel></rss>";
        var article = Hostile.Read(Hostile.Words(feed), 5, 50).Articles.ShouldHaveSingleItem();
        article.Text.ShouldBe("Nine &file; boats left.");
        article.Diagnostics.ShouldContain(warning => warning.Code == "ST1065");
    }

    [Fact]
    public void ABillionLaughsAreNotExpanded()
    {
        var feed = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">");
        for (var level = 1; level < 10; level++)
            feed.Append($"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">");
        feed.Append("]>")
            .Append(Head)
            .Append("<item><description>Ha &l9; ha, they said.</description></item>")
            .Append(Tail);
        var article = Hostile.Read(Hostile.Words(feed.ToString()), 5, 50).Articles.ShouldHaveSingleItem();
        article.Text.ShouldBe("Ha &l9; ha, they said.");
        article.Diagnostics.ShouldContain(warning => warning.Code == "ST1065");
    }

    [Fact]
    public void TenMillionAttributesAreRefused() =>
        ShouldSkip("ST1006", Hostile.Repeating(Head + "<item ", "a='' ", 50_000_000, "/></channel></rss>"), 100);

    [Fact]
    public void AsManyAttributesAsAFileMayHoldAreRefusedBeforeTheyAreParsed()
    {
        var attributes = new StringBuilder();
        for (var number = 0; number < 1_500_000; number++)
            attributes.Append($" a{number:x}=''");
        ShouldSkip("ST1064", Hostile.Words($"{Head}<item{attributes}/>{Tail}"), 250);
    }

    [Fact]
    public void ElementsInsideElementsWithoutEndAreRefused() =>
        ShouldSkip("ST1064", Hostile.Repeating(Head, "<a>", 15_000_000), 250);

    [Fact]
    public void ALineOfAGigabyteIsRefused() =>
        ShouldSkip("ST1006", Hostile.Repeating(Head + "<item><description>", "nine boats ", 1_000_000_000), 100);

    [Fact]
    public void ManyReferencesAndBracketsAreReadInLinearTime()
    {
        var text = string.Concat(Enumerable.Repeat("&nosuch<1 &#x110000; <p ", 200_000));
        var feed = $"{Head}{Item}<item><description><![CDATA[{text}]]></description></item>{Tail}";
        Hostile.Read(Hostile.Words(feed), 10, 400).Articles[0].Text.ShouldBe("Nine boats left on Monday.");
    }

    [Fact]
    public void WrongBytesAreReplacedAndSaidSo()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes($"{Head}<item><description>Caf\u00e9s \u2013 and a caf"),
            0xe9,
            .. "."u8,
            .. Encoding.UTF8.GetBytes($"</description></item>{Tail}"),
        ];
        var article = Hostile.Read(() => new MemoryStream(bytes), 5, 50).Articles.ShouldHaveSingleItem();
        article.Text.ShouldBe("Cafés – and a café.");
        article.Diagnostics.ShouldContain(warning => warning.Code == "ST1008");
    }

    [Fact]
    public void AZeroByteIsNoText() => ShouldSkip("ST1005", Hostile.Words(Head + "<item>\0\0\0</item>" + Tail), 50);

    [Fact]
    public void AJsonFeedNestedWithoutEndIsRefused() =>
        ShouldSkip(
            "ST1063",
            Hostile.Words("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + new string('[', 1_000_000)),
            50
        );

    private static void ShouldSkip(string code, Func<Stream> input, int megabytes)
    {
        var result = Hostile.Read(input, 10, megabytes);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe(code);
        result.Articles.ShouldBeEmpty();
    }
}

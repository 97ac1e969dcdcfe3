using Accuracy.Spinning;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Accuracy.Spinning;

public class SpunTextTests
{
    private const string Original = "The old ferry left the harbour early.";

    [Fact]
    public void EveryReplacedWordingLeadsBackToWhatStoodThere()
    {
        var spun = SpunText.Of(
            Original,
            [Change("old", "aged vessel or"), Change("left ", ""), Change("early", "betimes")]
        );
        spun.Text.ShouldBe("The aged vessel or ferry the harbour betimes.");
        spun.Replaced.Select(item => (item.Span.Slice(spun.Text), item.Source.Slice(Original)))
            .ShouldBe([("aged vessel or", "old"), ("betimes", "early")]);
        spun.OriginalOf(In(spun.Text, "aged vessel or ferry")).ShouldBe("old ferry");
        spun.OriginalOf(In(spun.Text, "vessel")).ShouldBe("old");
        spun.OriginalOf(In(spun.Text, "harbour betimes")).ShouldBe("harbour early");
    }

    [Fact]
    public void OfEditsThatOverlapTheFirstIsDone() =>
        SpunText
            .Of(Original, [Change("old ferry", "boat"), Change("ferry", "ship")])
            .Text.ShouldStartWith("The boat left");

    [Fact]
    public void AProposalOverASentenceFindsNothing()
    {
        var tally = Tally(new Restoration(new TextSpan(0, 32), "anything", 1));
        (tally.Found, tally.Proposed, tally.Gold).ShouldBe((0, 1, 2));
        tally.WronglyChanged.ShouldBe(5);
    }

    [Fact]
    public void AProposalThatPutsTheWordBackFindsAndRestores()
    {
        var tally = Tally(
            new Restoration(new TextSpan(4, 8), "Old", 1),
            new Restoration(new TextSpan(9, 14), "barge", 1)
        );
        (tally.Found, tally.Exact, tally.Proposed).ShouldBe((1, 1, 2));
        (tally.Untouched, tally.WronglyChanged).ShouldBe((5, 1));
    }

    [Fact]
    public void TheSameChanceGivesTheSameText()
    {
        var article = Making.Article("After a week the police were looking for the boat, and one of the crew said so.");
        var spinner = new BackTranslation(
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["a week"] = ["seven days"] }
        );
        var texts = Enumerable
            .Range(0, 2)
            .Select(_ => spinner.Spin(article, 0.5, SpinningCorpus.Chance("a", "b", 0.5)).Text)
            .ToArray();
        texts[0].ShouldBe(texts[1]);
        texts[0].ShouldNotBe(article.Text);
    }

    private static SpanTally Tally(params Restoration[] proposals)
    {
        var spun = SpunText.Of(Original, [Change("old", "aged"), Change("early", "betimes")]);
        var tally = new SpanTally();
        tally.Add(spun, Making.Article(spun.Text), proposals);
        return tally;
    }

    private static Edit Change(string wording, string by) => new(In(Original, wording), by);

    private static TextSpan In(string text, string wording)
    {
        var start = text.IndexOf(wording, StringComparison.Ordinal);
        return new TextSpan(start, start + wording.Length);
    }
}

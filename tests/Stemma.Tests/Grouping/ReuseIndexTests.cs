using CsCheck;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

public class ReuseIndexTests
{
    private static readonly string[] Texts =
    [
        News.NorthFerry,
        News.NorthFerryRetold,
        News.SouthFerry,
        News.Strike,
        News.OtherStrike,
        News.Recall,
        News.Orchard,
    ];

    [Fact]
    public void AnEmptyIndexFindsNothing() => new ReuseIndex().Find(ReuseText.Of(News.Strike)).ShouldBeEmpty();

    [Fact]
    public void ATextWithoutWordsFindsNothingAndIsFoundByNothing()
    {
        var index = Indexed("…", "?", News.Strike);
        index.Find(ReuseText.Of("— !")).ShouldBeEmpty();
        index.Find(ReuseText.Of(News.Strike)).ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public void ACopyIsFoundWhole()
    {
        var match = Indexed(Texts).Find(ReuseText.Of(News.Strike.ToUpperInvariant())).ShouldHaveSingleItem();
        match.Number.ShouldBe(3);
        match.OfQuery.ShouldBe(1, 0.02);
        match.OfOther.ShouldBe(1, 0.02);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5)]
    [InlineData(3)]
    [InlineData(2)]
    public void ACopyIsFoundWithEveryFewthWordReplaced(int every)
    {
        var words = News.NorthFerry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index += every)
            words[index] = "zorb" + (char)('a' + (index % 26)) + (char)('a' + (index / 26));
        Indexed(Texts).Find(ReuseText.Of(string.Join(' ', words)))[0].Number.ShouldBe(0);
    }

    [Fact]
    public void TwoReportsOfOneEventWrittenApartShareNoWording() =>
        Indexed(Texts).Find(ReuseText.Of(News.NorthFerryRetold)).ShouldHaveSingleItem().Number.ShouldBe(1);

    [Fact]
    public void AReportIsFoundInsideALongPage()
    {
        var index = Indexed(Texts);
        var page = index.Add(
            ReuseText.Of(string.Join("\n\n", News.OtherStrike, News.Recall, News.Orchard, News.Quote))
        );
        var match = index.Find(ReuseText.Of(News.Recall)).Single(match => match.Number == page);
        match.OfQuery.ShouldBe(1, 0.02);
        match.OfOther.ShouldBeInRange(0.15, 0.5);
    }

    [Fact]
    public void PassagesInAnotherOrderAreFound()
    {
        var sentences = News.SouthFerry.Split(". ");
        Array.Reverse(sentences);
        Indexed(Texts).Find(ReuseText.Of(string.Join(". ", sentences)))[0].OfQuery.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void SharedBoilerplateIsNotSharedWording()
    {
        var box = string.Concat(Enumerable.Repeat("\n\n" + News.Release, 3));
        var index = new ReuseIndex();
        index.Add(Masked(News.Recall, box));
        index.Find(Masked(News.Orchard, box)).ShouldBeEmpty();

        static ReuseText Masked(string text, string box) =>
            ReuseText.Of(
                new Article("a", text + box).With(
                    TextLayers.Boilerplate,
                    [new Boilerplate(new TextSpan(text.Length, text.Length + box.Length), BoilerplateKind.Other)]
                )
            );
    }

    [Fact]
    public void ScriptsWithoutSpacesAreFoundToo()
    {
        const string text =
            "港の会社は火曜日の朝に古い橋の修理を始めると発表した。工事は三か月続き、市民は川の北側にある臨時の道を使うことになる。漁師たちは夜の音が魚を追い払うと心配している。市長は費用の半分を国が払うと話した。";
        var index = Indexed([.. Texts, text]);
        index.Find(ReuseText.Of(text.AsSpan(0, text.Length - 20))).ShouldHaveSingleItem().Number.ShouldBe(Texts.Length);
    }

    [Fact]
    public void TheOrderOfAdditionsChangesNothing()
    {
        var queries = Texts.Append(News.Strike + News.Orchard).ToArray();
        var expected = Answers(Texts);
        Gen.Shuffle(Texts.ToArray()).Sample(shuffled => Answers(shuffled) == expected, iter: 20);

        string Answers(string[] texts)
        {
            var index = Indexed(texts);
            return string.Join(
                '\n',
                queries.Select(query =>
                    string.Join(
                        ' ',
                        index
                            .Find(ReuseText.Of(query), least: 0.01)
                            .Select(match =>
                                $"{Array.IndexOf(Texts, texts[match.Number])} {match.OfQuery:F4} {match.OfOther:F4}"
                            )
                    )
                )
            );
        }
    }

    [Fact]
    public void KeysAreFewAndEachOnce()
    {
        foreach (var text in Texts)
        {
            var keys = ReuseText.Of(text).Keys;
            keys.Length.ShouldBeInRange(40, 60);
            keys.ToArray().ShouldBeUnique();
        }

        ReuseText
            .Of(string.Join(' ', Enumerable.Range(0, 50_000).Select(number => $"w{number}")))
            .Keys.Length.ShouldBe(240);
    }

    [Fact]
    public void ThePostingTableHoldsWhatADictionaryHolds() =>
        Gen.Select(Gen.UInt[1, 60], Gen.Int[0, 999])
            .Array[0, 600]
            .Sample(additions =>
            {
                var table = new PostingTable();
                foreach (var (key, number) in additions)
                    table.Add(key * 0x9E3779B1u, number);
                var expected = additions.ToLookup(addition => addition.Item1, addition => addition.Item2);
                return Enumerable
                    .Range(1, 60)
                    .All(key => table[(uint)key * 0x9E3779B1u].SequenceEqual(expected[(uint)key].ToArray()));
            });

    [Fact]
    public void TheTableGrowsPastItsFirstSize()
    {
        var table = new PostingTable();
        for (var round = 0; round < 3; round++)
        for (var key = 1u; key <= 20_000; key++)
            table.Add(WordRarity.Mix(key), (int)key + round);
        table[WordRarity.Mix(17_321)].ToArray().ShouldBe([17_321, 17_322, 17_323]);
    }

    [Fact]
    public void ALongTextOfFewWordsCostsNoMoreThanItsLength()
    {
        var text = string.Concat(Enumerable.Repeat("spam eggs bacon sausage ", 200_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var index = Indexed(text, new string('x', 5_000_000), News.Strike);
        index.Find(ReuseText.Of(text + "toast"))[0].Number.ShouldBe(0);
        // Quadratic work on 800,000 words takes minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static ReuseIndex Indexed(params string[] texts)
    {
        var index = new ReuseIndex();
        foreach (var text in texts)
            index.Add(ReuseText.Of(text));
        return index;
    }
}

using CsCheck;
using Stemma.Grouping;

namespace Stemma.Tests.Grouping;

public class NearCopiesTests
{
    [Fact]
    public void ATextWithAFewOtherWordsFollowsTheFirst()
    {
        var changed = News.NorthFerry.Replace("eleven years", "twelve years", StringComparison.Ordinal);
        Leaders(News.NorthFerry, News.SouthFerry, changed, News.NorthFerry).ShouldBe([0, 1, 0, 0]);
    }

    [Fact]
    public void ARetellingAndAHalfAreNoNearCopies() =>
        Leaders(News.NorthFerry, News.NorthFerryRetold, News.NorthFerry[..(News.NorthFerry.Length / 2)])
            .ShouldBe([0, 1, 2]);

    [Fact]
    public void WhatMustStayAloneNeitherFollowsNorLeads() =>
        NearCopies
            .Leaders([.. Profiles(News.Strike, News.Strike, News.Strike)], index => index == 0)
            .ShouldBe([0, 1, 1]);

    [Fact]
    public void TextsOfFewerWordsThanARunAreNotCopiesOfEachOther() => Leaders("", "Two words", "").ShouldBe([0, 1, 2]);

    [Fact]
    public void ReportsFilledIntoOneFormStayTwoStories()
    {
        const string form =
            "The weather mast at {0} measured {1} degrees at noon on Sunday. {2} Gusts from the {3} reached {4} kilometres an "
            + "hour. {5} The next report follows at six.";
        Leaders(
                Filled(
                    form,
                    "Orvel Head",
                    "17",
                    "Ferries kept to their timetable.",
                    "south",
                    "48",
                    "Bathers stayed away."
                ),
                Filled(form, "Mount Tirra", "4", "Snow lay on the pass.", "north", "91", "The hut at Colm was shut.")
            )
            .ShouldBe([0, 1]);
    }

    [Fact]
    public void ManyNearCopiesAreOneStoryInAnyOrder()
    {
        var words = News.NorthFerry.Split(' ');
        var articles = Enumerable
            .Range(0, 60)
            .Select(index =>
            {
                var copy = (string[])words.Clone();
                copy[(index * 7) % copy.Length] = "withal";
                return News.Article(string.Join(' ', copy), $"copy{index:D2}");
            })
            .Append(News.Article(News.Strike, "strike"))
            .ToArray();
        var expected = News.Drawn(StoryGrouper.Group([.. articles]));
        expected.Split(" | ").Length.ShouldBe(2);
        Gen.Shuffle(articles)
            .Sample(shuffled => News.Drawn(StoryGrouper.Group([.. shuffled])).ShouldBe(expected), iter: 5);
    }

    private static string Filled(string form, params object[] words) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, form, words);

    private static IEnumerable<Profile> Profiles(params string[] texts) =>
        texts.Select((text, index) => new Profile(News.Article(text, $"{index}")));

    private static int[] Leaders(params string[] texts) => NearCopies.Leaders([.. Profiles(texts)], _ => false);
}

using Stemma.Tests.Grouping.Pairs;

namespace Stemma.Tests.Grouping;

/// <summary>Pairs of invented reports of many kinds: those of one event join, those of two stay apart.</summary>
public class EventPairTests
{
    /// <summary>What grouping gets wrong; docs/accuracy.md says so too. A kind that comes right is taken out here.</summary>
    private static readonly HashSet<string> Faults = new(
        [
            "two eruptions of one mountain",
            "two launches from one pad",
            "the find and the farmer",
            "the health office and a school",
            "the rescue and the waiting",
        ],
        StringComparer.Ordinal
    );

    public static TheoryData<string> Kinds =>
        [.. TwoEventsAtFirst.All.Concat(TwoEvents.All).Concat(OneEvent.All).Select(pair => pair.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OneEventIsOneStoryAndTwoAreTwoButForKnownFaults(string kind)
    {
        var isOne = OneEvent.All.Any(pair => pair.Kind == kind);
        var pair = TwoEventsAtFirst.All.Concat(TwoEvents.All).Concat(OneEvent.All).Single(pair => pair.Kind == kind);
        var drawn = News.Grouped(pair.Left, pair.Right);
        drawn.ShouldBe(isOne != Faults.Contains(kind) ? "a b" : "a | b");
        News.Grouped(pair.Right, pair.Left).ShouldBe(drawn);
    }
}

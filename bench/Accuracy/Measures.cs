using Accuracy.Claims;
using Accuracy.Clough;
using Accuracy.Disagreements;
using Accuracy.Events;
using Accuracy.Histories;
using Accuracy.Polnear;
using Accuracy.Reuse;
using Accuracy.Spinning;
using Accuracy.Timex;

namespace Accuracy;

/// <summary>All measures, in the order of the table.</summary>
public static class Measures
{
    /// <summary>Add a measure here and its floor in floors.tsv.</summary>
    public static IReadOnlyList<IMeasure> All { get; } =
    [
        new MainTextMeasure("main text F1, article-extraction-benchmark"),
        new MainTextMeasure("main text F1, tuning half", tuned: true),
        new MainTextMeasure("main text F1, other half", tuned: false),
        new MainTextPeerMeasure(),
        new MainTextSpeedMeasure(),
        new PartOfSpeechMeasure(),
        new NameMeasure("name span F1, UNER EWT dev, five-fold", 0, 1, 2, 3, 4),
        new NameMeasure("name span F1, UNER EWT dev, tuning folds", 0, 1, 2),
        new NameMeasure("name span F1, UNER EWT dev, other folds", 3, 4),
        new NewsNamesMeasure(),
        new CanonicalMeasure(),
        new GroupingMeasure("grouping B-cubed F1, ECB+ 1-23 (fitted on)", 1, 23),
        new GroupingMeasure("grouping B-cubed F1, ECB+ 24-35", 24, 35),
        new GroupingMeasure("grouping B-cubed F1, ECB+ 1-35", 1, 35),
        new GroupingOneByOne(),
        .. EventMeasure.All,
        new PageDateMeasure("publication day, htmldate's pages", CorpusPart.All),
        new PageDateMeasure("publication day, htmldate's pages, tune part", CorpusPart.Tune),
        new PageDateMeasure("publication day, htmldate's pages, check part", CorpusPart.Check),
        .. TimexMeasure.All(),
        .. ClaimsMeasure.All(),
        .. PolnearMeasure.All(),
        .. SpinningMeasure.All(),
        .. SourceFound.All(),
        .. CloughMeasure.All(),
        .. ApparatusMeasure.All,
        .. HistoryMeasure.All,
        new HistoryErrors(),
        .. FamiliesMeasure.All,
        .. BesoinMeasure.All,
        .. ScribalMeasure.All,
        new WeightSearch(),
        new ScribalWeightSearch(),
        new ConfidenceFit(),
    ];
}

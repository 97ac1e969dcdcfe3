namespace Accuracy;

/// <summary>B-cubed precision and recall (Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model", COLING 1998).</summary>
internal static class BCubed
{
    /// <summary>Of items with the group they belong to and the one they were put in.</summary>
    public static (double Precision, double Recall) Of<T>(IReadOnlyCollection<(string Gold, T Found)> items)
        where T : notnull
    {
        var golds = items.CountBy(item => item.Gold).ToDictionary();
        var founds = items.CountBy(item => item.Found).ToDictionary();
        var both = items.CountBy(item => item).ToDictionary();
        return (
            items.Average(item => (double)both[item] / founds[item.Found]),
            items.Average(item => (double)both[item] / golds[item.Gold])
        );
    }
}

namespace Accuracy.Spinning;

/// <summary>What ECB+'s topics are about, by reading a text of each: false alarms are counted apart for each kind.</summary>
internal static class TopicKinds
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["5"] = "sport",
        ["7"] = "sport",
        ["10"] = "sport",
        ["25"] = "sport",
        ["29"] = "sport",
        ["31"] = "sport",
        ["35"] = "sport",
        ["27"] = "technology",
        ["30"] = "technology",
        ["1"] = "people and film",
        ["2"] = "people and film",
        ["4"] = "people and film",
        ["6"] = "people and film",
        ["28"] = "people and film",
        ["9"] = "politics",
        ["11"] = "politics",
        ["34"] = "politics",
        ["12"] = "disasters and war",
        ["20"] = "disasters and war",
        ["23"] = "disasters and war",
    };

    /// <summary>The kind of a topic; the rest is crime. None is about finance.</summary>
    public static string Of(int topic) =>
        Kinds.GetValueOrDefault(topic.ToString(System.Globalization.CultureInfo.InvariantCulture), "crime");
}

namespace Stemma.Intake.Warc;

/// <summary>Codes of what web archives give cause to complain about; each has a row in docs/diagnostics.md.</summary>
public static class WarcCodes
{
    /// <summary>The archive is cut off or damaged; what stands before was read.</summary>
    public const string DamagedRecord = "ST1080";

    /// <summary>A revisit whose original is not in this archive, or too far back in it.</summary>
    public const string OriginalElsewhere = "ST1081";

    /// <summary>How many records of which kinds hold no article.</summary>
    public const string NotArticles = "ST1082";

    /// <summary>A record whose HTTP message cannot be unpacked.</summary>
    public const string DamagedPayload = "ST1083";

    /// <summary>The crawler kept only the beginning of a page.</summary>
    public const string CutByCrawler = "ST1084";
}

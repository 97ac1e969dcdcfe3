using System.Globalization;

namespace Stemma.Intake.Warc;

/// <summary>Counts the records that hold no article, by kind: a crawl has thousands, and nobody wants a line for each.</summary>
internal sealed class SkippedRecords
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    public void Add(string kind) => counts[kind] = counts.GetValueOrDefault(kind) + 1;

    /// <summary>What has no article by its media type; null for what may have one.</summary>
    public static string? KindOf(string? mediaType) =>
        mediaType switch
        {
            null or "" or "text/html" or "application/xhtml+xml" or "text/plain" or "application/pdf" => null,
            _ when mediaType.StartsWith("image/", StringComparison.Ordinal) => "images",
            _ when mediaType.StartsWith("audio/", StringComparison.Ordinal) => "sound",
            _ when mediaType.StartsWith("video/", StringComparison.Ordinal) => "films",
            _ when mediaType.StartsWith("font/", StringComparison.Ordinal)
                    || mediaType.Contains("font", StringComparison.Ordinal) => "fonts",
            "text/css" => "style sheets",
            _ when mediaType.EndsWith("javascript", StringComparison.Ordinal)
                    || mediaType.EndsWith("ecmascript", StringComparison.Ordinal) => "scripts",
            _ when mediaType.EndsWith("json", StringComparison.Ordinal)
                    || mediaType.EndsWith("xml", StringComparison.Ordinal) => "data and feeds",
            _ => "other files",
        };

    /// <summary>One sentence that counts them all, the most frequent kind first; null where there were none.</summary>
    public string? Summary()
    {
        var total = counts.Values.Sum();
        if (total == 0)
            return null;
        var kinds = counts.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key} {Number(kind.Value)}");
        var what = total == 1 ? "1 record that is no article" : $"{Number(total)} records that are not articles";
        return $"Left out {what}: {string.Join(", ", kinds)}.";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

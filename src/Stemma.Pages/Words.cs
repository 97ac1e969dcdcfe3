using System.Globalization;
using Stemma.Lineage;

namespace Stemma.Pages;

/// <summary>How numbers and relations are said on the page.</summary>
internal static class Words
{
    public static string Count(int count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");

    /// <summary>"2 origins (1–3)"; the range is left out where it is certain.</summary>
    public static string Origins(OriginRange range) => Count(range.Estimate, "origin") + Range(range);

    /// <summary>" (1–3)", or nothing where low and high are the estimate.</summary>
    public static string Range(OriginRange range) =>
        range.Low == range.High ? "" : string.Create(CultureInfo.InvariantCulture, $" ({range.Low}–{range.High})");

    public static string Relation(Descent relation) =>
        relation switch
        {
            Descent.Copy => "copy",
            Descent.Edit => "edited",
            Descent.Rewrite => "rewritten",
            Descent.Spin => "machine-spun",
            Descent.Translation => "back-translated",
            _ => "cited",
        };
}

using System.Globalization;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Cli.Report;

/// <summary>How the report says relations, counts and days.</summary>
internal static class Phrases
{
    /// <summary>How an account was made from the one above it.</summary>
    public static string Relation(Descent relation) =>
        relation switch
        {
            Descent.Copy => "copied",
            Descent.Edit => "edited",
            Descent.Rewrite => "rewritten",
            Descent.Spin => "machine-spun",
            Descent.Translation => "back-translated",
            _ => "cites",
        };

    /// <summary>"1 origin", "4 origins".</summary>
    public static string Count(int count, string noun, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : many ?? noun + "s")}");

    /// <summary>" (3–5)", or nothing where low and high are the estimate.</summary>
    public static string Range(OriginRange range) =>
        range.Low == range.High
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" ({range.Low}–{range.High})");

    /// <summary>The day of publication; "~" before a day that is inferred or given, empty where there is none.</summary>
    public static string Day(Witness witness) =>
        witness.Article.Published is not { } published ? string.Empty
        : witness.PublishedFrom is PublishedFrom.Story or PublishedFrom.Option ? "~" + Iso(published.Date)
        : Iso(published.Date);

    /// <summary>The last part of the path; inside an archive, of the entry.</summary>
    public static string FileName(Witness witness) =>
        witness.Article.Path is "-" ? "standard input" : Path.GetFileName(witness.Article.Path);

    /// <summary>A day as 2031-05-06.</summary>
    public static string Iso(NodaTime.LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}

using System.Globalization;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>How numbers, relations and names are said on the page.</summary>
public static class Words
{
    private const int MostName = 80;

    /// <summary>"1 article", "3 articles".</summary>
    public static string Count(int count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");

    /// <summary>"2 origins (1–3)"; the range is left out where it is certain.</summary>
    public static string Origins(OriginRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return Count(range.Estimate, "origin") + Range(range);
    }

    /// <summary>" (1–3)", or nothing where low and high are the estimate.</summary>
    public static string Range(OriginRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return range.Low == range.High
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({range.Low}–{range.High})");
    }

    /// <summary>How a descendant was made.</summary>
    public static string Relation(Descent relation) =>
        relation switch
        {
            Descent.Copy => "copied",
            Descent.Edit => "edited",
            Descent.Rewrite => "rewritten",
            Descent.Spin => "machine-spun",
            Descent.Translation => "back-translated",
            _ => "cited",
        };

    /// <summary>How the members of a passage relate.</summary>
    public static string Relation(PassageRelation relation) =>
        relation switch
        {
            PassageRelation.Verbatim => "word for word",
            PassageRelation.Edited => "edited",
            PassageRelation.Paraphrased => "in other words",
            PassageRelation.Spun => "machine-spun",
            PassageRelation.Translated => "back-translated",
            _ => "same quotation",
        };

    /// <summary>The enumeration's word as a class of the style sheet.</summary>
    internal static string Class<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A probability or score with two decimals.</summary>
    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The text up to so many characters, never half a surrogate pair.</summary>
    public static string Cut(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>Who published the witness, or the file it came as.</summary>
    public static string Outlet(Witness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        var article = witness.Article;
        return Cut(HostNames.Plain(article.Publisher ?? Path.GetFileNameWithoutExtension(article.Path)), MostName);
    }

    /// <summary>The node's name: its outlet, or what is known of a lost one.</summary>
    public static string Name(StoryReport story, StemmaNode node)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(node);
        return node.Lost ? Cut(node.Name ?? "lost original", MostName) : Outlet(story.Story[node.Id]);
    }

    /// <summary>"14 March 2034", "14 March 2034, 10:05 UTC".</summary>
    public static string Day(PublicationTime time)
    {
        var day = time.Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
        return time.Instant is { } moment ? $"{day}, {Clock(moment)}" : day;
    }

    /// <summary>"10:05 UTC".</summary>
    internal static string Clock(NodaTime.Instant moment) =>
        moment.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

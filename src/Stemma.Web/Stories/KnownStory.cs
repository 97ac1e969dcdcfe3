using Stemma.Grouping;
using Stemma.Pages;
using Stemma.Publishing;
using Stemma.Text;
using Stemma.Web.Traces;

namespace Stemma.Web.Stories;

/// <summary>A story with the address of its page.</summary>
/// <param name="Address">Path on this server.</param>
/// <param name="Report">What was found.</param>
/// <param name="State">Changes whenever the report may have.</param>
public sealed record KnownStory(string Address, StoryReport Report, string State)
{
    /// <summary>The trace that it is of, or null.</summary>
    public TraceJob? Trace { get; private init; }

    /// <summary>The archive's summary where it is of the archive, or null.</summary>
    public Stemma.Archive.StorySummary? Kept { get; private init; }

    /// <summary>Where it is saved as one file.</summary>
    public string Saved => Trace is { } trace ? $"/traces/{trace.Id}/report.html" : Address + "/report.html";

    /// <summary>Where programs find it; its exports are below.</summary>
    public string ForPrograms => "/api/v1" + (Trace is { } trace ? $"/traces/{trace.Id}" : Address);

    internal StoryPlace Place => new(Address);

    /// <summary>The account of that siglum, or null.</summary>
    public Witness? Witness(string? siglum) =>
        Report.Story.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum);

    /// <summary>How a decision names an article: by address, else by id, else, where copies have one id, by path.</summary>
    public string NameOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (Trace?.Articles is not { IsDefaultOrEmpty: false } all)
            return article.Id;
        var names = new ArticleNames(all);
        return ((string?[])[article.Url, article.Id])
                .OfType<string>()
                .FirstOrDefault(name =>
                    names.Named(name) is { Count: > 0 } found
                    && ArticleNames.AreOneAccount(found)
                    && found.Any(other => other.Id == article.Id)
                )
            ?? article.Path;
    }

    internal static KnownStory Of(TraceJob trace, StoryReport story) =>
        new(
            KnownStories.AddressOf(trace.Id, story),
            story,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{trace.Revision}")
        )
        {
            Trace = trace,
        };

    internal static KnownStory Of(Stemma.Archive.StorySummary kept, StoryReport story) =>
        new(
            KnownStories.AddressOf(kept),
            story,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kept.Id} {kept.Version}")
        )
        {
            Kept = kept,
        };
}

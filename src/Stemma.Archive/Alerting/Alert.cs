using NodaTime;

namespace Stemma.Archive.Alerting;

/// <summary>What an alert says.</summary>
public enum AlertKind
{
    /// <summary>An article that a saved search finds.</summary>
    SearchFound,

    /// <summary>A watched story has an account more.</summary>
    NewWitness,

    /// <summary>A watched story that had one independent origin has two or more.</summary>
    SecondOrigin,

    /// <summary>A quotation has a wording that is not the best one.</summary>
    QuotationAltered,

    /// <summary>Accounts give figures that cannot both hold.</summary>
    FiguresDiffer,
}

/// <summary>What was found, before it is an alert.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Detail">In words; one line.</param>
/// <param name="Article">Id of the article it comes from; removing that removes the alert.</param>
public sealed record Finding(AlertKind Kind, string Detail, string Article);

/// <summary>Something that was asked to be told.</summary>
/// <param name="Number">Of its row, growing.</param>
/// <param name="At">When it was found.</param>
/// <param name="About">The search, or the story's headline.</param>
/// <param name="Finding">What was found.</param>
public sealed record Alert(long Number, Instant At, string About, Finding Finding)
{
    /// <summary>The kind in words.</summary>
    public string Words =>
        Finding.Kind switch
        {
            AlertKind.SearchFound => "found",
            AlertKind.NewWitness => "a new witness",
            AlertKind.SecondOrigin => "a second origin",
            AlertKind.QuotationAltered => "a quotation altered",
            _ => "figures now differ",
        };
}

/// <summary>What is watched.</summary>
/// <param name="Number">By which it is named.</param>
/// <param name="IsSearch">True for a saved search, false for a story.</param>
/// <param name="Name">The query, or the id of an article of the story.</param>
public sealed record Watched(long Number, bool IsSearch, string Name);

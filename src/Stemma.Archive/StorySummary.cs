using NodaTime;
using Stemma.Text;

namespace Stemma.Archive;

/// <summary>What the archive keeps of a story.</summary>
/// <param name="Number">Of its row: stays the same while the story grows.</param>
/// <param name="Id">Hash of the ids of its articles, hexadecimal; changes with them.</param>
/// <param name="Version">Counts the changes of its articles from 1.</param>
/// <param name="Headline">Its best title, or its first sentence.</param>
/// <param name="Articles">Accounts; versions of one address are one.</param>
/// <param name="Texts">Accounts that are not copies of another; before tracing, accounts with words of their own.</param>
/// <param name="Outlets">Different outlets known by name or host.</param>
/// <param name="Spun">Accounts whose words were replaced by machine; null until it is traced, as single articles never are.</param>
/// <param name="First">Earliest publication, or null where no article is dated.</param>
/// <param name="Last">Latest publication.</param>
/// <param name="Changed">When its articles last changed.</param>
/// <param name="Origins">Independent origins; null until it is traced, one for a single article.</param>
public sealed record StorySummary(
    long Number,
    string Id,
    long Version,
    string Headline,
    int Articles,
    int Texts,
    int Outlets,
    int? Spun,
    Instant? First,
    Instant? Last,
    Instant Changed,
    Lineage.OriginRange? Origins
);

/// <summary>Orders of a list of stories; of equals the one that came first stands first.</summary>
public enum StoryOrder
{
    /// <summary>Latest publication first, undated last.</summary>
    Latest,

    /// <summary>Most articles first.</summary>
    Largest,

    /// <summary>Changed last first.</summary>
    Changed,
}

/// <summary>Which stories are wanted. What is null does not matter.</summary>
public sealed record StoryFilter
{
    /// <summary>An article was published at this moment or later.</summary>
    public Instant? Since { get; init; }

    /// <summary>An article was published before this moment.</summary>
    public Instant? Until { get; init; }

    /// <summary>Least articles.</summary>
    public int LeastArticles { get; init; } = 1;

    /// <summary>Fewest and most origins, both included; stories that are not traced pass only where both are null.</summary>
    public (int? Fewest, int? Most) Origins { get; init; }

    /// <summary>Name or host of an outlet that one of the articles is from; case matters not, in ASCII.</summary>
    public string? Outlet { get; init; }

    /// <summary>Least share of spun accounts, 0 to 1.</summary>
    public double? LeastSpun { get; init; }

    /// <summary>The order.</summary>
    public StoryOrder Order { get; init; }

    /// <summary>Stories left out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>Most stories.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>An article that carries a wording that was asked for.</summary>
/// <param name="Article">As intake gave it.</param>
/// <param name="Share">Share of the asked wording that it has in the same order, by weight of rarity, 0 to 1.</param>
/// <param name="Place">The stretch of its text that corresponds.</param>
/// <param name="Same">The words in it that both have, in text order.</param>
public sealed record WordingHit(Article Article, double Share, TextSpan Place, IReadOnlyList<TextSpan> Same);

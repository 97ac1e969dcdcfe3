using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>What grouping knows of one article: its weighted terms and the runs of its wording.</summary>
/// <remarks>Weights are set once by <see cref="TermWeights"/> when the whole collection is known.</remarks>
internal sealed class Profile
{
    /// <summary>Words that count as the lead: the first one or two paragraphs, which name the event.</summary>
    private const int LeadWords = 60;

    public Profile(Article article)
    {
        Article = article;
        (Terms, var words, Positions) = TermCounter.Count(article);
        Lead = [.. Positions.Take(LeadWords).Distinct()];
        Shingles = Grouping.Shingles.Of(words);
        ShingleSet = Grouping.Shingles.SetOf(Shingles);
    }

    /// <summary>The account.</summary>
    public Article Article { get; }

    /// <summary>Its terms, ordered by stem.</summary>
    public Term[] Terms { get; }

    /// <summary>For each word of the reporting, the index of its term.</summary>
    public int[] Positions { get; }

    /// <summary>Indexes of the terms of the first words.</summary>
    public int[] Lead { get; }

    /// <summary>Hash of each run of words, in text order: one per word that begins a whole run.</summary>
    public uint[] Shingles { get; }

    /// <summary>The same, ordered and each once.</summary>
    public uint[] ShingleSet { get; }

    /// <summary>The number of each term in the collection, ascending; parallel to <see cref="Terms"/>.</summary>
    public int[] Numbers { get; set; } = [];

    /// <summary>
    /// Rarity of each term: minus the natural logarithm of the share of articles that hold it; parallel to
    /// <see cref="Terms"/>.
    /// </summary>
    public float[] Rarities { get; set; } = [];

    /// <summary>Weight of each term; parallel to <see cref="Terms"/>. Squares sum to 1, or to 0 where there are none.</summary>
    public float[] Weights { get; set; } = [];
}

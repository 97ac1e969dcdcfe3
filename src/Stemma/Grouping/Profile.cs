using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>What grouping knows of one article: its weighted terms and the runs of its wording.</summary>
/// <remarks>All of it depends on the article alone, never on the collection.</remarks>
internal sealed class Profile
{
    /// <summary>Words that count as the lead: the first one or two paragraphs, which name the event.</summary>
    private const int LeadWords = 60;

    private readonly Lazy<ReuseText> reuse;
    private readonly Lazy<StatedDays> stated;

    public Profile(Article article)
    {
        Article = article;
        (Terms, var words, Positions) = TermCounter.Count(article);
        Keys = Array.ConvertAll(Terms, term => term.Key);
        Rarities = Array.ConvertAll(Terms, term => TermWeights.RarityOf(article, words.Count, term));
        Weights = TermWeights.Weigh(Terms, Rarities);
        IsLead = new bool[Terms.Length];
        foreach (var term in Positions.AsSpan(0, Math.Min(LeadWords, Positions.Length)))
            IsLead[term] = true;
        States = [.. Terms.Select((term, index) => StatedTerms.Of(term, Rarities[index]))];
        NamePairs = NamePair.Of(this);
        Shingles = Grouping.Shingles.Of(words);
        ShingleSet = Grouping.Shingles.SetOf(Shingles);
        reuse = new Lazy<ReuseText>(() => ReuseText.Of(article));
        stated = new Lazy<StatedDays>(() => Grouping.StatedDays.Of(article));
    }

    /// <summary>The account.</summary>
    public Article Article { get; }

    /// <summary>Its terms, ordered by key.</summary>
    public Term[] Terms { get; }

    /// <summary>The key of each term, ascending.</summary>
    public uint[] Keys { get; }

    /// <summary>For each word of the reporting, the index of its term.</summary>
    public int[] Positions { get; }

    /// <summary>True for the terms that stand among the first words.</summary>
    public bool[] IsLead { get; }

    /// <summary>Which terms state a day, a month or a figure; parallel to <see cref="Terms"/>.</summary>
    public Stated[] States { get; }

    /// <summary>The pairs of neighbouring words that both stand in names, each once, by key.</summary>
    public NamePair[] NamePairs { get; }

    /// <summary>Hash of each run of words, in text order: one per word that begins a whole run.</summary>
    public uint[] Shingles { get; }

    /// <summary>The same, ordered and each once.</summary>
    public uint[] ShingleSet { get; }

    /// <summary>
    /// Rarity of each term: minus the natural logarithm of the share of articles that hold it; parallel to
    /// <see cref="Terms"/>.
    /// </summary>
    public float[] Rarities { get; }

    /// <summary>Weight of each term; parallel to <see cref="Terms"/>. Squares sum to 1, or to 0 where there are none.</summary>
    public float[] Weights { get; }

    /// <summary>The keys under which it is looked for, made when they are first asked for.</summary>
    public ReuseText Reuse => reuse.Value;

    /// <summary>The days it tells of, read when they are first asked for.</summary>
    public StatedDays StatedDays => stated.Value;
}

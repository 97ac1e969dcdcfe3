namespace Stemma.Grouping;

/// <summary>What two articles have in common: shares from 0 to 1, the same whichever comes first.</summary>
/// <param name="Terms">Cosine of the weighted terms.</param>
/// <param name="Names">Cosine of the weighted terms that stand in names; 0 where either has none.</param>
/// <param name="Leads">Geometric mean of the shares of either lead's weight that the other article holds.</param>
/// <param name="Wording">Share of the shorter text's runs of words that the other has, 0 where it is too little to count.</param>
/// <param name="RareNames">How many terms they share that are rare and stand in names of both.</param>
/// <param name="DaysApart">Days between publications, or null where one is undated.</param>
internal readonly record struct Evidence(
    double Terms,
    double Names,
    double Leads,
    double Wording,
    int RareNames,
    int? DaysApart
)
{
    // Fitted by logistic regression on the pairs of ECB+ topics 1 to 23 with a cosine above 0.01, rounded; on square roots
    // and logarithms, as the shares crowd near 0. Larger coefficients join more.
    private const double Intercept = -10.6;
    private const double OfTerms = 11.0;
    private const double OfNames = 5.9;
    private const double OfLeads = 2.6;
    private const double OfRareNames = 0.65;

    // Set by hand: ECB+ has few copies. A text that is one half of another's words gains 2.8, which only unrelated words
    // around it can undo.
    private const double OfWording = 4.0;

    /// <summary>
    /// Days that reports of one event commonly spread over, and what each further day takes from the log-odds, up to a
    /// most. Set by hand: ECB+ has no publication dates. With them two events of one kind and place a month apart part.
    /// </summary>
    private const int Spread = 3;
    private const double PerDay = 0.15;
    private const double MostForDays = 3;

    /// <summary>Log-odds that both report one event.</summary>
    public double Odds
    {
        get
        {
            var odds =
                Intercept
                + (OfTerms * Math.Sqrt(Terms))
                + (OfNames * Math.Sqrt(Names))
                + (OfLeads * Math.Sqrt(Leads))
                + (OfRareNames * Math.Log(1 + RareNames))
                + (OfWording * Math.Sqrt(Wording));
            if (DaysApart is { } days)
                odds -= Math.Min(MostForDays, PerDay * Math.Max(0, days - Spread));
            return odds;
        }
    }

    /// <summary>Probability that both report one event.</summary>
    public double Score => 1 / (1 + Math.Exp(-Odds));
}

namespace Stemma.Spinning;

/// <summary>What is counted in an article to judge its wording.</summary>
/// <param name="Words">Words the model knows, the denominator of the rest.</param>
/// <param name="Association">Mean of log10 P(word | context) less log10 P(word) over words that are not closed-class.</param>
/// <param name="Gain">Sum of the gains of all substitutions of different stretches, each cut at 3 decades.</param>
/// <param name="Hits">Substitutions of different stretches with a gain above one decade.</param>
/// <param name="Slips">Doubled words, wrong articles, doubled counts.</param>
internal readonly record struct WordingMeasures(int Words, double Association, double Gain, int Hits, int Slips);

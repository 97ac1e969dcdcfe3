using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>How well a wording fits the place where it stands.</summary>
/// <remarks>
/// log10 P(words | context) less <see cref="FrequencyShare"/> of log10 P(words) without context, on the words and on the two that
/// follow, because a spinner's word is not rare in itself but strange among its neighbours.
/// </remarks>
internal sealed class WordingFit(LanguageModel model)
{
    /// <summary>
    /// Share of a word's own frequency taken out of its fit. At 0 every rare word looks replaced by a common one; at 1
    /// common collocations of common words count for nothing. Set by hand, not by search; what other
    /// shares would give was not measured.
    /// </summary>
    private const double FrequencyShare = 0.7;

    /// <summary>Fit of a wording put for the words [start, end) and of the two words behind it, in decades.</summary>
    /// <remarks>
    /// As a unit, what its words do for each other does not count: a set phrase is at home with itself wherever it is put.
    /// </remarks>
    public double Of(SentenceNumbers text, int start, int end, ReadOnlySpan<int> wording, bool asUnit)
    {
        var (first, second) = (text[start - 2], text[start - 1]);
        var fit = 0.0;
        for (var at = 0; at < wording.Length; at++)
        {
            var own = Fit(first, second, wording[at]);
            fit += asUnit && at > 0 ? Math.Min(0, own) : own;
            (first, second) = (second, wording[at]);
        }

        for (var at = end; at < Math.Min(end + 2, text.Length); at++)
        {
            if (text[at] >= 0)
                fit += Fit(first, second, text[at]);
            (first, second) = (second, text[at]);
        }

        return fit;
    }

    /// <summary>The place of the words [start, end), and what of its fit is the same for every single word in it.</summary>
    public (WordSlot Slot, double Usual) SlotOf(SentenceNumbers text, int start, int end)
    {
        var (next, after) = (text[end], text[end + 1]);
        var usual = (next < 0 ? 0 : model.LogProbability(next)) + (after < 0 ? 0 : model.LogProbability(after));
        return (model.Slot(text[start - 2], text[start - 1], next, after), FrequencyShare * usual);
    }

    /// <summary>Fit of a known single word put into a place: what the other overload says, quicker.</summary>
    public double Of((WordSlot Slot, double Usual) place, int word) =>
        model.LogProbability(place.Slot, word) - place.Usual - (FrequencyShare * model.LogProbability(word));

    private double Fit(int first, int second, int word) =>
        model.LogProbability(first, second, word) - (FrequencyShare * model.LogProbability(word));
}

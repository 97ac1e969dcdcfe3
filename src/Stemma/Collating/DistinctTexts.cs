using Stemma.Grouping;

namespace Stemma.Collating;

/// <summary>The different texts of a story in an order that depends on their words alone, each with the witnesses that have it.</summary>
/// <remarks>
/// Alignment works on these: copies of one text cost nothing and change nothing, and neither do sigla.
/// </remarks>
internal sealed class DistinctTexts
{
    private DistinctTexts(Vocabulary vocabulary, List<Carrier> carriers, WitnessText[] texts)
    {
        Vocabulary = vocabulary;
        Carriers = carriers;
        Texts = texts;
    }

    /// <summary>All words, weighed.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Every witness in siglum order with its text.</summary>
    public List<Carrier> Carriers { get; }

    /// <summary>One text for each number.</summary>
    public WitnessText[] Texts { get; }

    /// <summary>A witness, its own reading of the text (spans differ among copies), and the number of the text.</summary>
    internal sealed record Carrier(string Siglum, WitnessText Text, int Number);

    /// <summary>Reads and numbers the texts of a story.</summary>
    public static DistinctTexts Of(Story story)
    {
        var vocabulary = new Vocabulary();
        var read = story.Witnesses.Select(witness => WitnessText.Read(witness, vocabulary)).ToArray();
        var order = Enumerable.Range(0, read.Length).ToArray();
        Array.Sort(order, (one, other) => Compare(read[one], read[other]));
        var numbers = new int[read.Length];
        var texts = new List<WitnessText>();
        foreach (var index in order)
        {
            if (texts.Count == 0 || Compare(texts[^1], read[index]) != 0)
                texts.Add(read[index]);
            numbers[index] = texts.Count - 1;
        }

        vocabulary.Weigh(texts);
        var carriers = story
            .Witnesses.Select((witness, index) => new Carrier(witness.Siglum, read[index], numbers[index]))
            .ToList();
        carriers.Sort((one, other) => Sigla.Compare(one.Siglum, other.Siglum));
        return new DistinctTexts(vocabulary, carriers, [.. texts]);
    }

    /// <summary>By words, then by what else alignment sees: units, speech, capitals. Zero means interchangeable.</summary>
    private static int Compare(WitnessText one, WitnessText other)
    {
        var words = Math.Min(one.Words.Length, other.Words.Length);
        for (var position = 0; position < words; position++)
        {
            if (one.Words[position].Id != other.Words[position].Id)
                return string.CompareOrdinal(one.Words[position].Normal, other.Words[position].Normal);
        }

        var order = one.Words.Length.CompareTo(other.Words.Length);
        if (order == 0)
            order = one.Units.Length.CompareTo(other.Units.Length);
        for (var unit = 0; order == 0 && unit < one.Units.Length; unit++)
        {
            order = one.Units[unit].End.CompareTo(other.Units[unit].End);
            if (order == 0)
                order = one.Units[unit].Follows.CompareTo(other.Units[unit].Follows);
        }

        if (order == 0)
            order = one.Spoken.AsSpan().SequenceCompareTo(other.Spoken);
        return order == 0 ? one.Capital.AsSpan().SequenceCompareTo(other.Capital) : order;
    }
}

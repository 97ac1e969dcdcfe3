namespace Stemma.Grouping;

/// <summary>Says from how many points of shared keys on two articles are compared: the same one by one and in a batch.</summary>
public static class SharedKeys
{
    /// <summary>
    /// Points of shared keys from which a pair is compared: four rare pairs of words, or three names that nobody knows. Of the
    /// links that hold the stories of ECB+ together 0.997, 0.993 and 0.973 are found at 300, 400 and 600, of copies with three
    /// of ten words replaced all at each; 300 has nine times as many pairs to compare among 8,000 generated articles. F1 on ECB+ is
    /// the same at 200, 300 and 400, and with all pairs compared.
    /// </summary>
    public const int LeastPoints = 400;

    /// <summary>The same for a text so short that half of all its keys have fewer.</summary>
    public const int LeastOfShort = 100;

    /// <summary>True where two articles share enough to be compared.</summary>
    /// <param name="points">Points of the keys that both have.</param>
    /// <param name="total">Points of all keys of the one.</param>
    /// <param name="otherTotal">Those of the other.</param>
    public static bool AreEnough(long points, long total, long otherTotal) =>
        points >= LeastPoints || (points >= LeastOfShort && points * 2 >= Math.Min(total, otherTotal));
}

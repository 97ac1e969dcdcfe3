namespace Stemma.Annotating.Numbers;

/// <summary>A number as the grammars read it.</summary>
/// <param name="End">Index one past its last atom.</param>
/// <param name="Low">Least value; the value itself where exact.</param>
/// <param name="High">Greatest value; the value itself where exact.</param>
/// <param name="IsDigits">Written in digits (with or without a scale word).</param>
/// <param name="IsBareOne">The word "one" alone, which is more often a pronoun than a number.</param>
internal readonly record struct Numeral(
    int End,
    decimal Low,
    decimal High,
    bool IsDigits = false,
    bool IsBareOne = false
)
{
    /// <summary>True for "several", "dozens", "a few".</summary>
    public bool IsVague => Low != High;
}

namespace Stemma.Text;

/// <summary>A half-open range [Start, End) of UTF-16 code units in Article.Text, not in the original HTML or file.</summary>
/// <remarks>0 ≤ Start ≤ End. Empty spans mark omissions. Ordered by Start, then End.</remarks>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <param name="start">First code unit.</param>
    /// <param name="end">One past the last code unit; not below <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative or reversed: a caller's bug.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>First code unit of the range.</summary>
    public int Start { get; }

    /// <summary>One past the last code unit of the range.</summary>
    public int End { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>True where nothing is covered.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>True where <paramref name="other"/> lies wholly inside; a span contains itself.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>True where the code unit at <paramref name="index"/> is covered.</summary>
    public bool Contains(int index) => Start <= index && index < End;

    /// <summary>True where the two share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Code units shared with <paramref name="other"/>; 0 where they only touch.</summary>
    public int OverlapLength(TextSpan other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Union(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The covered stretch of <paramref name="text"/>.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    /// <summary>The covered stretch of <paramref name="text"/> as a new string.</summary>
    public string Slice(string text) => text.Substring(Start, Length);

    /// <inheritdoc/>
    public int CompareTo(TextSpan other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>The range as it is written in reports and JSON: [Start,End).</summary>
    public override string ToString() => $"[{Start},{End})";
}

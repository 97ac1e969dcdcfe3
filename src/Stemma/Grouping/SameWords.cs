namespace Stemma.Grouping;

/// <summary>
/// Holds two profiles for one text when their articles have the same words in the same order; without any words, when
/// they are the same article.
/// </summary>
internal sealed class SameWords : IEqualityComparer<Profile>
{
    public static readonly SameWords Comparer = new();

    public bool Equals(Profile? left, Profile? right) =>
        ReferenceEquals(left, right)
        || (
            left is not null
            && right is not null
            && (left.Positions.Length > 0 || left.Article.Id == right.Article.Id)
            && left.Positions.AsSpan().SequenceEqual(right.Positions)
            && left.Keys.AsSpan().SequenceEqual(right.Keys)
        );

    public int GetHashCode(Profile profile)
    {
        var hash = new HashCode();
        foreach (var key in profile.Keys)
            hash.Add(key);
        return hash.ToHashCode();
    }
}

using System.Globalization;

namespace Stemma.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Items">The part.</param>
/// <param name="Total">How many there are in all, or null where counting costs too much.</param>
/// <param name="Next">Address of the next part, or null where this is the last.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int? Total, string? Next);

/// <summary>How lists are given in parts: <c>offset</c> and <c>limit</c>.</summary>
internal static class Paging
{
    /// <summary>Items of a part where the caller names no number.</summary>
    public const int Usual = 20;

    /// <summary>Items of a part at most.</summary>
    public const int Most = 100;

    /// <summary>One part of a list that is at hand.</summary>
    /// <param name="all">The list.</param>
    /// <param name="offset">Items to leave out.</param>
    /// <param name="limit">Items to give.</param>
    /// <param name="address">Address of the list, up to where its parameters go on: "/api/v1/traces?".</param>
    /// <param name="shown">What is given of an item.</param>
    public static Paged<TShown> Of<T, TShown>(
        IReadOnlyList<T> all,
        int offset,
        int limit,
        string address,
        Func<T, TShown> shown
    ) => new([.. all.Skip(offset).Take(limit).Select(shown)], all.Count, Next(all.Count, offset, limit, address));

    /// <summary>Address of the next part, or null.</summary>
    public static string? Next(int total, int offset, int limit, string address) =>
        (long)offset + limit < total
            ? string.Create(CultureInfo.InvariantCulture, $"{address}offset={offset + limit}&limit={limit}")
            : null;
}

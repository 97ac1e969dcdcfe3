namespace Stemma.Intake.Items;

/// <summary>Addresses in the fields of an item.</summary>
internal static class Addresses
{
    /// <summary>The address without its fragment where it is one of the web, or null.</summary>
    public static string? Web(string? written) =>
        written is { Length: < 4000 }
        && Uri.TryCreate(written.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Length > 0
            ? uri.GetLeftPart(UriPartial.Query)
            : null;

    /// <summary>The address, taken from <paramref name="root"/> on where it is relative; null where it leads to no page.</summary>
    public static string? Resolved(string? written, string? root)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length >= 4000)
            return null;
        var trimmed = written.Trim();
        if (Web(trimmed) is { } whole)
            return whole;
        return
            Web(root) is { } start
            && !trimmed.Contains(':', StringComparison.Ordinal)
            && Uri.TryCreate(new Uri(start), trimmed, out var joined)
            ? Web(joined.AbsoluteUri)
            : null;
    }

    /// <summary>The host without "www.", or null.</summary>
    public static string? Host(string? address) =>
        Web(address) is { } web && new Uri(web).Host is var host
            ? host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                ? host[4..]
                : host
            : null;
}

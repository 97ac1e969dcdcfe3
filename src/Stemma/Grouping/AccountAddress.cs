namespace Stemma.Grouping;

/// <summary>What of an address names the account: the same for all the ways that lead to one page.</summary>
internal static class AccountAddress
{
    private static readonly string[] Doors = ["www.", "m.", "mobile.", "amp."];

    private static readonly string[] Endings = ["/index.html", "/index.htm", "/index.php", "/amp", "/amp.html", ".amp"];

    /// <summary>Parameters that tell how a reader came, by their names' beginnings; none of them chooses what is shown.</summary>
    private static readonly string[] Tracking =
    [
        "utm_",
        "fbclid",
        "gclid",
        "msclkid",
        "dclid",
        "yclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "cmpid",
        "ocid",
        "at_medium",
        "at_campaign",
        "at_custom",
        "ref_src",
        "ns_campaign",
        "ns_source",
        "ns_mchannel",
        "outputtype",
    ];

    /// <summary>Host and path without scheme, door and ending, then the other parameters in ordinal order; what is no address
    /// stays as it is.</summary>
    public static string Of(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            return address;
        var host = parsed.IdnHost.ToLowerInvariant();
        foreach (var door in Doors)
        {
            if (host.StartsWith(door, StringComparison.Ordinal) && host.AsSpan(door.Length).Contains('.'))
            {
                host = host[door.Length..];
                break;
            }
        }

        var path = parsed.AbsolutePath.TrimEnd('/');
        foreach (var ending in Endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                path = path[..^ending.Length];
                break;
            }
        }

        var parameters = parsed
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter =>
                !Tracking.Any(name => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                && !parameter.Equals("amp", StringComparison.OrdinalIgnoreCase)
                && !parameter.Equals("amp=1", StringComparison.OrdinalIgnoreCase)
            )
            .Order(StringComparer.Ordinal);
        var port = parsed.IsDefaultPort
            ? ""
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{parsed.Port}");
        var query = string.Join('&', parameters);
        return host + port + path + (query.Length > 0 ? "?" + query : "");
    }
}

using System.Net;
using System.Net.Sockets;

namespace Stemma.Intake.Fetching;

/// <summary>Tells which addresses lead elsewhere than to a public server.</summary>
/// <remarks>
/// IPv4 is refused by list, IPv6 allowed by list: only 2000::/3 is handed out for public use, and new special ranges will
/// be cut from it more rarely than from the rest. Sources: the IANA special-purpose address registries (RFC 6890 and its
/// updates). A cloud's inner address that looks public (168.63.129.16) is refused with them.
/// </remarks>
internal static class SpecialAddresses
{
    private static readonly (IPNetwork Network, string Meaning)[] V4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "a carrier's inner network"),
        (IPNetwork.Parse("127.0.0.0/8"), "this machine"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud's inner address"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a 6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
    ];

    private static readonly (IPNetwork Network, string Meaning)[] V6 =
    [
        (IPNetwork.Parse("::/128"), "unspecified"),
        (IPNetwork.Parse("::1/128"), "this machine"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "site-local"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
        (IPNetwork.Parse("2001::/23"), "reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
    ];

    private static readonly IPNetwork Public = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>What the address is, where it is no public server's; null where it is one's.</summary>
    public static string? MeaningOf(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return Find(V4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return "unknown";
        // The scope of a link-local address plays no part in its range.
        var plain = new IPAddress(address.GetAddressBytes());
        if (Inner(plain) is { } inner)
            return Find(V4, inner);
        return Find(V6, plain) ?? (Public.Contains(plain) ? null : "reserved");
    }

    // IPv4-mapped (RFC 4291), NAT64 with the well-known prefix (RFC 6052), 6to4 (RFC 3056): the packets end at the IPv4
    // address inside.
    private static IPAddress? Inner(IPAddress address)
    {
        var bytes = address.GetAddressBytes().AsSpan();
        if (address.IsIPv4MappedToIPv6 || Nat64.Contains(address))
            return new IPAddress(bytes[12..]);
        return SixToFour.Contains(address) ? new IPAddress(bytes[2..6]) : null;
    }

    private static string? Find((IPNetwork Network, string Meaning)[] ranges, IPAddress address)
    {
        foreach (var (network, meaning) in ranges)
        {
            if (network.Contains(address))
                return meaning;
        }

        return null;
    }
}

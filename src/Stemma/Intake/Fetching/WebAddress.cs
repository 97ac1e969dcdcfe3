using System.Collections.Immutable;

namespace Stemma.Intake.Fetching;

/// <summary>Reads and checks http and https addresses, typed or redirected to.</summary>
internal static class WebAddress
{
    /// <summary>Characters of an address. Servers begin to refuse at 8,000 (RFC 9110, section 4.1, asks for no less), and
    /// matching against robots.txt takes time in proportion.</summary>
    private const int MaxLength = 8_000;

    /// <summary>True where an input is meant as an address and not as a file, whatever its scheme.</summary>
    public static bool IsMeant(string input)
    {
        // One letter before the colon would be a drive.
        var colon = input.IndexOf("://", StringComparison.Ordinal);
        return colon >= 2 && Uri.CheckSchemeName(input[..colon]);
    }

    /// <summary>The address without its fragment.</summary>
    /// <exception cref="FetchFailure">It is not one that is fetched.</exception>
    public static Uri Parse(string text, Uri? relativeTo = null)
    {
        if (text.Length > MaxLength)
            throw NotAnAddress($"The address has more than {MaxLength:N0} characters.");
        Uri? address;
        if (
            !(
                relativeTo is null
                    ? Uri.TryCreate(text, UriKind.Absolute, out address)
                    : Resolve(relativeTo, text, out address)
            )
        )
            throw NotAnAddress("This is not an address.");
        if (address!.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            throw NotAnAddress($"Only http and https addresses are fetched, not {address.Scheme}.");
        if (address.UserInfo.Length > 0)
            throw NotAnAddress("Addresses that hold a user name or password are not fetched.");
        if (
            address.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)
            || address.IdnHost.Length == 0
        )
            throw NotAnAddress("The address names no host.");
        if (address.AbsoluteUri.Length > MaxLength)
            throw NotAnAddress($"The address has more than {MaxLength:N0} characters.");
        return new Uri(address.GetLeftPart(UriPartial.Query), UriKind.Absolute);
    }

    /// <summary>The host as it is compared: in ASCII and lower case, without brackets and a final dot.</summary>
    public static string HostOf(Uri address) => Normalised(address.IdnHost);

    /// <summary>A host name or literal address as it is compared.</summary>
    public static string Normalised(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    /// <summary>The address fit to print: nothing before an @ is shown, for it may be a password.</summary>
    public static string Printable(string address)
    {
        var start = address.IndexOf("//", StringComparison.Ordinal) + 2;
        if (start < 2)
            return SourceStream.Printable(address);
        var end = address.AsSpan(start).IndexOfAny('/', '?', '#');
        var authority = end < 0 ? address.AsSpan(start) : address.AsSpan(start, end);
        var at = authority.LastIndexOf('@');
        return SourceStream.Printable(
            at < 0 ? address : string.Concat(address.AsSpan(0, start), address.AsSpan(start + at + 1))
        );
    }

    /// <exception cref="FetchFailure">The port is none that pages are served on, and the host is not allowed by name.</exception>
    public static void CheckPort(Uri address, FetchOptions options, ImmutableHashSet<string> allowedHosts)
    {
        if (!options.Ports.Contains(address.Port) && !allowedHosts.Contains(HostOf(address)))
            throw new FetchFailure(
                FetchCodes.RefusedAddress,
                $"Port {address.Port} is not fetched from. Allow the host by name if it is meant."
            );
    }

    private static bool Resolve(Uri from, string location, out Uri? address) =>
        Uri.TryCreate(from, location, out address);

    private static FetchFailure NotAnAddress(string message) => new(FetchCodes.NotAnAddress, message);
}

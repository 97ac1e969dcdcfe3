using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Stemma.Intake.Fetching;

/// <summary>Opens connections to addresses that it has checked, and to no others.</summary>
/// <remarks>
/// The name is looked up here, once for each connection, and the connection goes to the very address that was checked: a
/// name whose answer changes between check and use (DNS rebinding) gains nothing. Checking the name first and leaving the
/// connection to the HTTP stack was rejected for that reason. A name with any refused address is refused whole, since an
/// honest public host has none.
/// </remarks>
internal sealed class GuardedConnector(
    FetchOptions options,
    ImmutableHashSet<string> allowedHosts,
    NetworkAccess network
)
{
    /// <summary>Addresses tried of one host. Large sites list up to 8; two of each family are enough to get past a dead
    /// one.</summary>
    private const int MaxAddresses = 4;

    /// <summary>The connection for one request; the shape that the HTTP stack wants.</summary>
    /// <exception cref="FetchFailure">Refused, or no address answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        var failure = "no address";
        foreach (var address in addresses.Take(MaxAddresses))
        {
            using var limit = new CancellationTokenSource(options.ConnectTime, options.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            try
            {
                var endPoint = new IPEndPoint(address, context.DnsEndPoint.Port);
                return await network.Dial(endPoint, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                failure = $"no answer within {options.ConnectTime.TotalSeconds:0} seconds";
            }
            catch (SocketException exception)
            {
                failure = exception.Message;
            }
        }

        throw new FetchFailure(FetchCodes.ConnectionFailed, $"The host is not reached: {failure}.", passing: true);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? [literal]
            : await LookUpAsync(host, cancellation).ConfigureAwait(false);
        if (addresses.Length == 0)
            throw NameNotFound(host);
        if (allowedHosts.Contains(WebAddress.Normalised(host)))
            return addresses;
        foreach (var address in addresses)
        {
            if (SpecialAddresses.MeaningOf(address) is { } meaning)
                throw new FetchFailure(
                    FetchCodes.RefusedAddress,
                    $"{(literal is null ? $"{host} leads to {address}, which" : address)} is {meaning}. Allow the host by name if it is meant."
                );
        }

        return addresses;
    }

    private async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await network.Resolve(host, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw NameNotFound(host);
        }
    }

    private static FetchFailure NameNotFound(string host) =>
        new(FetchCodes.NameNotFound, $"There is no host named {host}, or names cannot be looked up.");
}

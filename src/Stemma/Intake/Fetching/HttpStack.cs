using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Http.Resilience;

namespace Stemma.Intake.Fetching;

/// <summary>Builds what requests go through: retries, then the limits of one answer, then guarded connections.</summary>
internal static class HttpStack
{
    /// <summary>Kilobytes of an answer's headers: what the platform allows by itself, stated so that it stays so.</summary>
    private const int MaxHeaderKilobytes = 64;

    public static HttpMessageInvoker Client(
        FetchOptions options,
        ImmutableHashSet<string> allowedHosts,
        NetworkAccess network
    ) =>
        new(
            new ResilienceHandler(Retrying.Pipeline(options))
            {
                InnerHandler = new LimitedBody(options, Connections(options, allowedHosts, network)),
            }
        );

    private static SocketsHttpHandler Connections(
        FetchOptions options,
        ImmutableHashSet<string> allowedHosts,
        NetworkAccess network
    )
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression =
                DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            // The stack's own limit is not on the options' clock; it only ends connects that nobody waits for any more.
            ConnectTimeout = options.RequestTime,
            ConnectCallback = new GuardedConnector(options, allowedHosts, network).ConnectAsync,
            Credentials = null,
            MaxResponseDrainSize = 1 << 16,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            UseCookies = false,
            UseProxy = false,
        };
        if (network.Roots is { } roots)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return handler;
    }
}

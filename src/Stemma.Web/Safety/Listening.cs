using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Stemma.Web.Accounts;

namespace Stemma.Web.Safety;

/// <summary>Where the server listens, and under which conditions it may.</summary>
internal static class Listening
{
    /// <summary>Bytes of a body where a route does not allow more: forms and orders in words.</summary>
    public const long MaxBodyBytes = 1_000_000;

    /// <summary>Connections at once; each holds some memory even when idle.</summary>
    private const int MostConnections = 1_000;

    /// <summary>The accounts, where the address or the settings ask for them.</summary>
    /// <exception cref="ServeException">It would answer strangers, or send passwords in the clear.</exception>
    /// <exception cref="AccountException">There are no accounts, or they cannot be used.</exception>
    public static AccountBook? Accounts(ServeOptions options)
    {
        if (!options.NeedsSignIn)
            return null;
        if (!options.IsEncrypted && !IPAddress.IsLoopback(options.Address))
            throw new ServeException(
                "Beyond this machine passwords need HTTPS: give --certificate and --key, or --proxy ADDRESS where a proxy ends HTTPS.",
                options.Listen
            );
        if (options.Accounts is not { } path)
            throw new AccountException(WebCodes.NoAccounts, "Sign-in is asked for, and no file of accounts is named.");
        var book = AccountBook.Open(path, create: options.Oidc is not null, options.Time);
        if (options.Oidc is null && book.All().Count == 0)
            throw new AccountException(
                WebCodes.NoAccounts,
                "There are no accounts yet. 'stemma user add NAME' makes the first.",
                path
            );
        return book;
    }

    public static void Configure(IWebHostBuilder host, ServeOptions options)
    {
        host.UseKestrelCore();
        var certificate = Certificate(options);
        if (certificate is not null)
            host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = Math.Min(options.MaxUploadBytes, MaxBodyBytes);
            limits.MaxConcurrentConnections = MostConnections;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Listen(
                options.Address,
                options.Port,
                listening =>
                {
                    if (certificate is not null)
                        listening.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
                }
            );
        });
    }

    private static X509Certificate2? Certificate(ServeOptions options)
    {
        if (options.Certificate is not { } path)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(path, options.Key);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ServeException(
                $"The certificate or its key cannot be read: {exception.Message}",
                path,
                exception
            );
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using Stemma.Intake.Fetching;
using Stemma.Text;

namespace Stemma.Archive.Alerting;

/// <summary>Sends alerts to an address, signed.</summary>
/// <remarks>
/// Each request carries <c>Stemma-Signature: t=SECONDS,v1=HEX</c>: HMAC-SHA256 with the secret over the seconds since 1970, a full stop, and
/// the body. The receiver computes it again, compares in constant time, and refuses what is older than some minutes. An alert may come twice,
/// with the same <c>id</c>, where the answer to the first was lost.
/// </remarks>
public sealed class Webhook : IDisposable
{
    /// <summary>Alerts sent after one look; the others follow after the next.</summary>
    private const int Together = 50;

    /// <summary>Alerts that could not be sent for so long are given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private readonly string address;
    private readonly byte[] secret;
    private readonly GuardedPost post;
    private readonly TimeProvider time;

    /// <param name="address">http or https.</param>
    /// <param name="secret">Sixteen bytes and more; shared with the receiver.</param>
    /// <param name="options">How it is sent; the clock is in it.</param>
    public Webhook(string address, ReadOnlySpan<byte> secret, FetchOptions? options = null)
    {
        this.address = address;
        this.secret = secret.ToArray();
        options ??= new FetchOptions();
        time = options.Time;
        post = new GuardedPost(options);
    }

    /// <summary>Sends what was not sent yet, the first first, up to the first failure.</summary>
    /// <returns>The failure, or null.</returns>
    public async Task<Diagnostic?> SendAsync(AlertDesk desk, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(desk);
        foreach (var alert in desk.Undelivered(Together))
        {
            var body = Body(alert);
            var now = time.GetUtcNow();
            if (
                await post.SendAsync(
                        address,
                        body,
                        [new("Stemma-Signature", Signature(secret, now.ToUnixTimeSeconds(), body))],
                        cancellation
                    )
                    .ConfigureAwait(false) is
                { } failure
            )
            {
                if (now - alert.At.ToDateTimeOffset() < Patience)
                    return failure;
            }

            desk.Delivered(alert);
        }

        return null;
    }

    /// <summary>The signature of a body.</summary>
    public static string Signature(ReadOnlySpan<byte> secret, long seconds, ReadOnlySpan<byte> body)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}."));
        var mac = HMACSHA256.HashData(secret, (byte[])[.. head, .. body]);
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(mac)}");
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose() => post.Dispose();

    private static byte[] Body(Alert alert)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", 1);
            writer.WriteNumber("id", alert.Number);
            writer.WriteString("at", InstantPattern.ExtendedIso.Format(alert.At));
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(alert.Finding.Kind.ToString()));
            writer.WriteString("about", alert.About);
            writer.WriteString("detail", alert.Finding.Detail);
            writer.WriteString("article", alert.Finding.Article);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

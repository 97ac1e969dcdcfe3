using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Stemma.Web.Accounts;

namespace Stemma.Web.Traces;

/// <summary>A caller's own name for a request, so that sending it twice does it once.</summary>
/// <param name="Caller">Whose name it is: others may use the same.</param>
/// <param name="Key">The name.</param>
/// <param name="Request">SHA-256 of what was asked for.</param>
internal sealed record RequestKey(string Caller, string Key, string Request)
{
    /// <summary>What it is found by: whatever else is asked for under it is refused.</summary>
    public (string Caller, string Key) Name => (Caller, Key);

    public static RequestKey Of(ClaimsPrincipal caller, string key, TraceRequest request) =>
        new(
            caller.AccountId() ?? string.Empty,
            key,
            Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)))
        );
}

using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Stemma.Web.Accounts;

/// <summary>What is kept of a token: enough to recognise it, not to use it.</summary>
/// <param name="Id">Names it in lists and in the audit log; no secret.</param>
/// <param name="AccountId">Whose it is: it never may more than its account.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Scopes">What it may do at most.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="LastUsed">The last use, to the minute, or null.</param>
/// <param name="Revoked">When it was revoked, or null.</param>
public sealed record ApiToken(
    string Id,
    string AccountId,
    string Label,
    ImmutableArray<string> Scopes,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    DateTimeOffset? LastUsed,
    DateTimeOffset? Revoked
)
{
    private const string Prefix = "stemma_";
    private const int IdLength = 12;

    /// <summary>Bytes of chance: nobody guesses 256 bits, so one round of SHA-256 keeps them.</summary>
    private const int SecretBytes = 32;

    /// <summary>True where it still opens something.</summary>
    public bool IsValidAt(DateTimeOffset now) => Revoked is null && now < Expires;

    /// <summary>A new secret: the id, what the user is shown once, and what is kept.</summary>
    internal static (string Id, string Shown, byte[] Hash) NewSecret()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (id, $"{Prefix}{id}_{secret}", HashOf(secret));
    }

    /// <summary>The id and the hash of a token as it was shown, or null where it has not that form.</summary>
    internal static (string Id, byte[] Hash)? Parse(string shown)
    {
        var secretStart = Prefix.Length + IdLength + 1;
        return
            shown.Length == secretStart + Base64Url.GetEncodedLength(SecretBytes)
            && shown.StartsWith(Prefix, StringComparison.Ordinal)
            && shown[secretStart - 1] == '_'
            ? (shown.Substring(Prefix.Length, IdLength), HashOf(shown[secretStart..]))
            : null;
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Stemma.Web.Accounts;

public sealed partial class AccountBook
{
    private const string TokenColumns = "id, account, label, scopes, created, expires, last_used, revoked, hash";

    /// <summary>The last use is written at most this often, so that reading stays reading.</summary>
    private static readonly TimeSpan UseGrain = TimeSpan.FromMinutes(1);

    /// <summary>All tokens, revoked and expired ones too, the oldest first.</summary>
    public IReadOnlyList<ApiToken> Tokens() => Rows(Token, $"SELECT {TokenColumns} FROM token ORDER BY created, id");

    /// <summary>Makes a token.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="label">What it is for.</param>
    /// <param name="scopes">What it may do at most; its account's role bounds it too, at every use.</param>
    /// <param name="life">How long it lasts.</param>
    /// <returns>The token, and its secret, which is kept nowhere.</returns>
    public (ApiToken Token, string Secret) AddToken(
        Account account,
        string label,
        IEnumerable<string> scopes,
        TimeSpan life
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        var (id, shown, hash) = ApiToken.NewSecret();
        var now = Time.GetUtcNow();
        var token = new ApiToken(
            id,
            account.Id,
            label,
            [.. Scope.All.Intersect(scopes, StringComparer.Ordinal)],
            now,
            now + life,
            null,
            null
        );
        Execute(
            $"INSERT INTO token({TokenColumns}) VALUES($id, $account, $label, $scopes, $created, $expires, NULL, NULL, $hash)",
            ("$id", id),
            ("$account", account.Id),
            ("$label", label),
            ("$scopes", string.Join(' ', token.Scopes)),
            ("$created", Written(token.Created)),
            ("$expires", Written(token.Expires)),
            ("$hash", hash)
        );
        return (token, shown);
    }

    /// <summary>Ends a token.</summary>
    /// <returns>False where there is no valid one of that id.</returns>
    public bool RevokeToken(string id) =>
        Execute(
            "UPDATE token SET revoked = $now WHERE id = $id AND revoked IS NULL",
            ("$id", id),
            ("$now", Written(Time.GetUtcNow()))
        ) == 1;

    /// <summary>The token and its account as somebody shows it, or null where it opens nothing (any more).</summary>
    internal (ApiToken Token, Account Account)? Use(string shown)
    {
        if (ApiToken.Parse(shown) is not var (id, hash))
            return null;
        var found = Rows(
                row => (Token: Token(row), Hash: row.GetFieldValue<byte[]>(8)),
                $"SELECT {TokenColumns} FROM token WHERE id = $id",
                ("$id", id)
            )
            .SingleOrDefault();
        var now = Time.GetUtcNow();
        if (
            found.Token is not { } token
            || !CryptographicOperations.FixedTimeEquals(hash, found.Hash)
            || !token.IsValidAt(now)
            || Find(token.AccountId) is not { } account
        )
            return null;
        if (token.LastUsed is not { } last || now - last >= UseGrain)
            Execute("UPDATE token SET last_used = $now WHERE id = $id", ("$id", id), ("$now", Written(now)));
        return (token, account);
    }

    private static ApiToken Token(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            [.. row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Moment(row, 4)!.Value,
            Moment(row, 5)!.Value,
            Moment(row, 6),
            Moment(row, 7)
        );
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace Stemma.Web.Accounts;

public sealed partial class AccountBook
{
    private const string PasskeyColumns =
        "credential, public_key, created, uses, transports, verified, backup_eligible, backed_up, attestation, client_data, name";

    internal IReadOnlyList<UserPasskeyInfo> Passkeys(string account) =>
        Rows(
            Passkey,
            $"SELECT {PasskeyColumns} FROM passkey WHERE account = $account ORDER BY created",
            ("$account", account)
        );

    internal Account? AccountOfPasskey(byte[] credential) =>
        Rows(
                row => row.GetString(0),
                "SELECT account FROM passkey WHERE credential = $credential",
                ("$credential", credential)
            )
            .SingleOrDefault()
            is { } id
            ? Find(id)
            : null;

    /// <summary>Keeps a new passkey, or what changed of one of the same account.</summary>
    internal void Keep(string account, UserPasskeyInfo passkey) =>
        Execute(
            $"INSERT INTO passkey({PasskeyColumns}, account) VALUES($credential, $key, $created, $uses, $transports, $verified, "
                + "$eligible, $backed, $attestation, $data, $name, $account) ON CONFLICT(credential) DO UPDATE SET "
                + "uses = $uses, verified = $verified, backed_up = $backed, name = $name WHERE account = $account",
            ("$credential", passkey.CredentialId),
            ("$key", passkey.PublicKey),
            ("$created", Written(passkey.CreatedAt)),
            ("$uses", (long)passkey.SignCount),
            ("$transports", string.Join(' ', passkey.Transports ?? [])),
            ("$verified", passkey.IsUserVerified),
            ("$eligible", passkey.IsBackupEligible),
            ("$backed", passkey.IsBackedUp),
            ("$attestation", passkey.AttestationObject),
            ("$data", passkey.ClientDataJson),
            ("$name", passkey.Name),
            ("$account", account)
        );

    internal bool DeletePasskey(string account, byte[] credential) =>
        Execute(
            "DELETE FROM passkey WHERE credential = $credential AND account = $account",
            ("$credential", credential),
            ("$account", account)
        ) == 1;

    private static UserPasskeyInfo Passkey(SqliteDataReader row) =>
        new(
            row.GetFieldValue<byte[]>(0),
            row.GetFieldValue<byte[]>(1),
            Moment(row, 2)!.Value,
            (uint)row.GetInt64(3),
            row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.GetBoolean(5),
            row.GetBoolean(6),
            row.GetBoolean(7),
            row.GetFieldValue<byte[]>(8),
            row.GetFieldValue<byte[]>(9)
        )
        {
            Name = row.IsDBNull(10) ? null : row.GetString(10),
        };
}

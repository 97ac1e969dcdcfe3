using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Stemma.Web.Accounts;

public sealed partial class AccountBook
{
    private const string Columns = "id, name, normal_name, password, stamp, role, failures, locked_until, created";

    /// <summary>All accounts, by name.</summary>
    public IReadOnlyList<Account> All() => Rows(Account, $"SELECT {Columns} FROM account ORDER BY normal_name");

    internal Account NewAccount(string name, Role role) =>
        new()
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Name = name,
            Role = role,
            Created = Time.GetUtcNow(),
        };

    internal Account? Find(string id) =>
        Rows(Account, $"SELECT {Columns} FROM account WHERE id = $id", ("$id", id)).SingleOrDefault();

    internal Account? FindByName(string normalName) =>
        Rows(Account, $"SELECT {Columns} FROM account WHERE normal_name = $name", ("$name", normalName))
            .SingleOrDefault();

    /// <summary>Keeps a new account.</summary>
    /// <returns>False where the name is taken.</returns>
    internal bool Insert(Account account) =>
        Execute(
            $"INSERT INTO account({Columns}) VALUES($id, $name, $normal, $password, $stamp, $role, $failures, $locked, $created) "
                + "ON CONFLICT DO NOTHING",
            Values(account)
        ) == 1;

    /// <summary>Keeps what changed of an account.</summary>
    /// <returns>False where it is there no more.</returns>
    internal bool Update(Account account) =>
        Execute(
            "UPDATE account SET name = $name, normal_name = $normal, password = $password, stamp = $stamp, role = $role, "
                + "failures = $failures, locked_until = $locked WHERE id = $id AND $created = created",
            Values(account)
        ) == 1;

    /// <summary>Counts one more wrong password, also where several come at once.</summary>
    internal int CountFailure(string id) =>
        Rows(
                row => row.GetInt32(0),
                "UPDATE account SET failures = failures + 1 WHERE id = $id RETURNING failures",
                ("$id", id)
            )
            .SingleOrDefault();

    /// <summary>Removes an account with its passkeys and tokens.</summary>
    internal bool Delete(string id) => Execute("DELETE FROM account WHERE id = $id", ("$id", id)) == 1;

    private static (string, object?)[] Values(Account account) =>
        [
            ("$id", account.Id),
            ("$name", account.Name),
            ("$normal", account.NormalName),
            ("$password", account.PasswordHash),
            ("$stamp", account.Stamp),
            ("$role", account.Role.ToString()),
            ("$failures", account.Failures),
            ("$locked", account.LockedUntil is { } until ? Written(until) : null),
            ("$created", Written(account.Created)),
        ];

    private static Account Account(SqliteDataReader row) =>
        new()
        {
            Id = row.GetString(0),
            Name = row.GetString(1),
            NormalName = row.GetString(2),
            PasswordHash = row.IsDBNull(3) ? null : row.GetString(3),
            Stamp = row.GetString(4),
            Role = Enum.Parse<Role>(row.GetString(5)),
            Failures = row.GetInt32(6),
            LockedUntil = Moment(row, 7),
            Created = Moment(row, 8)!.Value,
        };
}

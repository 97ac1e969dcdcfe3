namespace Stemma.Web.Accounts;

/// <summary>Somebody who may sign in. Mutable, because ASP.NET Core Identity sets its parts one by one.</summary>
public sealed class Account
{
    /// <summary>Names the account for ever, also when it is renamed.</summary>
    public required string Id { get; init; }

    /// <summary>What is typed to sign in; unique without regard to case.</summary>
    public required string Name { get; set; }

    /// <summary>The name as it is compared.</summary>
    public string NormalName { get; set; } = string.Empty;

    /// <summary>Salted and stretched (PBKDF2, HMAC-SHA-512), or null where only passkeys sign in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password, the role and the passkeys; sessions of an older one end.</summary>
    public string Stamp { get; set; } = string.Empty;

    /// <summary>What it is for.</summary>
    public Role Role { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; set; }

    /// <summary>Until when no password is accepted, or null.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }
}

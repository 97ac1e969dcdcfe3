namespace Stemma.Web.Accounts;

/// <summary>An OpenID Connect provider, and what it says of people's roles.</summary>
public sealed record OidcOptions
{
    /// <summary>Address of the provider; https, but on the loopback address.</summary>
    public required string Authority { get; init; }

    /// <summary>Under which name the provider knows this server.</summary>
    public required string ClientId { get; init; }

    /// <summary>File that holds the secret the provider gave, or null for a public client.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>Claim that holds roles or groups.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Values of it that make a reader.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Values of it that make an editor.</summary>
    public IReadOnlyList<string> Editors { get; init; } = [];

    /// <summary>Values of it that make an administrator.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];
}

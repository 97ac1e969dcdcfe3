using System.Collections.Immutable;

namespace Stemma.Web.Accounts;

/// <summary>What an account is for.</summary>
public enum Role
{
    /// <summary>Reads what others traced.</summary>
    Reader,

    /// <summary>Traces, confirms and rejects.</summary>
    Editor,

    /// <summary>Sees accounts and tokens too, changes roles and revokes tokens.</summary>
    Administrator,
}

/// <summary>What a caller may do. Each route asks for one of these; a token carries some of its account's.</summary>
public static class Scope
{
    /// <summary>Read pages, reports and articles.</summary>
    public const string Read = "read";

    /// <summary>Begin traces, which costs time and fetches links.</summary>
    public const string Trace = "trace";

    /// <summary>Confirm or reject what was found.</summary>
    public const string Edit = "edit";

    /// <summary>See accounts and tokens, change roles, revoke tokens.</summary>
    public const string Administer = "administer";

    /// <summary>All, the mildest first.</summary>
    public static ImmutableArray<string> All { get; } = [Read, Trace, Edit, Administer];

    /// <summary>What an account of this role may do.</summary>
    public static ImmutableArray<string> Of(Role role) =>
        role switch
        {
            Role.Reader => [Read],
            Role.Editor => [Read, Trace, Edit],
            Role.Administrator => All,
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
}

namespace Stemma.Web;

/// <summary>What the server complains about; each has a row in docs/diagnostics.md.</summary>
internal static class WebCodes
{
    /// <summary>A request names nothing to trace, or something that is no address.</summary>
    public const string BadOrder = "ST8001";

    /// <summary>Too many traces wait.</summary>
    public const string Busy = "ST8002";

    /// <summary>There is no such trace, or none any more.</summary>
    public const string NoTrace = "ST8003";

    /// <summary>A trace did not come to its end.</summary>
    public const string Interrupted = "ST8004";

    /// <summary>The request came from another site, or under another name than the server's.</summary>
    public const string Foreign = "ST8005";

    /// <summary>Nobody is signed in, and no valid token was shown.</summary>
    public const string NotSignedIn = "ST8006";

    /// <summary>The account or token may not do that.</summary>
    public const string NotPermitted = "ST8007";

    /// <summary>Too many requests of one caller.</summary>
    public const string TooMany = "ST8008";

    /// <summary>A parameter, a header or a body is not as the description says.</summary>
    public const string BadRequest = "ST8009";

    /// <summary>The same idempotency key came with another request.</summary>
    public const string KeyReused = "ST8010";

    /// <summary>The request took too long.</summary>
    public const string TimedOut = "ST8011";

    /// <summary>The server failed.</summary>
    public const string Failed = "ST8012";

    /// <summary>There are no accounts where some are needed.</summary>
    public const string NoAccounts = "ST8030";

    /// <summary>The file of accounts cannot be used.</summary>
    public const string AccountsUnusable = "ST8031";

    /// <summary>A change of accounts or tokens was refused.</summary>
    public const string AccountRefused = "ST8032";

    /// <summary>The server refuses to start with these settings.</summary>
    public const string CannotStart = "ST8033";
}

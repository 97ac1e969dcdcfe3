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

    /// <summary>The request came from another site, or under another name than this machine's.</summary>
    public const string Foreign = "ST8005";
}

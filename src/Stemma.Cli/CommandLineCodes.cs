namespace Stemma.Cli;

/// <summary>Codes of what the command line complains about; each has a row in docs/diagnostics.md.</summary>
internal static class CommandLineCodes
{
    /// <summary>The result cannot be written where it should go.</summary>
    public const string OutputFailed = "ST9001";

    /// <summary>No input gave an article.</summary>
    public const string NoArticle = "ST9002";

    /// <summary>With --strict, the diagnostics before end the run.</summary>
    public const string Strict = "ST9003";

    /// <summary>The server cannot listen where it should.</summary>
    public const string PortTaken = "ST9004";

    /// <summary>A list names no feeds.</summary>
    public const string NoFeeds = "ST9005";

    /// <summary>A webhook has no secret.</summary>
    public const string NoSecret = "ST9006";
}

namespace Stemma.Intake.Fetching;

/// <summary>Codes of what fetching complains about; each has a row in docs/diagnostics.md.</summary>
public static class FetchCodes
{
    /// <summary>Not an http or https address, malformed, too long, or one that holds a password.</summary>
    public const string NotAnAddress = "ST1030";

    /// <summary>A private, loopback or otherwise special address, or a port that pages are not served on.</summary>
    public const string RefusedAddress = "ST1031";

    /// <summary>The host's name has no address.</summary>
    public const string NameNotFound = "ST1032";

    /// <summary>The host was not reached, or the connection or its certificate failed.</summary>
    public const string ConnectionFailed = "ST1033";

    /// <summary>robots.txt forbids the address.</summary>
    public const string Disallowed = "ST1034";

    /// <summary>robots.txt could not be had, which forbids everything.</summary>
    public const string RobotsUnreachable = "ST1035";

    /// <summary>The server answered with an error.</summary>
    public const string BadStatus = "ST1036";

    /// <summary>The server still asked to wait (429, 503) after all tries, or for longer than is waited.</summary>
    public const string Busy = "ST1037";

    /// <summary>Too many redirects, or a circle of them.</summary>
    public const string TooManyRedirects = "ST1038";

    /// <summary>More bytes than one page may have, after unpacking; or too many headers.</summary>
    public const string TooLarge = "ST1039";

    /// <summary>A time limit was reached.</summary>
    public const string TooSlow = "ST1040";

    /// <summary>A picture, sound, film or font, or a content coding that is not known.</summary>
    public const string UnsupportedContent = "ST1041";

    /// <summary>A redirect led from https to http.</summary>
    public const string Downgraded = "ST1042";

    /// <summary>The answer breaks the rules of HTTP or of its compression.</summary>
    public const string DamagedAnswer = "ST1043";
}

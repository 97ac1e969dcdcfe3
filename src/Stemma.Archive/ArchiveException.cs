using Stemma.Text;

namespace Stemma.Archive;

/// <summary>What an archive complains about; each has a row in docs/diagnostics.md.</summary>
public static class ArchiveCodes
{
    /// <summary>The file is not an archive of ours.</summary>
    public const string NotAnArchive = "ST3001";

    /// <summary>A newer version of the tool made it.</summary>
    public const string TooNew = "ST3002";

    /// <summary>The database or something in it is damaged.</summary>
    public const string Damaged = "ST3003";

    /// <summary>There is no room to write.</summary>
    public const string Full = "ST3004";

    /// <summary>It cannot be opened or written.</summary>
    public const string Inaccessible = "ST3005";

    /// <summary>Another process is writing.</summary>
    public const string Busy = "ST3006";

    /// <summary>Nothing in it has that identifier, or several things have.</summary>
    public const string NotFound = "ST3007";

    /// <summary>A search cannot be understood.</summary>
    public const string BadQuery = "ST3008";

    /// <summary>Something that was to be imported is no article.</summary>
    public const string NotImported = "ST3009";

    /// <summary>A repair could not save something.</summary>
    public const string Lost = "ST3010";
}

/// <summary>An archive could not do what was asked; what it acknowledged before is kept.</summary>
public sealed class ArchiveException : Exception
{
    /// <param name="code">One of <see cref="ArchiveCodes"/>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="source">The archive's file, or what was asked for.</param>
    /// <param name="cause">What the engine said, or null.</param>
    public ArchiveException(string code, string message, string source, Exception? cause = null)
        : base(message, cause) => Diagnostic = new Diagnostic(code, Severity.Error, message, source);

    /// <summary>The complaint as users see it.</summary>
    public Diagnostic Diagnostic { get; }
}

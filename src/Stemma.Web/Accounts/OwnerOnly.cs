namespace Stemma.Web.Accounts;

/// <summary>Files that nobody but their owner may read.</summary>
internal static class OwnerOnly
{
    /// <summary>Makes an empty file, or leaves the one that is there as it is.</summary>
    public static void Create(string path)
    {
        using var stream = Append(path);
    }

    /// <summary>Opens a file for writing at its end, whoever else writes there too.</summary>
    public static FileStream Append(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}

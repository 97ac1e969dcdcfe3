namespace Stemma.Web.Accounts;

/// <summary>Files that nobody but their owner may read.</summary>
internal static class OwnerOnly
{
    /// <summary>Makes an empty file, or leaves the one that is there as it is.</summary>
    public static void Create(string path)
    {
        using var stream = Append(path, FileShare.ReadWrite);
    }

    /// <summary>Opens a file for writing at its end.</summary>
    /// <param name="path">Made where it is not there.</param>
    /// <param name="share">Whether others may write there too.</param>
    /// <exception cref="IOException">Others do who may not, or it cannot be opened.</exception>
    public static FileStream Append(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}

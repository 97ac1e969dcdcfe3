namespace Stemma.Cli.Output;

/// <summary>A file that appears whole or not at all: written beside its place under another name, renamed when finished.</summary>
/// <remarks>
/// A link stays and its target is replaced. What lies under /dev (a device, a shell's <c>&gt;(command)</c>) is written to
/// directly: renaming would put a file in the place of the device.
/// </remarks>
internal sealed class OutputFile : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Unfinished = new(StringComparer.Ordinal);

    private readonly string path;
    private readonly string? temporary;

    /// <param name="path">Where the file shall appear; what stands there is replaced.</param>
    /// <exception cref="IOException">The folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to, or the path is a folder.</exception>
    public OutputFile(string path)
    {
        this.path = Path.GetFullPath(path);
        if (this.path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            Stream = new FileStream(this.path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return;
        }

        if (new FileInfo(this.path).LinkTarget is not null)
            this.path = File.ResolveLinkTarget(this.path, returnFinalTarget: true)!.FullName;
        if (Directory.Exists(this.path))
            throw new UnauthorizedAccessException("it is a folder");
        var folder = Path.GetDirectoryName(this.path)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"the folder {folder} does not exist");
        temporary = Path.Join(folder, $".{Path.GetFileName(this.path)}.{Environment.ProcessId}.tmp");
        lock (Gate)
        {
            Stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
            Unfinished.Add(temporary);
        }
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes the file appear.</summary>
    public void Finish()
    {
        Stream.Dispose();
        if (temporary is null)
            return;
        lock (Gate)
        {
            File.Move(temporary, path, overwrite: true);
            Unfinished.Remove(temporary);
        }
    }

    /// <summary>Removes the file unless it was finished.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written was complained of when it was written.
        }

        lock (Gate)
        {
            if (temporary is not null && Unfinished.Remove(temporary))
                File.Delete(temporary);
        }
    }

    /// <summary>Removes what an interrupted run has begun.</summary>
    public static void RemoveUnfinished()
    {
        lock (Gate)
        {
            foreach (var file in Unfinished)
                File.Delete(file);
            Unfinished.Clear();
        }
    }
}

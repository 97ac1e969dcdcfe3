using System.IO.Enumeration;
using Stemma.Intake.Fetching;

namespace Stemma.Intake;

/// <summary>One input after expansion: a file to open, an address to fetch, or the reason why there is neither.</summary>
/// <param name="Path">As given; for folders and patterns the given part joined with the rest.</param>
/// <param name="Failure">Null, or a reading that holds the error.</param>
internal readonly record struct ExpandedInput(string Path, Reading? Failure = null)
{
    /// <summary>True where it is to be fetched.</summary>
    public bool IsAddress => Failure is null && WebAddress.IsMeant(Path);

    public static ExpandedInput Failed(string code, string message, string path) =>
        new(path, Reading.Skip(code, message, SourceStream.Printable(path)));
}

/// <summary>Turns what the user names into files: folders are walked, patterns matched, repeated paths dropped.</summary>
/// <remarks>
/// Folders and patterns expand in ordinal order of the path. Names that begin with a dot and linked folders are left
/// out of a walk (a link may lead back to where it stands); both can be named themselves. In patterns * and ? match
/// within one name and ** matches any number of folders.
/// </remarks>
internal static class InputExpansion
{
    public static List<ExpandedInput> Expand(IEnumerable<string> inputs)
    {
        var expanded = new List<ExpandedInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            foreach (var item in ExpandOne(input))
            {
                if (item.Failure is not null || seen.Add(IdentityOf(item)))
                    expanded.Add(item);
            }
        }

        return expanded;
    }

    // Addresses are one where they differ only in what is never sent.
    private static string IdentityOf(ExpandedInput item) =>
        item.Path == "-" ? "-"
        : !item.IsAddress ? Path.GetFullPath(item.Path)
        : Uri.TryCreate(item.Path, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Query)
        : item.Path;

    private static IEnumerable<ExpandedInput> ExpandOne(string input)
    {
        if (WebAddress.IsMeant(input))
            return [new ExpandedInput(input)];
        if (input == "-" || File.Exists(input))
            return [new ExpandedInput(input)];
        if (input.Length == 0 || input.Contains('\0', StringComparison.Ordinal))
            return [ExpandedInput.Failed(IntakeCodes.NotFound, "The name is not a path.", input)];
        if (Directory.Exists(input))
            return Found(Walk(input), input, "The folder holds no files.");
        if (input.AsSpan().ContainsAny('*', '?'))
            return Found(Match(input), input, "No file matches the pattern.");
        // The runtime replaces what is not UTF-8 in a name, and cannot open the file by what is left.
        return
        [
            ExpandedInput.Failed(
                IntakeCodes.NotFound,
                input.Contains('\ufffd', StringComparison.Ordinal)
                    ? "The name is not UTF-8, and such a file cannot be opened. Rename it, or pass it through standard input (-)."
                    : "There is no such file or folder.",
                input
            ),
        ];
    }

    private static List<ExpandedInput> Found(List<ExpandedInput> files, string input, string message)
    {
        if (files.Count == 0)
            return [ExpandedInput.Failed(IntakeCodes.NoMatch, message, input)];
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private static List<ExpandedInput> Walk(string root)
    {
        var found = new List<ExpandedInput>();
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder, found))
            {
                if (entry.Name.StartsWith('.'))
                    continue;
                var path = Path.Join(folder, entry.Name);
                if (entry is not DirectoryInfo)
                    found.Add(new ExpandedInput(path));
                else if (entry.LinkTarget is null)
                    pending.Push(path);
            }
        }

        return found;
    }

    private static List<ExpandedInput> Match(string pattern)
    {
        var segments = pattern.Split('/');
        var wild = Array.FindIndex(segments, segment => segment.AsSpan().ContainsAny('*', '?'));
        var root = string.Join('/', segments[..wild]);
        if (wild > 0 && root.Length == 0)
            root = "/";
        var found = new List<ExpandedInput>();
        // Each place is a folder and the index of the next segment to match in it.
        var pending = new Stack<(string Folder, int Segment)>([(root, wild)]);
        var visited = new HashSet<(string, int)>(pending);
        while (pending.TryPop(out var place))
        {
            var segment = segments[place.Segment];
            var last = place.Segment == segments.Length - 1;
            if (segment == "**" && !last && visited.Add((place.Folder, place.Segment + 1)))
                pending.Push((place.Folder, place.Segment + 1));
            foreach (var entry in Entries(place.Folder.Length == 0 ? "." : place.Folder, found))
            {
                if (entry.Name.StartsWith('.') && !segment.StartsWith('.'))
                    continue;
                var path = place.Folder.Length == 0 ? entry.Name : Path.Join(place.Folder, entry.Name);
                var matches =
                    segment == "**" || FileSystemName.MatchesSimpleExpression(segment, entry.Name, ignoreCase: false);
                if (entry is DirectoryInfo)
                {
                    var next = segment == "**" ? place.Segment : place.Segment + 1;
                    var linked = segment == "**" && entry.LinkTarget is not null;
                    if (matches && next < segments.Length && !linked && visited.Add((path, next)))
                        pending.Push((path, next));
                }
                else if (matches && last)
                {
                    found.Add(new ExpandedInput(path));
                }
            }
        }

        return [.. found.DistinctBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder, List<ExpandedInput> found)
    {
        try
        {
            return Directory.Exists(folder) ? new DirectoryInfo(folder).GetFileSystemInfos() : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            found.Add(
                ExpandedInput.Failed(
                    IntakeCodes.Unreadable,
                    $"The folder cannot be listed: {exception.Message}",
                    folder
                )
            );
            return [];
        }
    }
}

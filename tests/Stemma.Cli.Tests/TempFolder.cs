namespace Stemma.Cli.Tests;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("stemma-cli-").FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Join(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string At(string name) => System.IO.Path.Join(Path, name);

    public string[] Names =>
        [
            .. Directory
                .EnumerateFileSystemEntries(Path)
                .Select(path => System.IO.Path.GetFileName(path)!)
                .Order(StringComparer.Ordinal),
        ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

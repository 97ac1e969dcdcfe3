using System.IO.Compression;
using System.Text;

namespace Stemma.Tests.Intake;

/// <summary>A folder of made-up inputs that is gone when the test ends.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => Root = Directory.CreateTempSubdirectory("stemma-intake-").FullName;

    public string Root { get; }

    public string Path(string name) => System.IO.Path.Join(Root, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string WriteZip(string name, params (string Entry, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, bytes) in entries)
            {
                using var target = archive.CreateEntry(entry, CompressionLevel.Optimal).Open();
                target.Write(bytes);
            }
        }

        return Write(name, stream.ToArray());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

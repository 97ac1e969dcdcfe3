namespace Stemma.Browser.Tests;

/// <summary>Where things are in the source tree and on the machine.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>True in continuous integration, where nothing may be skipped.</summary>
    public static bool IsContinuous { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Debian's browser, or null where it is not installed.</summary>
    public static string? Chromium { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Join(folder, "chromium"), Path.Join(folder, "chromium-browser") })
            .FirstOrDefault(File.Exists);

    public static string At(params string[] parts) => Path.Join([Root, .. parts]);

    public static IEnumerable<string> SampleFiles() =>
        Directory.EnumerateFiles(At("samples", "articles")).Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "Stemma.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Stemma.slnx");
        return folder;
    }
}

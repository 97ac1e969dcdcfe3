namespace Stemma.Browser.Tests;

/// <summary>Where things are in the source tree and on the machine.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>True in continuous integration, where nothing may be skipped.</summary>
    public static bool IsContinuous { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Debian's browser, or null where it is not installed.</summary>
    public static string? Chromium { get; } = OnPath("chromium", "chromium-browser");

    /// <summary>The load generator, or null where it is not installed.</summary>
    public static string? Wrk { get; } = OnPath("wrk");

    public static string At(params string[] parts) => Path.Join([Root, .. parts]);

    public static IEnumerable<string> SampleFiles() =>
        Directory.EnumerateFiles(At("samples", "articles")).Order(StringComparer.Ordinal);

    private static string? OnPath(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Join(folder, name)))
            .FirstOrDefault(File.Exists);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "Stemma.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Stemma.slnx");
        return folder;
    }
}

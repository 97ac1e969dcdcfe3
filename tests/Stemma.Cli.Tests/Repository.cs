namespace Stemma.Cli.Tests;

/// <summary>Files of the source tree that tests compare with.</summary>
internal static class Repository
{
    private static readonly string? Root = Find();

    /// <summary>The file's path; the test is skipped where it does not run inside the source tree.</summary>
    public static string File(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "The tests do not run inside the source tree.");
        return Path.Join([Root, .. parts]);
    }

    private static string? Find()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !System.IO.File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        return root;
    }
}

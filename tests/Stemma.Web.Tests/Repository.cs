namespace Stemma.Web.Tests;

/// <summary>The source tree that the tests run in.</summary>
internal static class Repository
{
    public static string File(params string[] parts)
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !System.IO.File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        Assert.SkipWhen(root is null, "The tests do not run inside the source tree.");
        return Path.Join([root, .. parts]);
    }
}

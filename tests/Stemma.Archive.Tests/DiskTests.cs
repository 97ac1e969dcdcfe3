using System.Diagnostics;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>A disk without room and one that may not be written, which only a privileged user can make.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly ArchiveFolder folder = new();
    private bool isMounted;

    public void Dispose()
    {
        if (isMounted)
            Do("umount", "--lazy", folder.Folder);
        folder.Dispose();
    }

    [Fact]
    public void AFullDiskEndsInACodeAndNothingAcknowledgedIsLost()
    {
        Mount("size=6m");
        var kept = new List<string>();
        var code = string.Empty;
        using (var archive = folder.Open())
        {
            for (var batch = 0; batch < 10_000 && code.Length == 0; batch++)
            {
                Article[] articles = [.. Enumerable.Range(batch * 50, 50).Select(Long)];
                try
                {
                    archive.Add(articles);
                    kept.AddRange(articles.Select(article => article.Id));
                    archive.UpdateStories(all: false);
                }
                catch (ArchiveException exception)
                {
                    code = exception.Diagnostic.Code;
                }
            }
        }

        code.ShouldBeOneOf(ArchiveCodes.Full, ArchiveCodes.Inaccessible);
        kept.Count.ShouldBeGreaterThan(100);
        Do("mount", "-o", "remount,size=40m", folder.Folder).ShouldBeTrue();
        using var again = folder.Open();
        again.All().Select(article => article.Id).ShouldBe(kept);
        again.UpdateStories(all: true);
        again.Check().ShouldBeEmpty();
        again.Add([Long(-1)]).ShouldBe([true]);
    }

    [Fact]
    public void ADiskThatMayNotBeWrittenEndsInACode()
    {
        Mount("size=6m");
        using (var archive = folder.Open())
            archive.Add([Made.Article(1)]);
        Do("mount", "-o", "remount,ro", folder.Folder).ShouldBeTrue();
        Should
            .Throw<ArchiveException>(() =>
            {
                using var archive = folder.Open();
                archive.Add([Made.Article(2)]);
            })
            .Diagnostic.Code.ShouldBe(ArchiveCodes.Inaccessible);
    }

    [Fact]
    public void AFileThatMayNotBeWrittenEndsInACode()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "A privileged user may write everything.");
        using (var archive = folder.Open())
            archive.Add([Made.Article(1)]);
        if (OperatingSystem.IsWindows())
            Assert.Skip("Unix permissions only.");
        else
            File.SetUnixFileMode(folder.File, UnixFileMode.UserRead);
        Should
            .Throw<ArchiveException>(() =>
            {
                using var archive = folder.Open();
                archive.Add([Made.Article(2)]);
            })
            .Diagnostic.Code.ShouldBe(ArchiveCodes.Inaccessible);
    }

    private static Article Long(int number) =>
        new(
            $"{number}.txt",
            string.Join(' ', Enumerable.Range(0, 300).Select(word => $"w{(number * 31L) ^ (word * 7919L)}"))
        );

    private void Mount(string options)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only a privileged user on Linux can make a small disk."
        );
        isMounted = Do("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.Folder);
        Assert.SkipUnless(isMounted, "Mounting is not allowed here.");
    }

    private static bool Do(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(program, args);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

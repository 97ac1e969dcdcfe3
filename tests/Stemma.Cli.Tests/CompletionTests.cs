using System.Diagnostics;

namespace Stemma.Cli.Tests;

public class CompletionTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void ScriptsKnowCommandsAndOptions(string shell)
    {
        var script = Invocation.Of("completion", shell).Output;
        foreach (var word in (string[])["read", "schema", "completion", "json", "output", "strict", "tokens", "bash"])
            script.ShouldContain(word);
    }

    [Theory]
    [InlineData("stemma ", "read")]
    [InlineData("stemma re", "read")]
    [InlineData("stemma read --st", "--strict")]
    [InlineData("stemma completion z", "zsh")]
    [InlineData("stemma schema tr", "trace")]
    public void BashCompletes(string typed, string expected) => Complete(typed).ShouldContain(expected);

    [Fact]
    public void BashLeavesInputsToItsOwnFileCompletion() => Complete("stemma read art").ShouldBe([]);

    private static string[] Complete(string typed)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        var words = typed.Split(' ');
        var script =
            Invocation.Of("completion", "bash").Output
            + $"\nCOMP_WORDS=({string.Join(' ', words.Select(word => $"'{word}'"))}); COMP_CWORD={words.Length - 1}\n"
            + "_stemma; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
        using var bash = Process.Start(
            new ProcessStartInfo("/bin/bash", ["--norc"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

namespace Stemma.Cli.Tests;

public sealed class TerminalTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string[] paths;

    public TerminalTests() => paths = ToldTwice.WriteTo(folder);

    public void Dispose() => folder.Dispose();

    private static Setting Utf8Terminal(params (string Name, string Value)[] variables) =>
        new()
        {
            OnTerminal = true,
            Columns = 100,
            Environment = variables
                .Append(("LANG", "en_GB.UTF-8"))
                .ToDictionary(pair => pair.Item1, pair => pair.Item2),
        };

    [Fact]
    public void ATerminalGetsColour() => Utf8Terminal().Run(["trace", .. paths]).Output.ShouldContain("\e[1m");

    [Fact]
    public void APipeDoesNot() => Invocation.Of(["trace", .. paths]).Output.ShouldNotContain("\e");

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void ColourCanBeSwitchedOffByTheEnvironment(string name, string value) =>
        Utf8Terminal((name, value)).Run(["trace", .. paths]).Output.ShouldNotContain("\e");

    [Fact]
    public void ColourCanBeSwitchedOffByAnOption() =>
        Utf8Terminal().Run(["trace", .. paths, "--no-color"]).Output.ShouldNotContain("\e");

    [Fact]
    public void ATerminalThatIsNotUtf8GetsAscii()
    {
        var run = new Setting
        {
            OnTerminal = true,
            Columns = 100,
            Environment = { ["LANG"] = "C" },
        }.Run(["trace", .. paths]);
        System.Text.Ascii.IsValid(run.Output).ShouldBeTrue(run.Output);
        run.Output.ShouldContain("->");
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void NoLineIsWiderThanTheTerminalAndNoneEndsInBlanks(int columns)
    {
        var run = new Setting { Environment = { ["COLUMNS"] = $"{columns}" } }.Run(["trace", .. paths]);
        run.Lines.Where(line => line.Length > columns || line.EndsWith(' ')).ShouldBeEmpty();
    }

    [Fact]
    public void HostileTextCannotSteerTheTerminal()
    {
        var path = folder.Write(
            "hostile.txt",
            "\e]0;owned\a\e[2JShip \u202Esknis\u202C in harbour\n\n“All \e[31mred\e[0m and \u2066left\u2069,” said Captain Io\u200Bna Bell. It sank on 3 May 2031.\u0085\n"
        );
        var output = Utf8Terminal(("NO_COLOR", "1")).Run("trace", path, paths[0]).Output;
        output.ShouldContain("in harbour");
        output
            .Where(character =>
                char.IsControl(character) && character != '\n' || character is '\u202E' or '\u2066' or '\u200B'
            )
            .ShouldBeEmpty();
        Utf8Terminal(("NO_COLOR", "1")).Run("read", path).Output.ShouldNotContain("\e");
    }

    [Fact]
    public void AHostilePathCannotEither()
    {
        var run = Invocation.Of("read", "a\e[2Jb.txt");
        run.Exit.ShouldBe(2);
        run.Error.ShouldNotContain("\e");
    }

    [Theory]
    [InlineData("plagiar")]
    [InlineData("false")]
    [InlineData("stolen")]
    public void TheReportAccusesNobody(string word) =>
        Invocation.Of(["trace", .. paths, "--verbose"]).Output.ShouldNotContain(word, Case.Insensitive);
}

using Stemma.Cli.Commands;

namespace Stemma.Cli.Tests;

public class UsageTests
{
    private static readonly Surroundings Nowhere = new()
    {
        Output = Stream.Null,
        Error = TextWriter.Null,
        Input = () => Stream.Null,
        Environment = _ => null,
    };

    public static TheoryData<string> CommandNames =>
        [.. StemmaTool.Tree(Nowhere).Subcommands.Select(command => command.Name)];

    [Fact]
    public void TheVersionIsOneLine() =>
        Invocation.Of("--version").ShouldBe(new Invocation(0, $"stemma {StemmaTool.Version}\n", ""));

    [Fact]
    public void WithoutACommandTheToolSaysWhatToDo()
    {
        var run = Invocation.Of();
        run.Exit.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("trace");
        run.Error.ShouldContain("--help");
    }

    [Theory]
    [InlineData("reed", "a.txt")]
    [InlineData("read")]
    [InlineData("read", "a.txt", "--jsonn")]
    [InlineData("read", "a.txt", "--date", "19/07/2022")]
    [InlineData("schema", "everything")]
    public void WrongUsageIsTwoAndPointsToTheHelp(params string[] args)
    {
        var run = Invocation.Of(args);
        run.Exit.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("stemma");
        run.Error.ShouldContain("--help'");
    }

    [Fact]
    public void AWrongDayIsAnsweredWithARightOne() =>
        Invocation
            .Of("read", "a.txt", "--date", "19/07/2022")
            .Error.ShouldContain("such as 2022-07-19, not '19/07/2022'");

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void HelpListsEveryOptionAndExamples(string name)
    {
        var run = Invocation.Of(name, "--help");
        run.Exit.ShouldBe(0, run.Error);
        var command = StemmaTool.Tree(Nowhere).Subcommands.Single(command => command.Name == name);
        foreach (var option in command.Options)
            run.Output.ShouldContain(option.Name);
        foreach (var (line, meaning) in ((IExampled)command).Examples)
        {
            run.Output.ShouldContain(line);
            run.Output.ShouldContain(meaning);
        }
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void ExamplesParse(string name)
    {
        var root = StemmaTool.Tree(Nowhere);
        foreach (var (line, _) in ((IExampled)root.Subcommands.Single(command => command.Name == name)).Examples)
        {
            var typed = line[line.IndexOf("stemma ", StringComparison.Ordinal)..].Split('>')[0].TrimEnd(' ', ')');
            root.Parse(typed["stemma ".Length..]).Errors.ShouldBeEmpty(line);
        }
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void TheReferenceDescribesEveryOption(string name)
    {
        var reference = File.ReadAllText(Repository.File("docs", "reference", "command-line.md"));
        var start = reference.IndexOf($"\n## stemma {name}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, $"docs/reference/command-line.md has no section for {name}");
        var command = StemmaTool.Tree(Nowhere).Subcommands.Single(command => command.Name == name);
        var common = reference.IndexOf("\n## Options of read, group and trace\n", StringComparison.Ordinal);
        var end = reference.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var section =
            reference[start..(end < 0 ? reference.Length : end)]
            + (
                command is IExampled && command.Options.Any(option => option.Name == "--strict")
                    ? reference[common..]
                    : ""
            );
        foreach (var option in command.Options)
            section.ShouldContain($"`{option.Name}");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("group")]
    [InlineData("trace")]
    [InlineData("decisions")]
    public void TheSchemaIsPrintedAsPublished(string name) =>
        Invocation
            .Of("schema", name)
            .Output.ShouldBe(File.ReadAllText(Repository.File("schema", $"stemma-{name}.schema.json")));
}

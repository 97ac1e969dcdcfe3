using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using Stemma.Intake.Fields;

namespace Stemma.Cli.Commands;

/// <summary>What read, group and trace have in common.</summary>
internal sealed class WorkOptions(Surroundings around)
{
    public Argument<string[]> Inputs { get; } =
        new("INPUT")
        {
            Description = "Files, folders, patterns (**/*.html), archives, http(s) addresses, or - for standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON; 'stemma schema' prints its schema" };

    public Option<LocalDate?> Date { get; } =
        new("--date")
        {
            Description = "Publication day of articles that state none, as YYYY-MM-DD",
            HelpName = "DAY",
            CustomParser = ParseDay,
        };

    public Option<FieldMap?> Map { get; } =
        new("--map")
        {
            Description =
                "Take PART (text, title, published …) of JSON and tables from FIELD, nested as a.b; repeatable",
            HelpName = "PART=FIELD",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = ParseMap,
        };

    public Option<string?> Output { get; } =
        new("--output")
        {
            Description = "Write to FILE instead of standard output; it appears whole or not at all",
            HelpName = "FILE",
        };

    public Option<bool> Strict { get; } =
        new("--strict") { Description = "Let any diagnostic end the run with exit code 2 and no result" };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Show no warnings and no progress" };

    public PageLook Look { get; } = new(around);

    public Option<string[]> AllowHost { get; } =
        new("--allow-host")
        {
            Description = "Fetch from host NAME even if it is on a private network; give it once for each host",
            HelpName = "NAME",
        };

    /// <summary>Everything that a command takes which reads articles and prints a result.</summary>
    public void AddTo(Command command)
    {
        AddReadingTo(command);
        command.Add(Json);
        command.Add(Date);
        command.Add(Output);
        command.Add(Strict);
        Look.AddTo(command);
    }

    /// <summary>Only what says which articles are read and how.</summary>
    public void AddReadingTo(Command command)
    {
        command.Add(Inputs);
        command.Add(Map);
        command.Add(AllowHost);
        command.Add(Quiet);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Inputs) is null or { Tokens.Count: 0 })
                result.AddError("name at least one file, folder, pattern, archive or address, or - for standard input");
        });
    }

    private static FieldMap? ParseMap(ArgumentResult result)
    {
        var map = FieldMap.Default;
        foreach (var token in result.Tokens)
        {
            if (FieldMap.Parse(token.Value) is not var (part, path))
            {
                result.AddError(
                    $"--map wants PART=FIELD, such as text=meta.body, not '{token.Value}'; parts are {string.Join(", ", Enum.GetNames<ArticlePart>()).ToLowerInvariant()}"
                );
                return null;
            }

            map = map.With(part, path);
        }

        return map;
    }

    private static LocalDate? ParseDay(ArgumentResult result)
    {
        var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
        var parsed = LocalDatePattern.Iso.Parse(given);
        if (parsed.Success)
            return parsed.Value;
        result.AddError($"--date wants a day such as 2022-07-19, not '{given}'");
        return null;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Stemma.Grouping;
using Stemma.Publishing.Json;
using Stemma.Text;

namespace Stemma.Cli.Commands;

/// <summary>What the user decides against or with the evidence: single decisions on the line, many in a file.</summary>
internal sealed class DecisionOptions
{
    /// <summary>Bytes of a file of decisions that are read: some hundred thousand decisions.</summary>
    private const long MostBytes = 64 << 20;

    private readonly Option<string?> file = new("--decisions")
    {
        Description = "Follow the decisions in FILE; 'stemma schema decisions' prints its schema",
        HelpName = "FILE",
    };

    private readonly Option<string[]> confirm = Pair(
        "--confirm",
        "CHILD=PARENT",
        "Take it that CHILD descends from PARENT"
    );
    private readonly Option<string[]> reject = Pair(
        "--reject",
        "CHILD=PARENT",
        "Take it that CHILD does not descend from PARENT"
    );
    private readonly Option<string[]> together = Pair("--together", "ONE=OTHER", "Put two articles into one story");
    private readonly Option<string[]> apart = Pair("--apart", "ONE=OTHER", "Keep two articles in different stories");
    private readonly Option<string?> who = new("--by")
    {
        Description = "Who decides what this line says, for the report",
        HelpName = "NAME",
    };

    private readonly bool descents;

    /// <param name="descents">False where only joins matter.</param>
    public DecisionOptions(bool descents) => this.descents = descents;

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(file);
        if (descents)
        {
            command.Add(confirm);
            command.Add(reject);
        }

        command.Add(together);
        command.Add(apart);
        command.Add(who);
        command.Validators.Add(result =>
        {
            foreach (var option in (Option<string[]>[])[confirm, reject, together, apart])
            {
                foreach (var pair in result.GetResult(option)?.Tokens ?? [])
                {
                    if (Split(pair.Value) is null)
                        result.AddError($"{option.Name} wants {option.HelpName}, not '{pair.Value}'");
                }
            }
        });
    }

    /// <summary>The decisions of the line, which go first, then those of the file; or what is wrong with the file.</summary>
    public (ImmutableArray<Decision> Decisions, Diagnostic? Problem) Read(ParseResult parsed)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        Take(confirm, isConfirmed: true, DecisionAbout.Descent);
        Take(reject, isConfirmed: false, DecisionAbout.Descent);
        Take(together, isConfirmed: true, DecisionAbout.Join);
        Take(apart, isConfirmed: false, DecisionAbout.Join);
        if (parsed.GetValue(file) is not { } path)
            return (decisions.ToImmutable(), null);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                return ([], Problem(path, "it is larger than 64 MB"));
            decisions.AddRange(ReportJson.ReadDecisions(File.ReadAllBytes(path)));
            return (decisions.ToImmutable(), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return ([], Problem(path, exception.Message));
        }

        void Take(Option<string[]> option, bool isConfirmed, DecisionAbout about)
        {
            foreach (
                var (one, other) in (parsed.GetResult(option) is null ? null : parsed.GetValue(option) ?? [])?.Select(
                    pair => Split(pair)!.Value
                )
                    ?? []
            )
                decisions.Add(new Decision(isConfirmed, about, one, other) { Who = parsed.GetValue(who) });
        }
    }

    private static Diagnostic Problem(string path, string why) =>
        new(DecisionCodes.NotReadable, Severity.Error, $"The file of decisions cannot be read: {why}", path);

    // Addresses have equals signs of their own: an address on the right begins at the sign before it.
    private static (string One, string Other)? Split(string pair)
    {
        var sign = pair.IndexOf("=http", StringComparison.OrdinalIgnoreCase);
        if (sign < 0)
            sign = pair.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                ? pair.LastIndexOf('=')
                : pair.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && sign < pair.Length - 1 ? (pair[..sign], pair[(sign + 1)..]) : null;
    }

    private static Option<string[]> Pair(string name, string pair, string description) =>
        new(name)
        {
            Description = description + "; repeatable",
            HelpName = pair,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
}

using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Web.Accounts;

namespace Stemma.Cli.Commands.Serving;

/// <summary>Which file of accounts a command works on.</summary>
internal sealed class AccountsOption(Surroundings around)
{
    private readonly Option<string?> file = new("--accounts")
    {
        Description = "The file of accounts; STEMMA_ACCOUNTS or the user's own where not given",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Add(file);

    /// <summary>The file where the command line names one.</summary>
    public string? Given(ParseResult parsed) => parsed.GetValue(file);

    /// <summary>The file, whether it exists or not.</summary>
    public string PathOf(ParseResult parsed) =>
        Given(parsed)
        ?? NonEmpty("STEMMA_ACCOUNTS")
        ?? Path.Join(
            NonEmpty("XDG_DATA_HOME") ?? Path.Join(NonEmpty("HOME") ?? ".", ".local", "share"),
            "stemma",
            "accounts.db"
        );

    /// <summary>Opens the accounts, works on them, and prints what is refused.</summary>
    public async Task<int> With(ParseResult parsed, bool create, Func<Administration, Task> work)
    {
        try
        {
            await using var administration = Administration.Open(PathOf(parsed), create);
            await work(administration);
            return ExitCodes.Fine;
        }
        catch (AccountException exception)
        {
            DiagnosticLines.Print(around.Error, [exception.Diagnostic], quiet: false);
            return ExitCodes.NothingDone;
        }
    }

    private string? NonEmpty(string variable) => around.Environment(variable) is { Length: > 0 } value ? value : null;
}

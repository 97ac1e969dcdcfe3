using System.CommandLine;
using System.Globalization;
using System.Text;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Web.Accounts;

namespace Stemma.Cli.Commands.Serving;

/// <summary><c>stemma token</c>: what programs show to the server.</summary>
internal sealed class TokenCommand : Command, IExampled
{
    private readonly Surroundings around;
    private readonly AccountsOption accounts;
    private readonly PageLook look;
    private readonly Argument<string> action = new("ACTION") { Description = "add, list or revoke" };
    private readonly Argument<string?> target = new("NAME")
    {
        Description = "For add: the account; for revoke: the token's id",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string> label = new("--label")
    {
        Description = "For add: what the token is for",
        HelpName = "TEXT",
        DefaultValueFactory = _ => string.Empty,
    };
    private readonly Option<string[]> scope = new("--scope")
    {
        Description = "For add: what it may do, within its account's role; once for each; read where not given",
    };
    private readonly Option<int> days = new("--days")
    {
        Description = "For add: after how many days it ends",
        HelpName = "N",
        DefaultValueFactory = _ => 90,
    };

    public TokenCommand(Surroundings around)
        : base("token", "Make, list and revoke tokens for programs; a token is shown once, on standard output")
    {
        this.around = around;
        accounts = new AccountsOption(around);
        look = new PageLook(around);
        action.AcceptOnlyFromAmong("add", "list", "revoke");
        scope.AcceptOnlyFromAmong("read", "trace", "edit", "administer");
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3_650)
                result.AddError("--days wants a number from 1 to 3650");
        });
        Add(action);
        Add(target);
        Add(label);
        Add(scope);
        Add(days);
        accounts.AddTo(this);
        look.AddTo(this);
        Validators.Add(result =>
        {
            if ((result.GetValue(action) is "list") != (result.GetValue(target) is null))
                result.AddError("add wants an account, revoke the id of a token, list neither");
        });
        SetAction((parsed, _) => accounts.With(parsed, create: false, opened => DoAsync(opened, parsed)));
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma token add dell --scope read --scope trace --label desk", "Prints the token, once"),
            ("stemma token list", "Whose, what for, until when, last used"),
            ("stemma token revoke 0a1b2c3d4e5f", "Ends it at once"),
        ];

    private async Task DoAsync(Administration administration, ParseResult parsed)
    {
        var given = parsed.GetValue(target) ?? string.Empty;
        switch (parsed.GetValue(action))
        {
            case "add":
                var scopes = parsed.GetValue(scope) is { Length: > 0 } named ? named : [Scope.Read];
                var (token, secret) = await administration.AddTokenAsync(
                    given,
                    parsed.GetValue(label)!,
                    scopes,
                    TimeSpan.FromDays(parsed.GetValue(days))
                );
                around.Output.Write(Encoding.ASCII.GetBytes(secret + "\n"));
                await around.Error.WriteLineAsync(
                    $"Token {token.Id} ends {Day(token.Expires)}. It is not shown again."
                );
                break;
            case "revoke":
                administration.RevokeToken(given);
                break;
            default:
                PageOutput.Write(around.Output, look.Style(parsed), page => List(page, administration.Book));
                break;
        }
    }

    private static void List(Page page, AccountBook book)
    {
        var names = book.All().ToDictionary(account => account.Id, account => account.Name, StringComparer.Ordinal);
        foreach (var token in book.Tokens())
        {
            var state = token.Revoked is { } revoked ? $"revoked {Day(revoked)}" : $"until {Day(token.Expires)}";
            var use = token.LastUsed is { } used ? $"last used {Day(used)}" : "never used";
            page.Labelled(
                0,
                14,
                new Piece(token.Id),
                new Piece($"{names[token.AccountId]}: {string.Join(", ", token.Scopes)}; {state}; {use}; {token.Label}")
            );
        }
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Web.Accounts;

namespace Stemma.Cli.Commands.Serving;

/// <summary><c>stemma user</c>: who may sign in to the server.</summary>
internal sealed class UserCommand : Command, IExampled
{
    private readonly Surroundings around;
    private readonly AccountsOption accounts;
    private readonly PageLook look;
    private readonly Argument<string> action = new("ACTION") { Description = "add, list, role, password or rm" };
    private readonly Argument<string?> name = new("NAME")
    {
        Description = "The account; not for list",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> role = new("--role") { Description = "For add and role: what the account is for" };

    public UserCommand(Surroundings around)
        : base("user", "Say who may sign in to the server; passwords are asked for, or read from standard input")
    {
        this.around = around;
        accounts = new AccountsOption(around);
        look = new PageLook(around);
        action.AcceptOnlyFromAmong("add", "list", "role", "password", "rm");
        role.AcceptOnlyFromAmong("reader", "editor", "administrator");
        Add(action);
        Add(name);
        Add(role);
        accounts.AddTo(this);
        look.AddTo(this);
        Validators.Add(result =>
        {
            var what = result.GetValue(action);
            if ((what is "list") != (result.GetValue(name) is null))
                result.AddError("every action but list wants the name of an account");
            if (what is "role" && result.GetValue(role) is null)
                result.AddError("role wants --role reader, editor or administrator");
        });
        SetAction(
            (parsed, _) => accounts.With(parsed, parsed.GetValue(action) is "add", opened => DoAsync(opened, parsed))
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma user add dell --role editor", "Asks for the password"),
            ("stemma user role dell --role administrator", "Open sessions end"),
            ("stemma user list", "Who there is, and who waits after wrong passwords"),
        ];

    private async Task DoAsync(Administration administration, ParseResult parsed)
    {
        var who = parsed.GetValue(name) ?? string.Empty;
        switch (parsed.GetValue(action))
        {
            case "add":
                await administration.AddAsync(who, RoleOf(parsed), Secret.Read(around, $"Password for {who}: "));
                break;
            case "role":
                await administration.SetRoleAsync(await administration.FindAsync(who), RoleOf(parsed));
                break;
            case "password":
                var account = await administration.FindAsync(who);
                await administration.SetPasswordAsync(account, Secret.Read(around, $"New password for {who}: "));
                break;
            case "rm":
                await administration.RemoveAsync(await administration.FindAsync(who));
                break;
            default:
                PageOutput.Write(around.Output, look.Style(parsed), page => List(page, administration.Book.All()));
                break;
        }
    }

    private Role RoleOf(ParseResult parsed) =>
        parsed.GetValue(role) is { } word ? Enum.Parse<Role>(word, ignoreCase: true) : Role.Reader;

    private static void List(Page page, IReadOnlyList<Account> all)
    {
        foreach (var account in all)
        {
            var locked = account.LockedUntil is { } until
                ? $", locked until {until.ToString("u", CultureInfo.InvariantCulture)}"
                : string.Empty;
            page.Labelled(
                0,
                24,
                new Piece(account.Name),
                new Piece(account.Role.ToString().ToLowerInvariant() + locked)
            );
        }
    }
}

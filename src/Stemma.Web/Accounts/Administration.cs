using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Web.Safety;

namespace Stemma.Web.Accounts;

/// <summary>Changes of accounts by whoever may write their file: what <c>stemma user</c> and <c>stemma token</c> do.</summary>
public sealed class Administration : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    private readonly AuditLog audit;

    private Administration(AccountBook book)
    {
        Book = book;
        audit = new AuditLog(AuditLog.Beside(book.Path), book.Time);
        services = new ServiceCollection().AddLogging().AddAccounts(book).Services.BuildServiceProvider();
        scope = services.CreateAsyncScope();
    }

    /// <summary>The accounts.</summary>
    public AccountBook Book { get; }

    private UserManager<Account> Accounts => scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

    /// <summary>Opens a file of accounts.</summary>
    /// <exception cref="AccountException">It cannot be used.</exception>
    public static Administration Open(string path, bool create, TimeProvider? time = null) =>
        new(AccountBook.Open(path, create, time));

    /// <summary>Makes an account.</summary>
    /// <exception cref="AccountException">The name is taken or the password too weak.</exception>
    public async Task<Account> AddAsync(string name, Role role, string password)
    {
        var account = Book.NewAccount(name, role);
        Check(await Accounts.CreateAsync(account, password), name);
        Note("user add", $"{name} {role}");
        return account;
    }

    /// <summary>The account of that name.</summary>
    /// <exception cref="AccountException">There is none.</exception>
    public async Task<Account> FindAsync(string name) =>
        await Accounts.FindByNameAsync(name)
        ?? throw new AccountException(WebCodes.AccountRefused, "There is no account of that name.", name);

    /// <summary>Gives an account another role; its sessions end.</summary>
    public async Task SetRoleAsync(Account account, Role role)
    {
        await SetRoleAsync(Accounts, account, role);
        Note("user role", $"{account.Name} {role}");
    }

    /// <summary>Gives an account another password and lets it in again at once; its sessions end.</summary>
    public async Task SetPasswordAsync(Account account, string password)
    {
        await SetPasswordAsync(Accounts, account, password);
        Note("user password", account.Name);
    }

    /// <summary>Removes an account with its passkeys and tokens; its sessions end.</summary>
    public async Task RemoveAsync(Account account)
    {
        await RemoveAsync(Accounts, account);
        Note("user rm", account.Name);
    }

    /// <summary>Makes a token for an account.</summary>
    /// <returns>What is kept, and the token itself, which is not.</returns>
    /// <exception cref="AccountException">There is no such account, or its role allows none of the scopes.</exception>
    public async Task<(ApiToken Token, string Secret)> AddTokenAsync(
        string name,
        string label,
        IReadOnlyCollection<string> scopes,
        TimeSpan life
    )
    {
        var account = await FindAsync(name);
        if (scopes.Except(Scope.Of(account.Role), StringComparer.Ordinal).FirstOrDefault() is { } beyond)
            throw new AccountException(
                WebCodes.AccountRefused,
                $"An account of this role may not '{beyond}', so its tokens may not either.",
                name
            );
        var made = Book.AddToken(account, label, scopes, life);
        Note("token add", $"{name} {made.Token.Id}");
        return made;
    }

    /// <summary>Ends a token.</summary>
    /// <exception cref="AccountException">There is no valid one of that id.</exception>
    public void RevokeToken(string id)
    {
        if (!Book.RevokeToken(id))
            throw new AccountException(WebCodes.AccountRefused, "There is no token of that id to revoke.", id);
        Note("token revoke", id);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
    }

    internal static async Task SetRoleAsync(UserManager<Account> accounts, Account account, Role role)
    {
        account.Role = role;
        Check(await accounts.UpdateSecurityStampAsync(account), account.Name);
    }

    internal static async Task SetPasswordAsync(UserManager<Account> accounts, Account account, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
            Check(await validator.ValidateAsync(accounts, account, password), account.Name);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        (account.Failures, account.LockedUntil) = (0, null);
        Check(await accounts.UpdateSecurityStampAsync(account), account.Name);
    }

    internal static async Task RemoveAsync(UserManager<Account> accounts, Account account) =>
        Check(await accounts.DeleteAsync(account), account.Name);

    private void Note(string what, string about) =>
        audit.Note(Environment.UserName, null, "command line", what, "done", about);

    private static void Check(IdentityResult outcome, string name)
    {
        if (!outcome.Succeeded)
            throw new AccountException(
                WebCodes.AccountRefused,
                string.Join(' ', outcome.Errors.Select(error => error.Description)),
                name
            );
    }
}

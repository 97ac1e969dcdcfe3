using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Stemma.Web.Accounts;

/// <summary>Changes of accounts by whoever may write their file: what <c>stemma user</c> and <c>stemma token</c> do.</summary>
public sealed class Administration : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    private Administration(AccountBook book)
    {
        Book = book;
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
        return account;
    }

    /// <summary>The account of that name.</summary>
    /// <exception cref="AccountException">There is none.</exception>
    public async Task<Account> FindAsync(string name) =>
        await Accounts.FindByNameAsync(name)
        ?? throw new AccountException(WebCodes.AccountRefused, "There is no account of that name.", name);

    /// <summary>Gives an account another role; its sessions end.</summary>
    public async Task SetRoleAsync(Account account, Role role) => await SetRoleAsync(Accounts, account, role);

    /// <summary>Gives an account another password and lets it in again at once; its sessions end.</summary>
    public async Task SetPasswordAsync(Account account, string password) =>
        await SetPasswordAsync(Accounts, account, password);

    /// <summary>Removes an account with its passkeys and tokens; its sessions end.</summary>
    public async Task RemoveAsync(Account account) => await RemoveAsync(Accounts, account);

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

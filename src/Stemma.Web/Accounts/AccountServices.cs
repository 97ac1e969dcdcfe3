using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Stemma.Web.Accounts;

/// <summary>ASP.NET Core Identity over our book, as the server and the command line use it.</summary>
internal static class AccountServices
{
    /// <summary>Wrong passwords before an account waits; fewer would lock out whoever mistypes.</summary>
    private const int MostFailures = 5;

    /// <summary>Five tries a quarter of an hour are 175,000 a year: nothing against twelve characters.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>Length is what counts (NIST SP 800-63B); no classes of characters are asked for.</summary>
    private const int ShortestPassword = 12;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 as OWASP advises; ten times as many would make every sign-in take a second.</summary>
    private const int Rounds = 210_000;

    public static IdentityBuilder AddAccounts(this IServiceCollection services, AccountBook book)
    {
        services.AddSingleton(book);
        services.AddSingleton(book.Time);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Rounds);
        return services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Password = new PasswordOptions
                {
                    RequiredLength = ShortestPassword,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                identity.Lockout = new LockoutOptions
                {
                    MaxFailedAccessAttempts = MostFailures,
                    DefaultLockoutTimeSpan = Wait,
                };
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<NoNameInPassword>()
            .AddClaimsPrincipalFactory<AccountPrincipals>();
    }

    private sealed class NoNameInPassword : IPasswordValidator<Account>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
            Task.FromResult(
                password?.Contains(user.Name, StringComparison.OrdinalIgnoreCase) == true
                    ? IdentityResult.Failed(new IdentityError { Description = "The password holds the name." })
                    : IdentityResult.Success
            );
    }
}

/// <summary>Says of a signed-in account who it is and what it may do.</summary>
internal sealed class AccountPrincipals(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Caller.ScopeClaims(Scope.Of(user.Role)));
        return identity;
    }
}

using System.Net;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Accounts;

/// <summary>The page of all accounts and tokens. Who may not open it: RouteTests.</summary>
public sealed class AccountsPageTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    private const string Page = "/accounts";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ItListsAccountsAndTokensButNoSecret()
    {
        var (token, secret) = server.Book.AddToken(
            server.Account("reader"),
            "<b>digest</b>",
            [Scope.Read],
            TimeSpan.FromDays(1)
        );
        using var caller = await server.SignedInAsync("administrator");
        var html = await caller.GetStringAsync(Page, Cancellation);
        html.ShouldContain("&lt;b&gt;digest&lt;/b&gt;");
        html.ShouldContain(token.Id);
        html.ShouldNotContain(secret[^20..]);
        html.ShouldContain("administrator, you");
        html.ShouldNotContain(server.Account("reader").PasswordHash!);
    }

    [Fact]
    public async Task AnotherRoleEndsTheSessionsAndIsNoted()
    {
        await server.AddAsync("riser", Role.Reader);
        using var riser = await server.SignedInAsync("riser");
        using var caller = await server.SignedInAsync("administrator");
        var answer = await ChangeAsync(caller, server.Account("riser").Id, "editor");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Account("riser").Role.ShouldBe(Role.Editor);
        (await riser.GetAsync("/help", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await File.ReadAllLinesAsync(server.AuditFile, Cancellation)).ShouldContain(line =>
            line.Contains("\"who\":\"administrator\"", StringComparison.Ordinal)
            && line.Contains(
                "\"what\":\"user role\",\"outcome\":\"done\",\"about\":\"riser editor\"",
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData("administrator", "reader")]
    [InlineData("reader", "emperor")]
    [InlineData("reader", "2")]
    [InlineData("reader", "")]
    [InlineData(null, "editor")]
    public async Task ItRefusesOnesOwnRoleAndWhatIsNone(string? name, string role)
    {
        using var caller = await server.SignedInAsync("administrator");
        var id = name is null ? "0123456789abcdef" : server.Account(name).Id;
        (await ChangeAsync(caller, id, role)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Account("administrator").Role.ShouldBe(Role.Administrator);
        server.Account("reader").Role.ShouldBe(Role.Reader);
    }

    [Fact]
    public async Task ARevokedTokenOpensNothing()
    {
        var (token, secret) = server.Book.AddToken(server.Account("reader"), "old", [Scope.Read], TimeSpan.FromDays(1));
        using var program = server.Caller();
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        (await program.GetAsync("/help", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var caller = await server.SignedInAsync("administrator");
        var revoke = $"{Page}/tokens/{token.Id}/revoke";
        (await GuardedServer.PostAsync(caller, Page, revoke)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync("/help", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await GuardedServer.PostAsync(caller, Page, revoke)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await File.ReadAllLinesAsync(server.AuditFile, Cancellation)).ShouldContain(line =>
            line.Contains(
                $"\"what\":\"token revoke\",\"outcome\":\"done\",\"about\":\"{token.Id}\"",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task AFormOfAnotherSiteChangesNothing()
    {
        var (token, _) = server.Book.AddToken(server.Account("reader"), "kept", [Scope.Read], TimeSpan.FromDays(1));
        using var caller = await server.SignedInAsync("administrator");
        foreach (
            var address in (string[])[$"{Page}/{server.Account("reader").Id}/role", $"{Page}/tokens/{token.Id}/revoke"]
        )
        {
            using var forged = new FormUrlEncodedContent([new("role", "administrator")]);
            (await caller.PostAsync(address, forged, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        server.Account("reader").Role.ShouldBe(Role.Reader);
        server.Book.Tokens().Single(kept => kept.Id == token.Id).Revoked.ShouldBeNull();
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient caller, string id, string role) =>
        GuardedServer.PostAsync(caller, Page, $"{Page}/{id}/role", ("role", role));
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Accounts;

public sealed class SignInTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task ABrowserIsLedToTheSignInAndBack()
    {
        using var caller = server.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help?a=b");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var led = await caller.SendAsync(request);
        led.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        led.Headers.Location!.ToString().ShouldBe("/sign-in?to=%2Fhelp%3Fa%3Db");
        (await caller.GetStringAsync(led.Headers.Location)).ShouldContain("name=\"to\" value=\"/help?a=b\"");
        var back = await GuardedServer.SignInAsync(caller, "Reader", GuardedServer.Password, "/help?a=b");
        back.Headers.Location!.ToString().ShouldBe("/help?a=b");
        (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SigningInLeadsToNoOtherSite(string to)
    {
        using var caller = server.Caller();
        var answer = await GuardedServer.SignInAsync(caller, "reader", GuardedServer.Password, to);
        answer.Headers.Location!.ToString().ShouldBe("/");
        (await caller.GetStringAsync("/sign-in?to=" + Uri.EscapeDataString(to))).ShouldContain(
            "name=\"to\" value=\"/\""
        );
    }

    [Fact]
    public async Task TheSessionsCookieIsOutOfReachOfScripts()
    {
        using var caller = server.Caller();
        var answer = await GuardedServer.SignInAsync(caller, "reader", GuardedServer.Password);
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(line => line.StartsWith("stemma-session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("expires=", Case.Insensitive);
    }

    [Fact]
    public async Task SigningOutEndsTheSession()
    {
        using var caller = await server.SignedInAsync("reader");
        (await GuardedServer.PostAsync(caller, "/account", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/account/password")]
    [InlineData("/account/passkeys")]
    [InlineData("/account/passkeys/options")]
    [InlineData("/account/passkeys/00/remove")]
    public async Task AFormWithoutItsTokenChangesNothing(string path)
    {
        using var caller = await server.SignedInAsync("reader");
        using var form = new FormUrlEncodedContent([new("name", "reader"), new("password", GuardedServer.Password)]);
        (await caller.PostAsync(path, form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await caller.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AfterFiveWrongPasswordsTheRightOneWaitsTooAndNothingTellsWhy()
    {
        await server.AddAsync("locked", Role.Reader);
        using var caller = server.Caller();
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var time = 0; time < 5; time++)
            said.Add(await Wrong(caller, "locked", "not the password"));
        said.Add(await Wrong(caller, "locked", GuardedServer.Password));
        said.Add(await Wrong(caller, "nobody", GuardedServer.Password));
        said.Count.ShouldBe(1);
        server.Account("locked").LockedUntil.ShouldNotBeNull();
        var log = await File.ReadAllTextAsync(server.AuditFile, TestContext.Current.CancellationToken);
        log.ShouldContain("\"outcome\":\"locked\",\"about\":\"locked\"");
        log.ShouldNotContain("not the password");
        log.ShouldNotContain(GuardedServer.Password);

        static async Task<string> Wrong(HttpClient caller, string name, string password)
        {
            var answer = await GuardedServer.SignInAsync(caller, name, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var page = await answer.Content.ReadAsStringAsync();
            return page[page.IndexOf("<p class=\"wrong\"", StringComparison.Ordinal)..].Split("</p>")[0];
        }
    }

    [Fact]
    public async Task ASessionEndsWhenItsAccountGetsAnotherRoleOrPasswordOrGoes()
    {
        await server.AddAsync("leaving", Role.Editor);
        using var scope = server.Server.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (
            var change in (Func<Account, Task>[])
                [
                    account => Administration.SetRoleAsync(accounts, account, Role.Reader),
                    account => Administration.SetPasswordAsync(accounts, account, GuardedServer.Password + "!"),
                    account => Administration.SetPasswordAsync(accounts, account, GuardedServer.Password),
                    account => Administration.RemoveAsync(accounts, account),
                ]
        )
        {
            var password = server.Account("leaving");
            using var caller = server.Caller();
            if (
                !(await GuardedServer.SignInAsync(caller, "leaving", GuardedServer.Password)).Headers.Contains(
                    "Location"
                )
            )
                await GuardedServer.SignInAsync(caller, "leaving", GuardedServer.Password + "!");
            (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await change(server.Account("leaving"));
            (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task AChangedPasswordEndsOtherSessionsAndKeepsThisOne()
    {
        await server.AddAsync("changing", Role.Reader);
        using var other = await server.SignedInAsync("changing");
        using var caller = await server.SignedInAsync("changing");
        foreach (
            var (old, next, fits) in ((string, string, bool)[])
                [
                    ("wrong password here", "another long sentence", false),
                    (GuardedServer.Password, "short", false),
                    (GuardedServer.Password, "changing is my name", false),
                    (GuardedServer.Password, "another long sentence", true),
                ]
        )
        {
            var answer = await GuardedServer.PostAsync(
                caller,
                "/account",
                "/account/password",
                ("old", old),
                ("new", next)
            );
            answer.StatusCode.ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        }

        (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ASessionEndsInTime()
    {
        var clock = new MovedClock();
        await using var brief = WebServer.Build(server.Options with { SessionHours = 2, Time = clock });
        await brief.StartAsync(TestContext.Current.CancellationToken);
        using var caller = GuardedServer.CallerOf(brief);
        await GuardedServer.SignInAsync(caller, "reader", GuardedServer.Password);
        (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Ahead = TimeSpan.FromHours(1.9);
        (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Ahead = TimeSpan.FromHours(2.1);
        (await caller.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task TheAuditLogHoldsWhoDidWhatInLinesThatNoNameCanBreak()
    {
        using var caller = server.Caller();
        await GuardedServer.SignInAsync(caller, "reader\n{\"who\":\"root\"}\u001b[31m", "no such password");
        using var known = await server.SignedInAsync("reader");
        await known.PostAsync("/api/v1/traces", null);
        var lines = await File.ReadAllLinesAsync(server.AuditFile, TestContext.Current.CancellationToken);
        foreach (var line in lines)
        {
            line.All(character => character is >= ' ' and <= '~').ShouldBeTrue();
            JsonDocument.Parse(line).RootElement.GetProperty("when").GetDateTimeOffset().ShouldNotBe(default);
        }

        lines.ShouldContain(line =>
            line.Contains("\"who\":\"reader\"", StringComparison.Ordinal)
            && line.Contains("\"what\":\"POST /api/v1/traces\",\"outcome\":\"refused\"", StringComparison.Ordinal)
        );
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(server.AuditFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}

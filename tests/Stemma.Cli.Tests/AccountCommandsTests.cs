using System.Text;

namespace Stemma.Cli.Tests;

public sealed class AccountCommandsTests : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly TempFolder folder = new();

    private string Accounts => folder.At("accounts.db");

    private Invocation Run(string input, params string[] args) =>
        new Setting { Input = Encoding.UTF8.GetBytes(input) }.Run([.. args, "--accounts", Accounts]);

    [Fact]
    public void AnAccountIsMadeWithAPasswordFromStandardInputAndListed()
    {
        Run(Password + "\n", "user", "add", "dell", "--role", "editor").ShouldBe(new Invocation(0, "", ""));
        var listed = Run("", "user", "list");
        listed.Output.ShouldContain("dell");
        listed.Output.ShouldContain("editor");
        Run("", "user", "role", "Dell", "--role", "reader").Exit.ShouldBe(0);
        Run("", "user", "list").Output.ShouldContain("reader");
        Run("", "user", "rm", "dell").Exit.ShouldBe(0);
        Run("", "user", "list").Output.ShouldBeEmpty();
        var log = File.ReadAllText(folder.At("audit.jsonl"));
        log.ShouldContain("\"what\":\"user add\",\"outcome\":\"done\",\"about\":\"dell Editor\"");
        log.ShouldNotContain(Password);
    }

    [Theory]
    [InlineData("short\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("dell dell dell dell\n")]
    [InlineData("")]
    public void AWeakPasswordIsRefused(string input)
    {
        var run = Run(input, "user", "add", "dell");
        run.Exit.ShouldBe(2);
        run.Error.ShouldStartWith("dell: ST8032 error:");
        Run("", "user", "list").Output.ShouldBeEmpty();
    }

    [Fact]
    public void ANameIsTakenOnceWhateverItsCase()
    {
        Run(Password, "user", "add", "dell").Exit.ShouldBe(0);
        Run(Password, "user", "add", "DELL").Error.ShouldContain("ST8032");
        Run(Password, "user", "add", "dell\u001b[31m").Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public void ATokenIsShownOnceAndOnlyItsHashIsKept()
    {
        Run(Password, "user", "add", "dell", "--role", "editor");
        var added = Run("", "token", "add", "dell", "--scope", "read", "--scope", "trace", "--label", "desk");
        added.Exit.ShouldBe(0, added.Error);
        var secret = added.Lines.ShouldHaveSingleItem();
        secret.ShouldMatch("^stemma_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$");
        var listed = Run("", "token", "list").Output;
        listed.ShouldContain("dell: read, trace");
        listed.ShouldContain("never used");
        var id = secret[7..19];
        listed.ShouldContain(id);
        listed.ShouldNotContain(secret[20..]);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Accounts)!))
            Encoding.Latin1.GetString(File.ReadAllBytes(file)).ShouldNotContain(secret[20..]);

        Run("", "token", "revoke", id).Exit.ShouldBe(0);
        Run("", "token", "list").Output.ShouldContain("revoked");
        Run("", "token", "revoke", id).Exit.ShouldBe(2);
    }

    [Fact]
    public void ATokenNeverMayMoreThanItsAccount()
    {
        Run(Password, "user", "add", "dell");
        Run("", "token", "add", "dell", "--scope", "administer").Error.ShouldContain("ST8032");
        Run("", "token", "add", "nobody").Error.ShouldContain("ST8032");
        Run("", "token", "add", "dell", "--days", "0").Exit.ShouldBe(2);
    }

    [Fact]
    public void BeyondThisMachineTheServerStartsOnlyWithHttpsAndAccounts()
    {
        Run("", "serve", "--port", "0", "--listen", "0.0.0.0").Error.ShouldContain("ST8033");
        var proxied = Run("", "serve", "--port", "0", "--listen", "0.0.0.0", "--proxy", "127.0.0.1");
        proxied.Exit.ShouldBe(2);
        proxied.Error.ShouldContain("ST8030");
        Run("", "serve", "--port", "0", "--sign-in").Error.ShouldContain("ST8030");
        File.Exists(Accounts).ShouldBeFalse();
        Run(Password, "user", "add", "dell");
        Run("", "user", "rm", "dell");
        Run("", "serve", "--port", "0", "--sign-in").Error.ShouldContain("ST8030");
    }

    [Theory]
    [InlineData("{\"lissten\":\"0.0.0.0\"}")]
    [InlineData("{\"port\":\"8417\"}")]
    [InlineData("{\"port\":70000}")]
    [InlineData("{\"listen\":\"desk\"}")]
    [InlineData("{\"hosts\":null}")]
    [InlineData("{\"certificate\":\"a.pem\"}")]
    [InlineData("[]")]
    [InlineData("")]
    public void WrongSettingsAreNotGuessed(string settings)
    {
        var file = folder.At("settings.json");
        File.WriteAllText(file, settings);
        var run = Run("", "serve", "--settings", file);
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST8033");
    }

    [Fact]
    public void AnotherDatabaseIsNotTakenForAccounts()
    {
        File.WriteAllText(Accounts, "something else");
        var run = Run("", "user", "list");
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST8031");
        File.ReadAllText(Accounts).ShouldBe("something else");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}

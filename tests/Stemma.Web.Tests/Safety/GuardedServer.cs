using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Stemma.Archive;
using Stemma.Text;
using Stemma.Web.Accounts;

namespace Stemma.Web.Tests.Safety;

/// <summary>A server on the loopback address that asks for sign-in, with one account of each role.</summary>
public sealed partial class GuardedServer : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stemma-web-");

    public WebApplication Server { get; private set; } = null!;

    public AccountBook Book { get; private set; } = null!;

    public string AuditFile => Path.Join(folder.FullName, "audit.jsonl");

    public ServeOptions Options =>
        new()
        {
            Port = 0,
            Log = NullLoggerProvider.Instance,
            SignIn = true,
            Accounts = Path.Join(folder.FullName, "accounts.db"),
            Archive = Path.Join(folder.FullName, "archive.db"),
            MaxUploadBytes = 1_000_000,
            RequestsPerMinute = 0,
            ChangesPerMinute = 0,
            SignInsPerMinute = 10_000,
        };

    public async ValueTask InitializeAsync()
    {
        Book = AccountBook.Open(Options.Accounts!, create: true);
        await using var services = Services(Book);
        foreach (var role in Enum.GetValues<Role>())
            await AddAsync(services, role.ToString().ToLowerInvariant(), role);
        Fill(Options.Archive!);
        Server = WebServer.Build(Options);
        await Server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>A caller with its own cookies, and nothing else.</summary>
    public HttpClient Caller() => CallerOf(Server);

    public static HttpClient CallerOf(WebApplication server) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
                RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.Latin1,
            }
        )
        {
            BaseAddress = new Uri(server.Urls.First()),
        };

    /// <summary>A caller that shows a token of these scopes, of the administrator's unless said otherwise.</summary>
    public HttpClient CallerWith(params string[] scopes) => CallerFor("administrator", scopes);

    public HttpClient CallerFor(string name, params string[] scopes)
    {
        var (_, secret) = Book.AddToken(Account(name), "test", scopes, TimeSpan.FromHours(1));
        var caller = Caller();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return caller;
    }

    /// <summary>A caller that signed in with name and password.</summary>
    public async Task<HttpClient> SignedInAsync(string name)
    {
        var caller = Caller();
        (await SignInAsync(caller, name, Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return caller;
    }

    public static async Task<HttpResponseMessage> SignInAsync(
        HttpClient caller,
        string name,
        string password,
        string to = "/"
    ) => await PostAsync(caller, "/sign-in", "/sign-in", ("name", name), ("password", password), ("to", to));

    /// <summary>Fills in the form of one page and sends it to an address.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient caller,
        string page,
        string address,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields
                .Append(("__RequestVerificationToken", await FormTokenAsync(caller, page)))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        return await caller.PostAsync(address, form);
    }

    public static async Task<string> FormTokenAsync(HttpClient caller, string page) =>
        TokenOf().Match(await caller.GetStringAsync(page)).Groups["token"].Value;

    public Account Account(string name) => Book.All().Single(account => account.Name == name);

    public async Task AddAsync(string name, Role role)
    {
        await using var services = Services(Book);
        await AddAsync(services, name, role);
    }

    /// <summary>Two accounts of one fire and one of something else.</summary>
    private static void Fill(string path)
    {
        using var archive = SqliteArchive.Open(path, create: true);
        archive.Add([
            new Article("wire.txt", RunningServer.Report) { Publisher = "Orvel Wire" },
            new Article("post.txt", RunningServer.Report + "\n\nThe mayor of Orvel will visit the pier.")
            {
                Publisher = "The Post",
                Title = "Fire <b>destroys</b> boats",
            },
            new Article(
                "other.txt",
                "The council of Tamsel voted on Friday to close two of its seven libraries, and 300 people protested outside."
            ),
        ]);
        archive.UpdateStories(all: true);
        archive.TraceStories(10);
    }

    private static async Task AddAsync(IServiceProvider services, string name, Role role)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        var book = services.GetRequiredService<AccountBook>();
        (await accounts.CreateAsync(book.NewAccount(name, role), Password)).Succeeded.ShouldBeTrue();
    }

    private static ServiceProvider Services(AccountBook book)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAccounts(book);
        return services.BuildServiceProvider();
    }

    [GeneratedRegex(
        """name="__RequestVerificationToken" value="(?<token>[^"]+)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TokenOf();
}

using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Intake.Fetching;
using Stemma.Text;
using Stemma.Web;
using Stemma.Web.Accounts;

namespace Stemma.Cli.Commands.Serving;

/// <summary><c>stemma serve</c>: the newsroom page on this machine, or for a newsroom that signs in.</summary>
internal sealed class ServeCommand : Command, IExampled
{
    private readonly Surroundings around;
    private readonly AccountsOption accounts;
    private readonly Option<int?> port = new("--port")
    {
        Description = "Port; 8417 where not given, 0 for any that is free",
        HelpName = "N",
    };
    private readonly Option<string?> listen = new("--listen")
    {
        Description = "Address to listen on; anything but 127.0.0.1 or ::1 needs accounts and HTTPS",
        HelpName = "ADDRESS",
    };
    private readonly Option<string[]> host = new("--host")
    {
        Description = "Name under which browsers call the server; give it once for each name",
        HelpName = "NAME",
    };
    private readonly Option<bool> signIn = new("--sign-in")
    {
        Description = "Ask for sign-in on this machine too, as behind a proxy",
    };
    private readonly Option<string?> certificate = new("--certificate")
    {
        Description = "PEM file of the certificate, for HTTPS",
        HelpName = "FILE",
    };
    private readonly Option<string?> key = new("--key")
    {
        Description = "PEM file of the certificate's key",
        HelpName = "FILE",
    };
    private readonly Option<string?> proxy = new("--proxy")
    {
        Description = "Address of the proxy that ends HTTPS; only its X-Forwarded headers are believed",
        HelpName = "ADDRESS",
    };
    private readonly Option<string?> archive = new("--archive")
    {
        Description = "An archive of 'stemma add' whose stories and articles are shown too",
        HelpName = "FILE",
    };
    private readonly Option<bool> watch = new("--watch")
    {
        Description = "Look at the archive's feeds while serving, and let editors add and remove feeds",
    };
    private readonly Option<string?> settings = new("--settings")
    {
        Description = "JSON file of these and more settings; options given here come first",
        HelpName = "FILE",
    };
    private readonly Option<string[]> allowHost = new("--allow-host")
    {
        Description = "Fetch from host NAME even if it is on a private network; give it once for each host",
        HelpName = "NAME",
    };

    public ServeCommand(Surroundings around)
        : base("serve", "Open the newsroom page: drop files, paste texts or links, and look at the stories")
    {
        this.around = around;
        accounts = new AccountsOption(around);
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 65_535)
                result.AddError("--port wants a number from 0 to 65535");
        });
        Add(port);
        Add(listen);
        Add(host);
        Add(signIn);
        accounts.AddTo(this);
        Add(certificate);
        Add(key);
        Add(proxy);
        Add(archive);
        Add(watch);
        Add(settings);
        Add(allowHost);
        SetAction((parsed, _) => ServeAsync(parsed));
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma serve", "Then open http://127.0.0.1:8417/ in a browser"),
            ("stemma serve --port 0", "On any free port"),
            (
                "stemma serve --listen 0.0.0.0 --host desk.example --certificate desk.pem --key desk.key",
                "For a newsroom; 'stemma user add' makes the accounts"
            ),
        ];

    private async Task<int> ServeAsync(ParseResult parsed)
    {
        ServeOptions options;
        try
        {
            options = Settled(parsed);
            await using var server = WebServer.Build(options);
            try
            {
                await server.StartAsync(around.Cancellation);
            }
            catch (IOException exception)
            {
                return Refused(
                    new Diagnostic(
                        CommandLineCodes.PortTaken,
                        Severity.Error,
                        $"Port {options.Port} cannot be listened on: {exception.Message} Try --port 0."
                    )
                );
            }

            await around.Error.WriteLineAsync($"Stemma is at {server.Urls.First()} - end with Ctrl-C");
            await Task.Delay(Timeout.Infinite, around.Cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await server.StopAsync(patience.Token);
            return ExitCodes.Fine;
        }
        catch (ServeException exception)
        {
            return Refused(exception.Diagnostic);
        }
        catch (AccountException exception)
        {
            return Refused(exception.Diagnostic);
        }
    }

    private ServeOptions Settled(ParseResult parsed)
    {
        var options = parsed.GetValue(settings) is { } file ? ServeSettings.Read(file) : new ServeOptions();
        return options with
        {
            Port = parsed.GetValue(port) ?? options.Port,
            Listen = parsed.GetValue(listen) ?? options.Listen,
            Hosts = [.. options.Hosts, .. parsed.GetValue(host) ?? []],
            SignIn = options.SignIn || parsed.GetValue(signIn),
            Accounts = accounts.Given(parsed) ?? options.Accounts ?? accounts.PathOf(parsed),
            Certificate = parsed.GetValue(certificate) ?? options.Certificate,
            Key = parsed.GetValue(key) ?? options.Key,
            Archive = parsed.GetValue(archive) ?? options.Archive,
            Watch = options.Watch || parsed.GetValue(watch),
            Proxy = parsed.GetValue(proxy) ?? options.Proxy,
            Fetching = new FetchOptions { AllowedHosts = [.. parsed.GetValue(allowHost) ?? []] },
        };
    }

    private int Refused(Diagnostic diagnostic)
    {
        DiagnosticLines.Print(around.Error, [diagnostic], quiet: false);
        return ExitCodes.NothingDone;
    }
}

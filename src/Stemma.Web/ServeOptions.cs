using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Stemma.Intake.Fetching;
using Stemma.Web.Accounts;

namespace Stemma.Web;

/// <summary>How the server runs: what <c>stemma serve</c> takes as options or from a file of settings.</summary>
public sealed record ServeOptions
{
    /// <summary>Address to listen on, such as 127.0.0.1, 0.0.0.0 or ::. Anything but the loopback asks for accounts.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Port; 0 for any that is free.</summary>
    public int Port { get; init; } = 8417;

    /// <summary>Names and addresses under which it may be called, besides loopback ones and its own address.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>True to ask for sign-in on the loopback address too, as behind a proxy on the same machine.</summary>
    public bool SignIn { get; init; }

    /// <summary>File of accounts, passkeys and tokens, made by <c>stemma user add</c>.</summary>
    public string? Accounts { get; init; }

    /// <summary>An archive whose stories and articles are shown; null for none.</summary>
    public string? Archive { get; init; }

    /// <summary>True to look at the archive's feeds while serving, and to let editors add and remove feeds.</summary>
    public bool Watch { get; init; }

    /// <summary>Address of an OpenTelemetry collector (OTLP over HTTP) that is told of measures; null for none.</summary>
    public string? Telemetry { get; init; }

    /// <summary>Hours after which one signs in again; a session is not prolonged.</summary>
    public double SessionHours { get; init; } = 8;

    /// <summary>PEM file of the certificate and its chain, for HTTPS.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of the certificate's key.</summary>
    public string? Key { get; init; }

    /// <summary>Address of the one proxy that ends HTTPS before the server; only its X-Forwarded headers are believed.</summary>
    public string? Proxy { get; init; }

    /// <summary>File of the audit log; where not given, beside the accounts, and none without accounts.</summary>
    public string? Audit { get; init; }

    /// <summary>Bytes of the audit log before a new one is begun; four older ones are kept, so five times as much is its bound.</summary>
    public long AuditBytes { get; init; } = 64_000_000;

    /// <summary>An OpenID Connect provider to sign in with, besides local accounts; null for none.</summary>
    public OidcOptions? Oidc { get; init; }

    /// <summary>Requests a minute of one caller; 0 for no bound. Without sign-in there is one caller, and no bound.</summary>
    public int RequestsPerMinute { get; init; } = 1_200;

    /// <summary>Traces, changes and uploads a minute of one caller; 0 for no bound.</summary>
    public int ChangesPerMinute { get; init; } = 120;

    /// <summary>Sign-ins tried a minute from one address.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Seconds that a request may take; those that tell of progress may take an hour.</summary>
    public double RequestSeconds { get; init; } = 60;

    /// <summary>Bytes of one upload, all its files together.</summary>
    public long MaxUploadBytes { get; init; } = 100_000_000;

    /// <summary>Files, pasted texts and links of one trace.</summary>
    public int MaxSources { get; init; } = 2_000;

    /// <summary>Traces that are worked on at once; others wait.</summary>
    public int Parallelism { get; init; } = 2;

    /// <summary>Traces that may wait. More are refused with 503.</summary>
    public int MaxWaiting { get; init; } = 16;

    /// <summary>Finished traces that are kept; the oldest go first.</summary>
    public int MaxKept { get; init; } = 50;

    /// <summary>How links are fetched.</summary>
    [JsonIgnore]
    public FetchOptions Fetching { get; init; } = new();

    /// <summary>Tells when a trace began.</summary>
    [JsonIgnore]
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the server's own complaints are written; the console where null.</summary>
    [JsonIgnore]
    public ILoggerProvider? Log { get; init; }

    /// <summary>True where callers must be known: anywhere but on the loopback address, and there when asked for.</summary>
    [JsonIgnore]
    public bool NeedsSignIn => SignIn || !IPAddress.IsLoopback(Address);

    /// <summary>True where browsers speak HTTPS, to the server or to the proxy before it.</summary>
    [JsonIgnore]
    public bool IsEncrypted => Certificate is not null || Proxy is not null;

    /// <summary>The address to listen on.</summary>
    /// <exception cref="ServeException"><see cref="Listen"/> is no address.</exception>
    [JsonIgnore]
    internal IPAddress Address =>
        IPAddress.TryParse(Listen, out var address)
            ? address
            : throw new ServeException("--listen wants an address such as 127.0.0.1, 0.0.0.0 or ::");
}

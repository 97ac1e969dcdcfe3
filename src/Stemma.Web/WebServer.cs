using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stemma.Web.Accounts;
using Stemma.Web.Api;
using Stemma.Web.Archives;
using Stemma.Web.Assistants;
using Stemma.Web.Feeds;
using Stemma.Web.Pages;
using Stemma.Web.Safety;
using Stemma.Web.Stories;
using Stemma.Web.Telemetry;
using Stemma.Web.Traces;

namespace Stemma.Web;

/// <summary>The newsroom page and its API.</summary>
public static class WebServer
{
    /// <summary>The server, ready to be started.</summary>
    /// <exception cref="ServeException">It may not listen so, or something it needs cannot be read.</exception>
    /// <exception cref="AccountException">It needs accounts, and there are none that it can use.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ServeSettings.Check(options);
        var book = Listening.Accounts(options);
        var audit = new AuditLog(AuditLog.PathOf(options), options.Time, options.AuditBytes);
        // No configuration of the surroundings: an environment variable must not make it listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Stemma.Web" });
        Listening.Configure(builder.WebHost, options);
        if (options.Log is { } log)
            builder.Logging.AddProvider(log);
        else
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        // Sessions end by the same clock as everything else.
        services.AddSingleton(options.Time);
        services.AddRouting();
        services.AddRazorComponents();
        // Forms and sessions live as long as the server: no keys are left on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(guard => guard.Cookie.SameSite = SameSiteMode.Strict);
        services.AddPermissions(options, book);
        services.AddLimits(options);
        services.AddSingleton(audit);
        services.AddProblems();
        services.AddDescription(book is not null);
        services.AddValidation();
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.MaxUploadBytes);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter<TraceState>(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter<Role>(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.AddSingleton(options);
        services.AddSingleton<TraceJobs>();
        services.AddSingleton<KnownStories>();
        services.AddSingleton<DecisionBook>();
        services.AddSingleton<RenderedPages>();
        services.AddSingleton<ArchiveReaders>();
        services.AddSingleton<FeedDesk>();
        services.AddHostedService(known => known.GetRequiredService<FeedDesk>());
        services.AddAssistants();
        services.AddTelemetry(options);

        var app = builder.Build();
        if (options.Proxy is { } proxy)
            app.UseForwardedHeaders(Forwarded(proxy));
        app.Use(SecurityHeaders.Set);
        app.Use(new Witnessed(audit).Note);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = exception =>
                    // Whoever reads a form wraps what is wrong with it.
                    (
                        exception as BadHttpRequestException ?? exception.InnerException as BadHttpRequestException
                    )?.StatusCode
                    ?? StatusCodes.Status500InternalServerError,
            }
        );
        app.Use(new OwnSite(options).Check);
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        Map(app, options);
        if (book is not null)
        {
            SignInRoutes.Map(app);
            AccountApi.Map(app);
        }

        return app;
    }

    private static void Map(WebApplication app, ServeOptions options)
    {
        app.MapOpenApi().Needs(Scope.Read);
        // Alive is who answers; ready is who could begin a trace and read what it needs.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        TraceApi.Map(app, options);
        if (options.Archive is not null)
            ArchiveApi.Map(app);
        AssistantServer.Map(app, options);
        ReferencePage.Map(app);
        PageRoutes.Map(app, options);
        // With dots too, which the usual pattern leaves to files.
        app.MapFallback(
                "{*path}",
                (HttpContext context) =>
                    context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                        ? (IResult)
                            Problems.Of(StatusCodes.Status404NotFound, WebCodes.NoTrace, "There is no such resource.")
                        : PageRoutes.Missing()
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
            .Needs(Scope.Read)
            .ExcludeFromDescription();
    }

    private static ForwardedHeadersOptions Forwarded(string proxy)
    {
        if (!IPAddress.TryParse(proxy, out var address))
            throw new ServeException("--proxy wants the proxy's address such as 10.0.0.2", proxy);
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = 1,
        };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        forwarded.KnownProxies.Add(address);
        return forwarded;
    }
}

using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stemma.Web.Pages;
using Stemma.Web.Safety;
using Stemma.Web.Traces;

namespace Stemma.Web;

/// <summary>The newsroom page and its API, on this machine only.</summary>
public static class WebServer
{
    /// <summary>The server, ready to be started; it listens on 127.0.0.1.</summary>
    public static WebApplication Build(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // No configuration of the surroundings: an environment variable must not make it listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Stemma.Web" });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxUploadBytes;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        services.AddRouting();
        services.AddRazorComponents();
        // Forms live as long as the server: no keys are left on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(guard => guard.Cookie.SameSite = SameSiteMode.Strict);
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddHealthChecks();
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.MaxUploadBytes);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter<TraceState>(System.Text.Json.JsonNamingPolicy.CamelCase)
            );
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddSingleton(options);
        services.AddSingleton<TraceJobs>();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.Use(SecurityHeaders.Set);
        app.Use(LocalCallers.Check);
        app.UseStatusCodePages();
        app.UseRouting();
        app.MapOpenApi();
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        TraceApi.Map(app);
        PageRoutes.Map(app);
        app.MapFallback(
                (HttpContext context) =>
                    context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                        ? (IResult)
                            Problems.Of(StatusCodes.Status404NotFound, WebCodes.NoTrace, "There is no such resource.")
                        : PageRoutes.Missing()
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
            .ExcludeFromDescription();
        return app;
    }
}

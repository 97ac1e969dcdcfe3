using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Stemma.Web.Telemetry;

/// <summary>Sends measures and traces of requests to a collector, where the settings name one, and nowhere otherwise.</summary>
internal static class Collector
{
    public static void AddTelemetry(this IServiceCollection services, ServeOptions options)
    {
        if (options.Telemetry is not { } address)
            return;
        if (
            !Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var collector)
            || collector.Scheme is not ("http" or "https")
        )
            throw new ServeException(
                "telemetry wants the address of a collector such as http://127.0.0.1:4318",
                address
            );
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("stemma", serviceVersion: typeof(Collector).Assembly.GetName().Version?.ToString(3))
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.RateLimiting")
                    .AddOtlpExporter(exporter => Send(exporter, collector, "v1/metrics"))
            )
            .WithTracing(tracing =>
                tracing
                    .AddSource(Measures.Name)
                    .AddAspNetCoreInstrumentation(requests =>
                        requests.Filter = context =>
                            !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                    )
                    .AddOtlpExporter(exporter => Send(exporter, collector, "v1/traces"))
            );
    }

    private static void Send(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(collector, path);
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Stemma.Publishing;

namespace Stemma.Pages;

/// <summary>Renders a report as one self-contained page that opens from disk without a network.</summary>
public static class ReportFile
{
    /// <summary>The whole document as HTML. All article text is encoded; the page fetches nothing.</summary>
    public static async Task<string> RenderAsync(TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ReportDocument.Report)] = report }
            );
            var output = await renderer.RenderComponentAsync<ReportDocument>(parameters);
            return output.ToHtmlString();
        });
        return "<!DOCTYPE html>\n" + body + "\n";
    }

    /// <summary>An embedded text of this assembly: the style sheet or the script.</summary>
    internal static string Resource(string name)
    {
        using var stream =
            typeof(ReportFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Resource {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

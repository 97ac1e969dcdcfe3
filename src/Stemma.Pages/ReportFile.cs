using System.Security.Cryptography;
using System.Text;
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
    /// <summary>The page allows its own style sheet and script by their hashes, and nothing else.</summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash("Page.css")}'; script-src '{Hash("Page.js")}'; base-uri 'none'; form-action 'none'";

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
        // A page that is parsed has no carriage returns, and the hash is of what is parsed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string name) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Resource(name))));
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Stemma.Publishing;
using Stemma.Publishing.Exports;

namespace Stemma.Web.Api;

/// <summary>A report in one of the forms of docs/reference/exports.md, as a file to keep.</summary>
internal static class Exported
{
    /// <summary>The names of the forms.</summary>
    public const string Pattern = "^(claimreview|csv|graphml|ninjs|tei)$";

    /// <param name="form">One that fits <see cref="Pattern"/>.</param>
    /// <param name="report">What is written.</param>
    /// <param name="name">Of the file, after "stemma-" and before the form's ending.</param>
    /// <param name="tag">Names the state of the report in this form.</param>
    public static FileContentHttpResult As(string form, TraceReport report, string name, EntityTagHeaderValue tag)
    {
        var chosen = AllExports.ByName.First(export => export.Name == form);
        var (media, extension) = form switch
        {
            "csv" => ("text/csv; charset=utf-8", "csv"),
            "tei" => ("application/tei+xml", "xml"),
            "graphml" => ("application/graphml+xml", "graphml"),
            "claimreview" => ("application/ld+json", "jsonld"),
            _ => ("application/x-ndjson", "jsonl"),
        };
        using var held = new MemoryStream();
        chosen.Write(held, report);
        return TypedResults.Bytes(held.ToArray(), media, $"stemma-{name}.{extension}", entityTag: tag);
    }
}

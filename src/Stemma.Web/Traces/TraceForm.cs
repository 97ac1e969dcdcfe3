using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Stemma.Intake;

namespace Stemma.Web.Traces;

/// <summary>Reads an order from a form of a browser, or from JSON of a program.</summary>
internal static class TraceForm
{
    /// <summary>The order, or what is wrong with it.</summary>
    public static (TraceOrder? Order, string? Wrong) Of(TraceRequest request, int mostSources)
    {
        // Readers of JSON look at what may be null, but not inside lists.
        if (request.Articles?.Contains(null!) == true || request.Links?.Contains(null!) == true)
            return (null, "An article or a link is null.");
        var sources = (request.Articles ?? []).Select(Source);
        return Checked([.. sources], request.Links ?? [], request.OneStory ?? false, request.Date, mostSources);
    }

    /// <inheritdoc cref="Of(TraceRequest, int)"/>
    public static async Task<(TraceOrder? Order, string? Wrong)> OfAsync(IFormCollection form, int mostSources)
    {
        var sources = ImmutableArray.CreateBuilder<NamedSource>();
        foreach (var file in form.Files.Where(file => file.Length > 0).Take(mostSources + 1))
        {
            // The form's own files go with the request; the trace is worked on later.
            using var held = new MemoryStream();
            await file.CopyToAsync(held);
            var bytes = held.ToArray();
            sources.Add(new NamedSource(NameOf(file.FileName), () => new MemoryStream(bytes, writable: false)));
        }

        foreach (var (text, index) in Pasted(form["text"].ToString()).Select((text, index) => (text, index)))
            sources.Add(Source(new GivenArticle(text, null) { Name = $"pasted {index + 1}.txt" }));
        var links = form["links"].ToString().Split(['\n', '\r', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var date = form["date"].ToString() is { Length: > 0 } day ? day : null;
        return Checked(sources.ToImmutable(), links, form["oneStory"].Count > 0, date, mostSources);
    }

    private static (TraceOrder? Order, string? Wrong) Checked(
        ImmutableArray<NamedSource> sources,
        IReadOnlyCollection<string> written,
        bool oneStory,
        string? date,
        int mostSources
    )
    {
        if (sources.Length + written.Count == 0)
            return (null, "Name something to trace: files, texts or links.");
        if (sources.Length + written.Count > mostSources)
            return (null, $"At most {mostSources} files, texts and links can be traced at once.");
        var links = ImmutableArray.CreateBuilder<string>(written.Count);
        foreach (var link in written)
        {
            if (TraceOrder.Link(link) is not { } address)
                return (
                    null,
                    $"A link begins with http:// or https://; this one does not: {link[..Math.Min(100, link.Length)]}"
                );
            links.Add(address);
        }

        LocalDate? day = null;
        if (date is not null)
        {
            var parsed = LocalDatePattern.Iso.Parse(date);
            if (!parsed.Success)
                return (null, "A date is a day such as 2022-07-19.");
            day = parsed.Value;
        }

        return (new TraceOrder(sources, links.ToImmutable(), oneStory, day), null);
    }

    /// <summary>Texts between lines of three or more dashes or equals signs.</summary>
    private static List<string> Pasted(string all)
    {
        var texts = new List<string>();
        var current = new StringBuilder();
        foreach (var line in all.ReplaceLineEndings("\n").Split('\n').Append("---"))
        {
            var bare = line.AsSpan().Trim();
            if (bare.Length < 3 || bare.ContainsAnyExcept('-', '='))
            {
                current.Append(line).Append('\n');
                continue;
            }

            if (!string.IsNullOrWhiteSpace(current.ToString()))
                texts.Add(current.ToString());
            current.Clear();
        }

        return texts;
    }

    private static NamedSource Source(GivenArticle article, int index = 0)
    {
        var name = NameOf(article.Name ?? $"text {index + 1}.txt");
        return new NamedSource(name, () => new MemoryStream(Encoding.UTF8.GetBytes(article.Text), writable: false));
    }

    // Only a name to show: nothing is ever opened under it.
    private static string NameOf(string given)
    {
        var name = SourceStream.Printable(given.Length > 200 ? given[^200..] : given).Replace('!', '_');
        return name is "-" or "" ? "text.txt" : name;
    }
}

/// <summary>What a program asks to have traced.</summary>
/// <param name="Articles">Texts or pages, as plain text, HTML or any form that is read from files.</param>
/// <param name="Links">http and https addresses, fetched politely and never from private networks.</param>
/// <param name="OneStory">True to take everything as witnesses of one text.</param>
/// <param name="Date">Publication day of articles that state none: "2022-07-19".</param>
public sealed record TraceRequest(
    IReadOnlyList<GivenArticle>? Articles = null,
    IReadOnlyList<string>? Links = null,
    bool? OneStory = null,
    string? Date = null
);

/// <summary>One given text.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Name">A file name to recognise and show it by, or null: "page.html".</param>
public sealed record GivenArticle(string Text, string? Name = null);

using System.Diagnostics;
using System.Text.RegularExpressions;
using Stemma.Intake;
using Stemma.Text;

namespace Fuzz;

/// <summary>One input through the whole of intake, and what must hold whatever it contains.</summary>
/// <param name="format">A format that is told by its content, or else the extension of the file it is written to.</param>
internal sealed partial class Target(string format)
{
    /// <summary>What the largest page may take; inputs here are below a megabyte. Shorter limits fail on a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> documented = Documented();

    /// <summary>Reads the input twice.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold.</exception>
    public void Check(byte[] input)
    {
        var watch = Stopwatch.StartNew();
        var first = Read(input);
        if (watch.Elapsed > Longest)
            throw new InvalidOperationException($"It took {watch.Elapsed}.");
        if (!Told(first).SequenceEqual(Told(Read(input)), StringComparer.Ordinal))
            throw new InvalidOperationException("The same bytes gave another result.");
        foreach (var diagnostic in first.Diagnostics)
        {
            if (!documented.Contains(diagnostic.Code))
                throw new InvalidOperationException($"{diagnostic.Code} is not documented.");
            // A net below all readers turns their exceptions into these codes; the input is there and can be read.
            if (diagnostic.Code is IntakeCodes.ParserFailed or IntakeCodes.Unreadable or IntakeCodes.NotFound)
                throw new InvalidOperationException($"A reader threw: {diagnostic.Message}");
        }

        foreach (var article in first.Articles)
            Check(article);
    }

    private static void Check(Article article)
    {
        Ordered(article, article.Get(TextLayers.Boilerplate));
        Ordered(article, article.Get(TextLayers.Credits));
        foreach (var diagnostic in article.Diagnostics)
        {
            if (diagnostic.Span is { } span && span.End > article.Text.Length)
                throw new InvalidOperationException($"{diagnostic} lies outside the text.");
        }

        if (string.IsNullOrWhiteSpace(article.Text) || article.Text.Contains('\r', StringComparison.Ordinal))
            throw new InvalidOperationException("The text is empty or has another line end.");
        if (article.Custody is not { Sha256.Length: 64, Bytes: > 0 })
            throw new InvalidOperationException("Nobody knows what it was read from.");
    }

    private static void Ordered<T>(Article article, IEnumerable<T> items)
        where T : IAnnotation
    {
        var previous = 0;
        foreach (var item in items)
        {
            if (item.Span.Start < previous || item.Span.End < item.Span.Start || item.Span.End > article.Text.Length)
                throw new InvalidOperationException($"{item} lies outside the text or is out of order.");
            previous = item.Span.Start;
        }
    }

    private IntakeResult Read(byte[] input)
    {
        if (format is "html" or "text" or "feed" or "jsonl" or "warc" or "warcgz")
        {
            var piped = new IntakeOptions { Parallelism = 1, StandardInput = () => new MemoryStream(input) };
            return new ArticleReader(piped).Read(["-"]);
        }

        var path = Path.Combine(Path.GetTempPath(), $"fuzz-{Environment.ProcessId}.{format}");
        File.WriteAllBytes(path, input);
        return new ArticleReader(new IntakeOptions { Parallelism = 1 }).Read([path]);
    }

    private static IEnumerable<string> Told(IntakeResult result)
    {
        foreach (var article in result.Articles)
        {
            yield return $"{article.Id} {article.Path} {article.Url} {article.Publisher} {article.Title} {article.Byline}";
            yield return $"{article.Published} {article.Modified} {article.Language} {article.Custody}";
            foreach (var boilerplate in article.Get(TextLayers.Boilerplate))
                yield return boilerplate.ToString();
            foreach (var credit in article.Get(TextLayers.Credits))
                yield return credit.ToString();
        }

        foreach (var diagnostic in result.Diagnostics)
            yield return diagnostic.ToString();
    }

    private static HashSet<string> Documented()
    {
        using var list = new StreamReader(typeof(Target).Assembly.GetManifestResourceStream("diagnostics.md")!);
        return [.. Row().Matches(list.ReadToEnd()).Select(row => row.Groups["code"].Value)];
    }

    [GeneratedRegex(@"^\| (?<code>ST[0-9]{4}) \|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}

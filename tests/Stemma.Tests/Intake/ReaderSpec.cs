using System.Text;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Tests.Intake;

/// <summary>One case of a file in Specs: inputs, and what must come of reading them.</summary>
public sealed record ReaderSpec(string Name, IReadOnlyList<(string Name, string Text)> Inputs, string Expected)
{
    /// <summary>All cases; see Specs/README.md.</summary>
    public static IEnumerable<ReaderSpec> All()
    {
        var assembly = typeof(ReaderSpec).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!file.StartsWith("Specs/", StringComparison.Ordinal) || file == "Specs/README.md")
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            foreach (var spec in Parse(Path.GetFileNameWithoutExtension(file), reader))
                yield return spec;
        }
    }

    /// <summary>What came of reading, as the specs write it.</summary>
    public static string Write(IntakeResult result, string root)
    {
        var written = new StringBuilder();
        foreach (var article in result.Articles)
        {
            written.Append(written.Length > 0 ? "\n" : "").Append(article.Path.Replace(root + "/", "")).Append('\n');
            Field("title", article.Title);
            Field("byline", article.Byline);
            Field("publisher", article.Publisher);
            Field("published", article.Published?.ToString());
            Field("modified", article.Modified?.ToString());
            Field("url", article.Url);
            Field("language", article.Language);
            foreach (var credit in article.Get(TextLayers.Credits))
                Field("credit", $"{credit.Kind} {credit.Name}");
            foreach (var boilerplate in article.Get(TextLayers.Boilerplate))
                Field("boilerplate", $"{boilerplate.Kind} {article.Slice(boilerplate.Span).ReplaceLineEndings(" / ")}");
            foreach (var warning in article.Diagnostics)
                written.Append($"warning {warning.Code}\n");
            written.Append("text:\n");
            foreach (var line in article.Text.Split('\n'))
                written.Append(line.Length > 0 ? "    " : "").Append(line).Append('\n');
        }

        if (result is { Articles.IsEmpty: false, Skipped.IsEmpty: false })
            written.Append('\n');
        foreach (var error in result.Skipped)
            written.Append($"skipped {error.Code} {error.Source!.Replace(root + "/", "")}\n");
        return written.ToString().TrimEnd('\n');

        void Field(string name, string? value)
        {
            if (value is not null)
                written.Append($"{name}: {value}\n");
        }
    }

    private static IEnumerable<ReaderSpec> Parse(string file, StreamReader reader)
    {
        var (heading, expected, fence) = ("", "", (string?)null);
        var inputs = new List<(string, string)>();
        var body = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            if (fence is null && line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (expected.Length > 0)
                    yield return new ReaderSpec($"{file}: {heading}", [.. inputs], expected);
                (heading, expected) = (line[3..], "");
                inputs.Clear();
            }
            else if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = line[3..].Trim();
                body.Clear();
            }
            else if (fence is not null && line == "```")
            {
                if (fence == "articles")
                    expected = body.ToString().TrimEnd('\n');
                else if (fence.StartsWith("input ", StringComparison.Ordinal))
                    inputs.Add((fence[6..], body.ToString()));
                fence = null;
            }
            else if (fence is not null)
            {
                body.Append(line).Append('\n');
            }
        }

        if (expected.Length > 0)
            yield return new ReaderSpec($"{file}: {heading}", [.. inputs], expected);
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Report;
using Stemma.Publishing.Json;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma read</c>: each article with what is marked in it.</summary>
internal sealed class ReadCommand : Command, IExampled
{
    public ReadCommand(Surroundings around)
        : base("read", "Show what is marked in each article: names, quotations, times, quantities, sources")
    {
        var options = new WorkOptions();
        options.AddTo(this);
        var tokens = new Option<bool>("--tokens")
        {
            Description = "With --json, list the tokens with their parts of speech",
        };
        Add(tokens);
        SetAction(parsed =>
        {
            var work = new Work(options, parsed, around);
            var asJson = parsed.GetValue(options.Json);
            return work.Do(
                (intake, tracer) =>
                {
                    var articles = tracer.Read(intake.Articles, around.Cancellation);
                    return (articles, [.. intake.Skipped, .. articles.SelectMany(read => read.Article.Diagnostics)]);
                },
                (ImmutableArray<(Article Article, SpunWording Wording)> articles, Stream stream) =>
                {
                    if (asJson)
                    {
                        foreach (var (article, wording) in articles)
                            ReportJson.Write(stream, Documents.Of(article, wording, parsed.GetValue(tokens)));
                    }
                    else
                    {
                        PageOutput.Write(stream, work.PageStyle(), page => ArticleView.Print(page, articles));
                    }
                }
            );
        });
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma read article.txt", "An overview for people"),
            ("stemma read news/ --json > articles.jsonl", "One JSON object a line, one for each article"),
            (
                "stemma read undated.txt --date 2022-07-19",
                "Resolve \"Tuesday\" against a day the article does not state"
            ),
            (
                "curl -s https://example.org/a.html | stemma read - --json --tokens",
                "A page from standard input, with tokens"
            ),
        ];
}

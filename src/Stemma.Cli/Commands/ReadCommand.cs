using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Report;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma read</c>: each article with what is marked in it.</summary>
internal sealed class ReadCommand : Command, IExampled
{
    public ReadCommand(Surroundings around)
        : base("read", "Show what is marked in each article: names, quotations, times, quantities, sources")
    {
        var options = new WorkOptions(around);
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
            var first = true;
            return new StreamedWork(work, options, parsed, around).Do(
                (article, wording, stream) =>
                {
                    if (asJson)
                        ReportJson.Write(stream, Documents.Of(article, wording, parsed.GetValue(tokens)));
                    else
                        PageOutput.Write(
                            stream,
                            work.PageStyle(),
                            page => ArticleView.Print(page, article, wording, first)
                        );
                    first = false;
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

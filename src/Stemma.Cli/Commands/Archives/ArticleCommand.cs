using System.CommandLine;
using System.Text;
using Stemma.Archive;
using Stemma.Cli.Output;
using Stemma.Cli.Report;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma article</c>: one article of the archive with what is marked in it.</summary>
internal sealed class ArticleCommand : Command, IExampled
{
    public ArticleCommand(Surroundings around)
        : base("article", "Show an article of the archive with what is marked in it")
    {
        var archive = new ArchiveOption(around);
        var look = new PageLook(around);
        var id = new Argument<string>("ID") { Description = "The article's id, or its first four digits or more" };
        var json = new Option<bool>("--json") { Description = "Print JSON, as stemma read does" };
        var text = new Option<bool>("--text") { Description = "Print only the text" };
        var original = new Option<bool>("--original")
        {
            Description = "Write the bytes it was read from, where 'stemma add --keep-originals' kept them",
        };
        Add(id);
        Add(original);
        Add(json);
        Add(text);
        archive.AddTo(this);
        look.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    var article = kept.Find(parsed.GetRequiredValue(id));
                    if (parsed.GetValue(original))
                    {
                        around.Output.Write(
                            kept.Original(article)
                                ?? throw new ArchiveException(
                                    ArchiveCodes.NotFound,
                                    "The bytes it was read from were not kept. 'stemma add --keep-originals' keeps them.",
                                    article.Id
                                )
                        );
                        return ExitCodes.Fine;
                    }

                    if (parsed.GetValue(text))
                    {
                        // A pipe gets the exact characters; a terminal gets them harmless and wrapped.
                        if (around.OutputIsTerminal)
                            PageOutput.Write(
                                around.Output,
                                look.Style(parsed),
                                page => ArticleText.Print(page, article)
                            );
                        else
                            around.Output.Write(Encoding.UTF8.GetBytes(article.Text));
                        return ExitCodes.Fine;
                    }

                    var (annotated, wording) = new Tracer().Read([article])[0];
                    if (parsed.GetValue(json))
                        ReportJson.Write(around.Output, Documents.Of(annotated, wording, withTokens: false));
                    else
                        PageOutput.Write(
                            around.Output,
                            look.Style(parsed),
                            page => ArticleView.Print(page, annotated, wording, first: true)
                        );
                    return ExitCodes.Fine;
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma article 3f9a1c", "What is known of it"),
            ("stemma article 3f9a1c --text", "Its text alone"),
            ("stemma article 3f9a1c --json", "For programs"),
        ];
}

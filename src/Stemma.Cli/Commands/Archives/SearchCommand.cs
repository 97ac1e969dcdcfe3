using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Report;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma search</c>: who else carried this wording.</summary>
internal sealed class SearchCommand : Command, IExampled
{
    public SearchCommand(Surroundings around)
        : base("search", "Find articles of the archive by words, names and wordings")
    {
        var archive = new ArchiveOption(around);
        var look = new PageLook(around);
        var query = new Argument<string[]>("QUERY")
        {
            Description = "Words that must all occur; \"a phrase\" in quotation marks; -word must not",
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Show at most N articles",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
                result.AddError("--limit wants a number from 1 to 10000");
        });
        var wording = new Option<bool>("--wording")
        {
            Description = "Take QUERY as a sentence: who carried it, also with words replaced",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        Add(query);
        Add(wording);
        Add(json);
        Add(limit);
        archive.AddTo(this);
        look.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    var asked = string.Join(' ', parsed.GetRequiredValue(query));
                    if (parsed.GetValue(wording))
                    {
                        var carriers = kept.FindWording(asked, parsed.GetValue(limit));
                        if (parsed.GetValue(json))
                            SearchJson.Write(around.Output, carriers);
                        else
                            PageOutput.Write(
                                around.Output,
                                look.Style(parsed),
                                page => SearchView.Print(page, carriers)
                            );
                        return carriers.Count > 0 ? ExitCodes.Fine : ExitCodes.SomeSkipped;
                    }

                    var hits = kept.Search(asked, parsed.GetValue(limit));
                    if (parsed.GetValue(json))
                        SearchJson.Write(around.Output, hits);
                    else
                        PageOutput.Write(around.Output, look.Style(parsed), page => SearchView.Print(page, hits));
                    return hits.Count > 0 ? ExitCodes.Fine : ExitCodes.SomeSkipped;
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma search harbour authority", "Articles that hold both words"),
            ("stemma search '\"we will not close the bridge\"'", "Who carried this wording"),
            ("stemma search --wording 'we shall never close the old bridge'", "Who carried it, also reworded"),
            ("stemma search -- minister -bridge", "One word without the other"),
        ];
}

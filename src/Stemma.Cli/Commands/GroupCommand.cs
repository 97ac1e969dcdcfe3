using System.Collections.Immutable;
using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Report;
using Stemma.Grouping;
using Stemma.Publishing.Json;
using Stemma.Text;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma group</c>: which articles report the same event.</summary>
internal sealed class GroupCommand : Command, IExampled
{
    public GroupCommand(Surroundings around)
        : base("group", "Show which articles report the same event")
    {
        var options = new WorkOptions(around);
        var decisions = new DecisionOptions(descents: false);
        options.AddTo(this);
        decisions.AddTo(this);
        SetAction(parsed =>
        {
            var work = new Work(options, parsed, around) { Decisions = decisions };
            var asJson = parsed.GetValue(options.Json);
            return work.Do(
                (intake, tracer) =>
                {
                    var (stories, diagnostics) = tracer.Group(intake, around.Cancellation);
                    return ((Stories: stories, Diagnostics: diagnostics), diagnostics);
                },
                ((ImmutableArray<Story> Stories, ImmutableArray<Diagnostic> Diagnostics) found, Stream stream) =>
                {
                    if (asJson)
                        ReportJson.Write(stream, Documents.Of(found.Stories, found.Diagnostics));
                    else
                        PageOutput.Write(stream, work.PageStyle(), page => GroupView.Print(page, found.Stories));
                }
            );
        });
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma group news/", "The stories in a folder, and the articles that stand alone"),
            ("stemma group crawl.zip --json", "For programs"),
            ("stemma group 'crawl/**/*.html' --output stories.txt", "A pattern, matched by the tool itself"),
        ];
}

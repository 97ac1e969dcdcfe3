using System.CommandLine;
using System.Globalization;
using Stemma.Archive;
using Stemma.Archive.Deciding;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Grouping;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma decide</c>: what people say of the archive's articles against or with the evidence.</summary>
internal sealed class DecideCommand : Command, IExampled
{
    private readonly Surroundings around;
    private readonly DecisionOptions decisions = new(descents: true);
    private readonly Option<long?> retract = new("--retract") { Description = "Take back decision N", HelpName = "N" };
    private readonly Option<bool> json = new("--json")
    {
        Description = "Print the decisions as a file that --decisions reads",
    };

    public DecideCommand(Surroundings around)
        : base(
            "decide",
            "Overrule the evidence on articles of the archive, for good; without options, what was decided"
        )
    {
        this.around = around;
        var archive = new ArchiveOption(around);
        var look = new PageLook(around);
        decisions.AddTo(this);
        Add(retract);
        Add(json);
        archive.AddTo(this);
        look.AddTo(this);
        SetAction(parsed => archive.With(parsed, create: false, kept => Do(kept, parsed, look.Style(parsed))));
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            (
                "stemma decide --confirm 3f9a1c20b7e4=77d0b2519ac3 --by \"Ada Lind\"",
                "The first descends from the second, whatever the words say"
            ),
            ("stemma decide --apart https://a.example/1=https://b.example/2", "They are about different events"),
            ("stemma decide", "All decisions, with their numbers"),
            ("stemma decide --retract 4", "Decision 4 no longer holds"),
        ];

    private int Do(SqliteArchive kept, ParseResult parsed, PageStyle style)
    {
        var (given, problem) = decisions.Read(parsed);
        if (problem is not null)
        {
            DiagnosticLines.Print(around.Error, [problem], quiet: false);
            return ExitCodes.NothingDone;
        }

        var number = parsed.GetValue(retract);
        if (number is { } taken && !kept.Retract(taken))
            throw new ArchiveException(
                ArchiveCodes.NotFound,
                "There is no decision of that number.",
                taken.ToString(CultureInfo.InvariantCulture)
            );
        var refused = 0;
        foreach (var decision in given)
        {
            try
            {
                around.Error.WriteLine(Line(kept.Decide(decision)));
            }
            catch (ArchiveException exception)
                when (given.Length > 1 && exception.Diagnostic.Code.StartsWith("ST4", StringComparison.Ordinal))
            {
                DiagnosticLines.Print(around.Error, [exception.Diagnostic], quiet: false);
                refused++;
            }
        }

        if (parsed.GetValue(json))
            ReportJson.Write(around.Output, kept.Decisions().Select(decision => decision.Decision));
        else if (given.IsEmpty && number is null)
            PageOutput.Write(around.Output, style, page => Print(page, kept.Decisions()));
        return refused == 0 ? ExitCodes.Fine : ExitCodes.SomeSkipped;
    }

    private static void Print(Page page, IReadOnlyList<KeptDecision> kept)
    {
        foreach (var decision in kept)
            page.Wrapped(0, 4, Line(decision));
    }

    private static string Line(KeptDecision kept) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{kept.Number}. {new StoryDecision(kept.Decision, Named(kept.Decision.Article, kept.Article), Named(kept.Decision.Other, kept.Other)).Sentence}"
        );

    // An address stands as it is; of an id as many digits as name it.
    private static string Named(string name, string id) => name == id ? id[..Decisions.LeastDigits] : name;
}

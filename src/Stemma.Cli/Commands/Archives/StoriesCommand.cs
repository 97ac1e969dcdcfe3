using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Stemma.Archive;
using Stemma.Cli.Output;
using Stemma.Cli.Report;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma stories</c>: the stories of the archive.</summary>
internal sealed class StoriesCommand : Command, IExampled
{
    private readonly Option<LocalDate?> since = Day("--since", "Only stories with an article of this day or later");
    private readonly Option<LocalDate?> until = Day("--until", "Only stories with an article of this day or earlier");

    private readonly Option<int> leastArticles = new("--min-articles")
    {
        Description = "Only stories of at least N articles; 2 where not given",
        HelpName = "N",
        DefaultValueFactory = _ => 2,
    };

    private readonly Option<(int?, int?)?> origins = new("--origins")
    {
        Description = "Only stories of N independent origins; N-M, N- and -M are ranges",
        HelpName = "N",
        CustomParser = ParseRange,
    };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Only stories that the outlet carried: its name, or the host of its pages",
        HelpName = "NAME",
    };

    private readonly Option<int?> spun = new("--spun")
    {
        Description = "Only stories with at least PERCENT of their articles machine-spun; 0 for any",
        HelpName = "PERCENT",
    };

    private readonly Option<string> sort = new("--sort")
    {
        Description = "latest, largest or changed first",
        HelpName = "ORDER",
        DefaultValueFactory = _ => "latest",
    };

    private readonly Option<int> limit = new("--limit")
    {
        Description = "Show at most N stories",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private readonly Option<int> page = new("--page")
    {
        Description = "Show the Nth so many",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> trace = new("--trace")
    {
        Description = "First trace all stories that were not traced since they changed",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON" };

    public StoriesCommand(Surroundings around)
        : base("stories", "List the stories of the archive")
    {
        var archive = new ArchiveOption(around);
        var look = new PageLook(around);
        sort.AcceptOnlyFromAmong("latest", "largest", "changed");
        Bound(leastArticles, 1, int.MaxValue);
        Bound(limit, 1, 10_000);
        Bound(page, 1, 1_000_000);
        spun.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 100)
                result.AddError("--spun wants a number from 0 to 100");
        });
        foreach (
            var option in (Option[])[since, until, leastArticles, origins, outlet, spun, sort, limit, page, trace, json]
        )
            Add(option);
        archive.AddTo(this);
        look.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    if (parsed.GetValue(trace))
                        while (kept.TraceStories(100, around.Cancellation) == 100) { }
                    var stories = kept.Stories(Filter(parsed));
                    if (parsed.GetValue(json))
                        StoryList.WriteJson(around.Output, stories);
                    else
                        PageOutput.Write(around.Output, look.Style(parsed), sheet => StoryList.Print(sheet, stories));
                    return stories.Count > 0 ? ExitCodes.Fine : ExitCodes.SomeSkipped;
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma stories", "The latest stories that several articles report"),
            ("stemma stories --min-articles 5 --origins 1", "Told five times, from one origin"),
            ("stemma stories --outlet news.example --since 2031-03-01", "What one outlet carried since a day"),
            ("stemma stories --spun 0 --sort largest --json", "Stories with spun accounts, for programs"),
        ];

    private StoryFilter Filter(ParseResult parsed) =>
        new()
        {
            Since = parsed.GetValue(since)?.AtMidnight().InUtc().ToInstant(),
            Until = parsed.GetValue(until)?.PlusDays(1).AtMidnight().InUtc().ToInstant(),
            LeastArticles = parsed.GetValue(leastArticles),
            Origins = parsed.GetValue(origins) ?? default,
            Outlet = parsed.GetValue(outlet),
            LeastSpun = parsed.GetValue(spun) / 100.0,
            Order = parsed.GetValue(sort) switch
            {
                "largest" => StoryOrder.Largest,
                "changed" => StoryOrder.Changed,
                _ => StoryOrder.Latest,
            },
            Limit = parsed.GetValue(limit),
            Skip = (parsed.GetValue(page) - 1) * parsed.GetValue(limit),
        };

    private static Option<LocalDate?> Day(string name, string description) =>
        new(name)
        {
            Description = description + ", as YYYY-MM-DD",
            HelpName = "DAY",
            CustomParser = result =>
            {
                var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
                var parsed = LocalDatePattern.Iso.Parse(given);
                if (parsed.Success)
                    return parsed.Value;
                result.AddError($"{name} wants a day such as 2022-07-19, not '{given}'");
                return null;
            },
        };

    private static void Bound(Option<int> option, int least, int most) =>
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < least || given > most))
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{option.Name} wants a number from {least} to {most}")
                );
        });

    private static (int?, int?)? ParseRange(ArgumentResult result)
    {
        var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
        var parts = given.Split('-');
        if (
            parts.Length <= 2
            && parts.All(part => part.Length == 0 || int.TryParse(part, NumberStyles.None, null, out _))
        )
        {
            int? low = Number(parts[0]);
            int? high = Number(parts[^1]);
            if (low is not null || high is not null)
                return (low, high);
        }

        result.AddError($"--origins wants a number or a range such as 2-5, 2- or -5, not '{given}'");
        return null;
    }

    private static int? Number(string part) => part.Length == 0 ? null : int.Parse(part, CultureInfo.InvariantCulture);
}

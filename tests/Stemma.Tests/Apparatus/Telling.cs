using NodaTime;
using Stemma.Apparatus;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Tests.Apparatus;

/// <summary>Tells one story in several short accounts and gives the rows that the whole run makes of them.</summary>
internal static class Telling
{
    private static readonly Tracer Tracer = new(new TraceOptions { OneStory = true });

    /// <summary>Accounts A, B, C … an hour after one another on one day, each from an outlet of its own.</summary>
    public static ApparatusEntry[] Rows(params string[] texts) =>
        Rows([.. texts.Select((text, index) => ($"Outlet {(char)('A' + index)}", text))]);

    /// <summary>Accounts A, B, C … an hour after one another on one day.</summary>
    public static ApparatusEntry[] Rows(params (string Outlet, string Text)[] accounts)
    {
        var day = new LocalDate(2047, 5, 7);
        var articles = accounts.Select(
            (account, index) =>
                new Article($"{(char)('a' + index)}.txt", account.Text)
                {
                    Language = "en",
                    Publisher = account.Outlet,
                    Published = new PublicationTime(day, day.At(new LocalTime(8 + index, 0)).InUtc().ToInstant()),
                }
        );
        return [.. Tracer.Trace(new IntakeResult([.. articles], [])).Stories.Single().Apparatus.Entries];
    }

    /// <summary>The one row of a kind.</summary>
    public static ApparatusEntry Row(this IEnumerable<ApparatusEntry> rows, ApparatusKind kind) =>
        rows.Where(row => row.Kind == kind).ShouldHaveSingleItem();
}

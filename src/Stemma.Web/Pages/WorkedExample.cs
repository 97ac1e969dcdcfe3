using NodaTime;
using Stemma.Intake;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Web.Pages;

/// <summary>The story of the help page: three invented articles, traced as any others are, once, when somebody asks for help.</summary>
internal static class WorkedExample
{
    private const string Fire =
        "A fire in the old ropery of Brannock destroyed 14 looms early on Sunday, the town's fire brigade said. "
        + "“We heard two blasts, and then the roof was gone,” watchman Ivo Hale told the Coast Wire. "
        + "Nobody was hurt. The brigade needed six hours to put the flames out, and the cause is not known.";

    private static readonly Lazy<StoryReport> Made = new(() =>
        new Tracer(new TraceOptions { OneStory = true })
            .Trace(
                new IntakeResult(
                    [
                        Article("coast-wire.txt", "Coast Wire", 4, Fire),
                        Article(
                            "morning-post.txt",
                            "Morning Post",
                            5,
                            Fire.Replace("two blasts", "three blasts", StringComparison.Ordinal)
                                + " The mayor will visit the ropery on Tuesday."
                        ),
                        Article(
                            "brannock-herald.txt",
                            "Brannock Herald",
                            5,
                            "Eleven looms burned when the ropery by the harbour caught fire, owner Marta Quill said in her kitchen on Monday. "
                                + "“I bought the last of them in March,” she said. Her insurer has sent an expert, whose report she expects within a week."
                        ),
                    ],
                    []
                )
            )
            .Stories[0]
    );

    public static StoryReport Story => Made.Value;

    private static Article Article(string path, string outlet, int day, string text) =>
        new(path, text) { Publisher = outlet, Published = new PublicationTime(new LocalDate(2031, 5, day)) };
}

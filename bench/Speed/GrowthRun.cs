using System.Diagnostics;
using System.Text;
using Stemma;
using Stemma.Annotating;
using Stemma.Intake;
using Stemma.Publishing;
using Stemma.Spinning;
using Stemma.Text;

namespace Speed;

/// <summary>Looks for inputs whose time grows faster than their length: patterns drawn at random, repeated to two lengths.</summary>
/// <remarks>
/// Content farms and attackers choose the text, so no reader or annotator may cost the square of it. A fuzzer with small
/// inputs does not see that; here each pattern of one to five pieces is repeated to a length and to four times as much. What
/// is linear takes four times as long; what takes more than <see cref="Worse"/> times as long, and long at all, is printed
/// with its pattern. Times of one run are noisy: a suspect is measured again before it is told.
/// </remarks>
internal sealed class GrowthRun
{
    private const int Short = 60_000;

    private const int Times = 4;

    /// <summary>Ratio of the two times that is told; a square gives 16.</summary>
    private const double Worse = 7;

    /// <summary>Time of the longer text below which its growth does not matter.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] TextPieces =
    [
        "boats ",
        "the ",
        "and ",
        "of ",
        "who ",
        "said ",
        "said Maren Holt ",
        "Maren ",
        "Holt ",
        "Mr. ",
        "Lt. Col. ",
        "U.S. ",
        "Ministry of ",
        "\u201c",
        "\u201d",
        "\"",
        "'",
        "\u2018",
        "\u2019",
        "\u00ab",
        "\u00bb",
        ", ",
        ". ",
        "; ",
        ": ",
        "? ",
        "! ",
        "... ",
        "\n",
        "\n\n",
        "(",
        ") ",
        "[",
        "] ",
        "\u2014",
        " - ",
        "-",
        "/",
        "9",
        "9 ",
        "1,000",
        " million ",
        "nine ",
        "hundred ",
        "twenty-",
        "12:30 ",
        "2031-05-04 ",
        "May 4 ",
        "on Monday ",
        "last ",
        "week ",
        "years ",
        "ago ",
        "between ",
        "to ",
        "from ",
        "$",
        "% ",
        "according to ",
        "told ",
        "a spokesman for ",
        "(Reuters) - ",
        "Updated: ",
        "By ",
        "not ",
        "denied ",
        "that ",
        "he ",
        "she ",
        "http://a.example/",
        "@",
        "#",
        "*",
        "_",
        "|",
        "=",
        "\t",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u0301",
        "\u202e",
        "\ud83d\ude00",
        "\u6f22",
        "\u0645",
        "aaaaaaaa",
        "A",
        "AA",
        "x1",
        "i",
        "Read more ",
        "Copyright ",
        "\u2022 ",
    ];

    private static readonly string[] PagePieces =
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>x</i>",
        "<div>",
        "</div>",
        "<div class='date'>",
        "<div class='related'>",
        "<a href='/x'>",
        "</a>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h1>",
        "<h2>",
        "</h2>",
        "<time>",
        "<time datetime='2031-05-04'>",
        "<span class='byline'>",
        "</span>",
        "<script type='application/ld+json'>",
        "</script>",
        "{\"@type\":\"NewsArticle\"}",
        "<table>",
        "<tr>",
        "<td>",
        "<br>",
        "<img src='x'>",
        "<article>",
        "</article>",
        "<section>",
        "<meta name='date' content='2031-05-04'>",
        "<link rel='x'>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&amp;",
        "&",
        "<",
        ">",
        "</",
        "=",
        "'",
        "9 ",
        "4 May 2031 ",
        "boats ",
        "The boats came in. ",
        "<p>The boats came in on Monday, he said.</p>",
        "<blockquote>",
        "<q>",
        "<svg>",
        "<math>",
        "<form>",
        "<input>",
        "<select>",
        "<option>",
        "<iframe>",
        "<noscript>",
        "<template>",
        "<pre>",
    ];

    private readonly AnnotatorPipeline pipeline = DefaultPipeline.Build();
    private readonly SpunWordingDetector detector = new();
    private int suspects;

    /// <param name="seconds">How long to look.</param>
    /// <param name="seed">Of the patterns.</param>
    public static void Look(int seconds, int seed)
    {
        var run = new GrowthRun();
        var random = new Random(seed);
        var (watch, patterns) = (Stopwatch.StartNew(), 0);
        run.Texts("The boats came in on Monday. ", "They came in. ", tell: false);
        run.Pages("<p>The boats came in on Monday.</p>", tell: false);
        for (; watch.Elapsed.TotalSeconds < seconds; patterns++)
        {
            var pattern = Drawn(patterns % 2 == 0 ? TextPieces : PagePieces, random);
            if (patterns % 2 == 0)
                run.Texts(pattern, random.Next(2) == 0 ? pattern : pattern + Drawn(TextPieces, random), tell: true);
            else
                run.Pages(pattern, tell: true);
        }

        Console.WriteLine($"{patterns} patterns from seed {seed}, {run.suspects} suspects");
    }

    private static string Drawn(string[] pieces, Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => pieces[random.Next(pieces.Length)]));

    private void Pages(string pattern, bool tell)
    {
        const string Begin = "<!doctype html><html><body><h1>Boats</h1>";
        Compare("reading a page", pattern, length => Read(Begin + Repeated(pattern, length)), tell);
    }

    private void Texts(string pattern, string other, bool tell)
    {
        Compare("reading a text", pattern, length => Read(Repeated(pattern, length)), tell);
        Article Made(int length) => new("a.txt", Repeated(pattern, length));
        var (brief, whole) = (Made(Short), Made(Short * Times));
        foreach (var annotator in pipeline.Annotators)
        {
            var (first, second) = (brief, whole);
            Compare(
                annotator.GetType().Name,
                pattern,
                length => annotator.Annotate(length == Short ? first : second),
                tell
            );
            (brief, whole) = (annotator.Annotate(brief), annotator.Annotate(whole));
        }

        Compare("spinning", pattern, length => detector.Detect(length == Short ? brief : whole), tell);
        Compare("tracing two", pattern, length => Traced(Repeated(pattern, length), Repeated(other, length)), tell);
    }

    private static TraceReport Traced(string one, string other) =>
        new Tracer(new Stemma.TraceOptions { OneStory = true, Parallelism = 1 }).Trace(
            new IntakeResult([new Article("a.txt", one), new Article("b.txt", other)], [])
        );

    private static IntakeResult Read(string words)
    {
        var bytes = Encoding.UTF8.GetBytes(words);
        var options = new IntakeOptions { Parallelism = 1, StandardInput = () => new MemoryStream(bytes) };
        return new ArticleReader(options).Read(["-"]);
    }

    private static string Repeated(string pattern, int length) =>
        new StringBuilder(length + pattern.Length).Insert(0, pattern, 1 + (length / pattern.Length)).ToString();

    private void Compare(string stage, string pattern, Func<int, object> work, bool tell)
    {
        var whole = Time(work, Short * Times, stage, pattern);
        if (!tell || whole < Slow)
            return;
        var brief = Time(work, Short, stage, pattern);
        // A second look, since a pause of the machine is no growth.
        if (
            whole / brief > Worse
            && (whole = Least(whole, Time(work, Short * Times, stage, pattern))) / brief > Worse
            && whole > Slow
        )
        {
            suspects++;
            Console.WriteLine(
                $"{stage}: {whole.TotalSeconds:f2} s, {whole / brief:f0} times {brief.TotalMilliseconds:f0} ms: {Shown(pattern)}"
            );
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Time(Func<int, object> work, int length, string stage, string pattern)
    {
        using var patience = new Timer(
            _ =>
                Console.WriteLine(
                    $"{stage}: not done with {length:N0} characters after {Patience.TotalSeconds:f0} s: {Shown(pattern)}"
                ),
            null,
            Patience,
            Timeout.InfiniteTimeSpan
        );
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(work(length));
        return Stopwatch.GetElapsedTime(start);
    }

    private static string Shown(string pattern) => System.Text.Json.JsonSerializer.Serialize(pattern);
}

using System.Diagnostics;
using System.Text;
using CsCheck;
using NodaTime;
using Stemma.Annotating;
using Stemma.Annotating.Quantities;
using Stemma.Annotating.Times;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Quantities;

/// <summary>What must hold of times and quantities whatever the text: no exception, ordered spans inside, linear cost.</summary>
public class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "between",
        "and",
        "to",
        "one",
        "twenty",
        "hundred",
        "million",
        "dozen",
        "several",
        "a",
        "the",
        "of",
        "more",
        "than",
        "at",
        "least",
        "$",
        "£",
        "%",
        "-",
        "–",
        ".",
        ",",
        "'",
        "’",
        "“",
        "(",
        ")",
        "/",
        ":",
        "7",
        "24",
        "2022",
        "07",
        "1,000",
        "3.5",
        "½",
        "Tuesday",
        "Fridays",
        "May",
        "Feb",
        "last",
        "next",
        "this",
        "week",
        "years",
        "ago",
        "earlier",
        "quarter",
        "summer",
        "second",
        "first",
        "1990",
        "s",
        "99999999999999999999",
        "0",
        "a.m.",
        "noon",
        "year-old",
        "km",
        "degrees",
        "drones",
        "in",
        "until",
        "early",
        "late",
        "mid",
        "Easter",
        "every",
        "century",
        "decade",
        "month",
        "before",
        "\n\n",
        "é",
        "😀",
    ];

    private static readonly string[] Gaps = [" ", " ", "", "  "];

    private static readonly Gen<string> Texts = Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, Gaps.Length - 1])
        .Select((piece, gap) => Pieces[piece] + Gaps[gap])
        .Array[0, 40]
        .Select(string.Concat);

    // Year 0 stands for no date.
    private static readonly Gen<LocalDate?> Days = Gen.OneOf(Gen.Int[-2, 3], Gen.Int[1900, 2100], Gen.Int[-9998, 9999])
        .Select(year => year == 0 ? (LocalDate?)null : new LocalDate(year, 12, 31));

    [Fact]
    public void AnyTextGivesOrderedSpansInsideItWhateverItsDate() =>
        Gen.Select(Texts, Days)
            .Sample(
                (text, day) =>
                {
                    var article = Annotate(text, day);
                    return IsOrdered(article.Get(AnnotationLayers.Times).Select(time => time.Span), text)
                        && IsOrdered(article.Get(AnnotationLayers.Quantities).Select(quantity => quantity.Span), text)
                        && article.Get(AnnotationLayers.Times).All(time => !(time.Earliest > time.Latest))
                        && article.Get(AnnotationLayers.Quantities).All(quantity => !(quantity.Low > quantity.High));
                },
                iter: 500
            );

    [Theory]
    [InlineData("7 ")]
    [InlineData("7")]
    [InlineData("and ")]
    [InlineData("1,000-")]
    [InlineData("a hundred ")]
    [InlineData("the last ")]
    public void CostGrowsInStepWithTheText(string piece)
    {
        var small = Time(piece, 20_000);
        var large = Time(piece, 200_000);
        // Ten times the text; a quadratic step would cost a hundred times.
        large.ShouldBeLessThan(TimeSpan.FromSeconds(0.5) + small * 40);
    }

    private static TimeSpan Time(string piece, int length)
    {
        var text = new StringBuilder().Insert(0, piece, length / piece.Length).ToString();
        var article = new Article("big", text)
            .With(TextLayers.Tokens, [])
            .With(TextLayers.Sentences, [new Sentence(new TextSpan(0, text.Length), 0, 0)]);
        var clock = Stopwatch.StartNew();
        new QuantityAnnotator().Annotate(new TimeAnnotator().Annotate(article));
        return clock.Elapsed;
    }

    private static bool IsOrdered(IEnumerable<TextSpan> spans, string text)
    {
        var end = 0;
        foreach (var span in spans)
        {
            if (span.Start < end || span.End > text.Length || span.IsEmpty)
                return false;
            end = span.End;
        }

        return true;
    }

    private static Article Annotate(string text, LocalDate? day) =>
        DefaultPipeline
            .Build()
            .Annotate(new Article("test", text) { Published = day is { } date ? new PublicationTime(date) : null });
}

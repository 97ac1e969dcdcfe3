using Stemma.Annotating;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tokens;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Spinning;

public class SpunWordingDetectorTests
{
    private static readonly SpunWordingDetector Detector = new();
    private static readonly AnnotatorPipeline Pipeline = new AnnotatorPipeline.Builder()
        .Add(new TokenAnnotator())
        .Add(new SentenceAnnotator())
        .Build(TextLayers.Boilerplate.Name, TextLayers.Credits.Name);

    private const string Reworded = """
        Authorities in the seaside city said on Monday that a gentleman had been detained just after a hearth destroyed
        a neighborhood library and broken three close by residences. Officers claimed the suspect, who is 34, was
        viewed leaving the constructing soon before the very first phone calls to the unexpected emergency expert services.
        No a person was harm, but a lot more than forty folks experienced to go away their properties throughout the evening.
        The hearth main stated his crews arrived in six minutes and battled the blaze for 4 several hours. Investigators
        are wanting at footage from a close by petrol station, and requested any person with with info to appear ahead.
        """;

    [Theory]
    [InlineData(CleanParagraphs.Crime)]
    [InlineData(CleanParagraphs.Finance)]
    [InlineData(CleanParagraphs.Technology)]
    [InlineData(CleanParagraphs.Sport)]
    [InlineData(CleanParagraphs.Science)]
    [InlineData(CleanParagraphs.Disaster)]
    [InlineData(CleanParagraphs.Politics)]
    [InlineData(CleanParagraphs.BritishLocal)]
    public void OrdinaryNewsIsNotCalledSpun(string text) => Detect(text).Verdict.ShouldNotBe(WordingVerdict.Spun);

    [Fact]
    public void AParagraphWhoseWordsWereReplacedBlindlyIsCalledSpun()
    {
        var spun = Detect(Reworded);
        spun.Verdict.ShouldBe(WordingVerdict.Spun);
        spun.Spans.ShouldContain(item => item.Restored == "with");
    }

    [Theory]
    [InlineData(CleanParagraphs.Politics, "", true)]
    [InlineData(CleanParagraphs.Politics, CleanParagraphs.Finance, true)]
    [InlineData(CleanParagraphs.Politics, Reworded, false)]
    public void OnlyWhatIsPlainlyCleanIsLeftAtAGlance(string one, string other, bool isLeft)
    {
        var article = Pipeline.Annotate(new Article("a.txt", one + "\n\n" + other));
        var (traits, words) = Detector.Glance(article, WordOdds.Glance);
        var glanced = WordingScore.Glance.Of(traits, words);
        (glanced < WordingScore.Leave).ShouldBe(isLeft);
        var detected = Detector.Detect(article);
        (detected.Verdict == WordingVerdict.Clean).ShouldBe(isLeft);
        (detected.Score == Math.Round(glanced, 3)).ShouldBe(isLeft);
    }

    [Fact]
    public void ProposalsLieInTheTextInOrderAndDoNotOverlap()
    {
        var article = Pipeline.Annotate(
            new Article(
                "a.txt",
                "The White Property nationwide safety adviser made a announcement, and the the press listened."
            )
        );
        var spans = Detector.Detect(article).Spans;
        spans.ShouldNotBeEmpty();
        spans.Select(item => item.Span).ShouldBe(spans.Select(item => item.Span).Order());
        spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.Span.End <= pair.Second.Span.Start);
        spans.ShouldAllBe(item => item.Score >= 0 && item.Score <= 1);
    }

    [Theory]
    [InlineData("Officials from the White Residence said on Friday that talks would go on.", "Residence", "House")]
    [InlineData("Officials from the White Property said on Friday that talks would go on.", "Property", "House")]
    public void ABrokenNameIsRestoredToTheNameItWas(string text, string part, string restored)
    {
        Detect(text).Spans.ShouldContain(item => item.Span.Slice(text) == part && item.Restored == restored);
    }

    [Theory]
    [InlineData("He waited for a hour at the station.", "a hour")]
    [InlineData("She bought a apple on the way home.", "a apple")]
    [InlineData("They met on on the bridge.", "on on")]
    [InlineData("The raid came one 7 days later.", "one 7 days")]
    public void ASlipAtTheJointOfOldAndNewWordsIsFound(string text, string slip) =>
        Detect(text).Spans.ShouldContain(item => item.Span.Slice(text) == slip);

    [Theory]
    [InlineData("It was a one-time offer from a European union of a unique kind, made in an hour.")]
    [InlineData("He said that that was all she had had to say, and an FBI agent agreed.")]
    [InlineData("In a 24-hour strike and a 10 day march they won an honest answer.")]
    public void RightArticlesAndRightRepetitionsAreNoSlips(string text) => SurfaceTraces(text).ShouldBeEmpty();

    [Fact]
    public void WordsOfAQuotationAreMarkedAndNotGuessedAt()
    {
        var said = new Article("a.txt", "\u201cWe waited on on the bridge for a hour,\u201d Maren Holt said.")
        {
            Language = "en",
        };
        var spans = new SpunWordingDetector().Detect(DefaultPipeline.Build().Annotate(said)).Spans;
        spans.Select(item => said.Slice(item.Span)).ShouldContain("a hour");
        spans.ShouldAllBe(item => item.Restored.Length == 0);
    }

    [Fact]
    public void TooFewWordsGiveNoVerdict() => Detect("A brief note.").Verdict.ShouldBe(WordingVerdict.Undecided);

    [Fact]
    public void AnEmptyArticleHasNoSpans() => Detect("").Spans.ShouldBeEmpty();

    private static string[] SurfaceTraces(string text) =>
        [
            .. Stemma
                .Spinning.SurfaceTraces.Find(Pipeline.Annotate(new Article("a.txt", text)))
                .Select(slip => slip.Span.Slice(text)),
        ];

    private static SpunWording Detect(string text) => Detector.Detect(Pipeline.Annotate(new Article("a.txt", text)));
}

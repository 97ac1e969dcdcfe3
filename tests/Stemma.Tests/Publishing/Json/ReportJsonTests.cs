using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing.Json;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Publishing.Json;

public class ReportJsonTests
{
    // Words with everything that an escaper may get wrong.
    private static readonly string[] Awkward =
    [
        "plain",
        "“curly” and \"straight\"",
        "back\\slash/slash",
        "line\nfeed\ttab",
        "\u0001\u001b[31m\u007f",
        "naïve 日本語 😀",
        "\u202Eoverride\u2028separator",
        "<script>&amp;'",
        "",
    ];

    private static readonly Gen<string> Words = Gen.Int[0, Awkward.Length - 1].Select(index => Awkward[index]);

    private static readonly Gen<string?> WordsOrNull = Gen.Null(Words);
    private static readonly Gen<TextSpan> Spans = Gen.Select(
        Gen.Int[0, 1_000_000],
        Gen.Int[0, 1000],
        (start, length) => new TextSpan(start, start + length)
    );
    private static readonly Gen<double> Scores = Gen.Int[0, 1000].Select(thousandths => thousandths / 1000.0);
    private static readonly Gen<WitnessSpan> Places = Gen.Select(
        Gen.Int[0, 800],
        Spans,
        (index, span) => new WitnessSpan(Sigla.At(index), span)
    );
    private static readonly Gen<OriginRange> Ranges = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 9],
        Gen.Int[0, 9],
        (low, more, most) => new OriginRange(low + more, low, low + more + most)
    );
    private static readonly Gen<DiagnosticDocument> Diagnostics = Gen.Select(
        Words,
        Gen.Enum<Severity>(),
        Words,
        Gen.Nullable(Spans),
        WordsOrNull,
        (code, severity, message, span, path) => new DiagnosticDocument(code, severity, message, span, path)
    );

    private static readonly Gen<StoryDocument> Stories = Gen.Select(
        Gen.Select(
            Words,
            Words,
            Words,
            Many(Words),
            WordsOrNull,
            Gen.Nullable(Gen.Enum<PublishedFrom>()),
            (siglum, path, id, versions, published, from) =>
                new WitnessDocument(
                    siglum,
                    path,
                    id,
                    versions,
                    published,
                    from,
                    new CustodyDocument(id, 7, published, path, null),
                    [new UpdateDocument(id, path, published, siglum, path, [], [])]
                )
        ),
        Gen.Select(
            Ranges,
            Words,
            Many(Words),
            (range, rule, cited) =>
                new FunnelDocument(9, 8, 7, new OriginsDocument(range.Estimate, range.Low, range.High, rule, cited))
        ),
        Gen.Select(
            Gen.Enum<PassageRelation>(),
            Many(Places),
            (relation, members) => new PassageDocument(relation, members)
        ),
        Gen.Select(
            Words,
            WordsOrNull,
            Gen.Enum<Descent>(),
            Scores,
            Many(Places),
            (id, name, descent, score, places) =>
                new StemmaDocument(
                    [new StemmaNode(id, name is not null, name)],
                    [new StemmaEdge(id, "B", descent, score, [new Reason("credit", id, places)])]
                )
        ),
        Gen.Select(
            WordsOrNull,
            Ranges,
            Words,
            Many(Places),
            Gen.Enum<WordingStatus>(),
            (speaker, range, text, places, status) =>
                new QuotationDocument(speaker, range, [new WordingDocument(text, places, status)])
        ),
        Gen.Select(
            Gen.Enum<ApparatusKind>(),
            Words,
            Many(Places),
            Many(Words),
            Ranges,
            Gen.Enum<Verdict>(),
            (kind, about, places, omitted, range, verdict) =>
                new ApparatusDocument(kind, about, [new FactReading(about, places)], omitted, range, verdict, about)
        ),
        (witness, funnel, passage, stemma, quotation, apparatus) =>
            new StoryDocument(
                "id",
                "headline",
                [witness],
                funnel,
                [passage],
                stemma,
                [quotation],
                [apparatus],
                [new TimelineDocument("2031-05-06", "2031-05-07", witness.Path, passage.Members)],
                [
                    new RestoredWitnessDocument(
                        witness.Siglum,
                        WordingVerdict.Spun,
                        0.5,
                        [
                            new ProposalDocument(new TextSpan(1, 2), witness.Path, 0.5, RestorationBasis.Model, null),
                            .. passage.Members.Select(place => new ProposalDocument(
                                place.Span,
                                witness.Path,
                                0.25,
                                RestorationBasis.Witness,
                                place
                            )),
                        ]
                    ),
                ]
            )
    );

    private static readonly Gen<TraceDocument> Traces = Gen.Select(
        Many(Stories),
        Many(Diagnostics),
        (stories, diagnostics) => new TraceDocument(Documents.Schema, ToolDocument.Current, stories, diagnostics)
    );

    private static readonly Gen<ArticleDocument> Articles = Gen.Select(
        Gen.Select(Words, WordsOrNull, Spans, Gen.Bool),
        Gen.Select(Gen.Nullable(Gen.Decimal[-1_000_000, 1_000_000]), Gen.Nullable(Gen.Decimal[0, 10]), Scores),
        Gen.Select(Gen.Enum<NameKind>(), Gen.Enum<TimeType>(), Gen.Enum<QuantityKind>(), Gen.Enum<SourceKind>()),
        Gen.Select(Gen.Enum<BoilerplateKind>(), Gen.Enum<CreditKind>(), Gen.Enum<QuotationKind>()),
        Many(Diagnostics),
        (text, numbers, kinds, marks, diagnostics) =>
            new ArticleDocument
            {
                Schema = Documents.Schema,
                Tool = ToolDocument.Current,
                Custody = new CustodyDocument("ab", 3, null, null, "urn:uuid:1"),
                Id = "id",
                Path = text.Item1,
                Url = text.Item2,
                Publisher = text.Item2,
                Title = text.Item2,
                Byline = null,
                Published = null,
                Language = "en",
                Text = text.Item1,
                Boilerplate = [new Boilerplate(text.Item3, marks.Item1)],
                Credits = [new Credit(text.Item3, text.Item1, marks.Item2)],
                Sentences = [text.Item3],
                Tokens = text.Item4 ? [new TaggedToken(text.Item3, PartOfSpeech.NOUN)] : null,
                Names = [new Name(text.Item3, kinds.Item1, text.Item1)],
                Quotes =
                [
                    new QuoteDocument(
                        text.Item3,
                        marks.Item3,
                        text.Item4 ? new Speaker(text.Item3, text.Item1) : null,
                        text.Item4 ? text.Item3 : null
                    ),
                ],
                Times = [new TimeDocument(text.Item3, kinds.Item2, "2031-05-06", "2031-05-06", text.Item2)],
                Quantities =
                [
                    new QuantityDocument(text.Item3, numbers.Item1, numbers.Item2, text.Item2, text.Item2, kinds.Item3),
                ],
                Sources = [new SourceDocument(text.Item3, text.Item1, kinds.Item4, [text.Item3])],
                Assertions = [new Assertion(text.Item3, AssertionStatus.Denied, text.Item3, text.Item1)],
                Spinning = new SpunWording(
                    WordingVerdict.Spun,
                    numbers.Item3,
                    [new Restoration(text.Item3, text.Item1, numbers.Item3)]
                ),
                Diagnostics = diagnostics,
            }
    );

    [Fact]
    public void WritingWhatWasReadGivesTheSameBytesOfATrace() =>
        Traces.Sample(document =>
        {
            var written = Written(stream => ReportJson.Write(stream, document));
            Written(stream => ReportJson.Write(stream, ReportJson.ReadTrace(written))).ShouldBe(written);
        });

    [Fact]
    public void WritingWhatWasReadGivesTheSameBytesOfAnArticle() =>
        Articles.Sample(document =>
        {
            var written = Written(stream => ReportJson.Write(stream, document));
            var read = ReportJson.ReadArticle(written);
            read.Text.ShouldBe(document.Text);
            read.Quantities[0].ShouldBe(document.Quantities[0]);
            Written(stream => ReportJson.Write(stream, read)).ShouldBe(written);
        });

    [Fact]
    public void AResultIsOneLineWhateverTheTextHolds() =>
        Articles.Sample(document =>
            Written(stream => ReportJson.Write(stream, document)).Count(value => value == (byte)'\n') == 1
        );

    [Fact]
    public void WordsAreThoseOfTheContract()
    {
        var graph = new StemmaDocument(
            [new StemmaNode("A", false, null), new StemmaNode("x1", true, "Morning Mail")],
            [
                new StemmaEdge(
                    "x1",
                    "A",
                    Descent.Translation,
                    0.5,
                    [new Reason("credit", "says so", [new WitnessSpan("A", new TextSpan(3, 8))])]
                ),
            ]
        );
        var story = new StoryDocument(
            "s",
            "h",
            [new WitnessDocument("A", "a.txt", "id", ["id"], null, PublishedFrom.Option, null, [])],
            new FunnelDocument(1, 1, 1, new OriginsDocument(1, 1, 1, "rule", [])),
            [],
            graph,
            [],
            [],
            [],
            []
        );
        var text = Encoding.UTF8.GetString(
            Written(stream =>
                ReportJson.Write(stream, new TraceDocument(1, new ToolDocument("stemma", "0.1.0"), [story], []))
            )
        );
        text.ShouldBe(
            """{"schema":1,"tool":{"name":"stemma","version":"0.1.0"},"stories":[{"id":"s","headline":"h","witnesses":[{"siglum":"A","path":"a.txt","id":"id","versions":["id"],"published":null,"publishedFrom":"option","custody":null,"updates":[]}],"funnel":{"articles":1,"distinctTexts":1,"originalReporting":1,"origins":{"estimate":1,"low":1,"high":1,"rule":"rule","citedOnly":[]}},"passages":[],"stemma":{"nodes":[{"id":"A","lost":false,"name":null},{"id":"x1","lost":true,"name":"Morning Mail"}],"edges":[{"from":"x1","to":"A","relation":"translation","score":0.5,"reasons":[{"kind":"credit","text":"says so","evidence":[{"siglum":"A","span":[3,8]}]}]}]},"quotations":[],"apparatus":[],"timeline":[],"restorations":[],"decisions":[]}],"diagnostics":[]}"""
                + "\n"
        );
    }

    [Fact]
    public void LettersStandAsTheyAre()
    {
        var document = new GroupDocument(1, ToolDocument.Current, [new GroupedStory("s", ["“naïve”/日本.txt"])], []);
        Encoding
            .UTF8.GetString(Written(stream => ReportJson.Write(stream, document)))
            .ShouldContain("“naïve”/日本.txt");
    }

    [Theory]
    [InlineData("""{"schema":1,"stories":[]}""")]
    [InlineData("""{"schema":1,"stories":null,"diagnostics":[]}""")]
    [InlineData(
        """{"schema":1,"stories":[],"diagnostics":[{"code":"ST1001","severity":"fatal","message":"","span":null,"path":null}]}"""
    )]
    [InlineData(
        """{"schema":1,"stories":[],"diagnostics":[{"code":"ST1001","severity":"error","message":"","span":[3,1],"path":null}]}"""
    )]
    [InlineData("null")]
    [InlineData("[")]
    public void WhatIsNotSuchADocumentIsRefused(string json) =>
        Should.Throw<JsonException>(() => ReportJson.ReadTrace(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void AmountsAreWrittenWithoutTrailingZeros()
    {
        var article = Making
            .Article("About 5.50 tonnes.")
            .With(
                AnnotationLayers.Quantities,
                [new Quantity(new TextSpan(0, 10), QuantityKind.Measure, 5.50m, 20.000m, "tonne")]
            );
        var text = Encoding.UTF8.GetString(
            Written(stream =>
                ReportJson.Write(stream, Documents.Of(article, new SpunWording(WordingVerdict.Undecided, 0, [])))
            )
        );
        text.ShouldContain("\"low\":5.5,\"high\":20,");
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static Gen<ImmutableArray<T>> Many<T>(Gen<T> items) =>
        items.Array[0, 3].Select(array => ImmutableArray.Create(array));
}

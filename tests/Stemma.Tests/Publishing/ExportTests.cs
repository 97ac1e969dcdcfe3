using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stemma.Intake;
using Stemma.Publishing;
using Stemma.Publishing.Exports;
using Stemma.Text;

namespace Stemma.Tests.Publishing;

public partial class ExportTests
{
    private static readonly XNamespace Tei = "http://www.tei-c.org/ns/1.0";
    private static readonly XNamespace Graph = "http://graphml.graphdrawing.org/xmlns";
    private static readonly XName Id = XNamespace.Xml + "id";

    private static readonly Lazy<TraceReport> Two = new(() => Traced("harbour", "bridge"));
    private static readonly Lazy<TraceReport> One = new(() => Traced("harbour"));

    public static TheoryData<string> Names => [.. AllExports.ByName.Select(export => export.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameReportGivesTheSameBytes(string name) =>
        Written(name, Two.Value).ShouldBe(Written(name, Traced("bridge", "harbour")));

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingHostileBreaksTheForm(string name)
    {
        var hostile = new Article(
            "=cmd|'/c calc'!A1",
            "</app>]]> \u0001\u0002 <script>alert(1)</script> said \"no\", & so on\ud800."
        )
        {
            Title = "=HYPERLINK(\"http://x\")\r\n\u0000 ]]>\" onload=1",
            Publisher = "@x,\"y\"",
            Url = "https://x.example/?a=\"><b>",
        };
        var copy = new Article("b", hostile.Text + " And a tail, said the harbour master.") { Title = "-1+2" };
        var report = new Tracer(new TraceOptions { OneStory = true }).Trace(new IntakeResult([hostile, copy], []));
        var written = Written(name, report);
        switch (name)
        {
            case "tei" or "graphml":
                XDocument
                    .Parse(written)
                    .Descendants()
                    .Select(element => element.Name.LocalName)
                    .ShouldNotContain("script");
                break;
            case "csv":
                Rows(written).SelectMany(row => row).ShouldAllBe(cell => cell.Length == 0 || !"=+-@".Contains(cell[0]));
                Rows(written).ShouldAllBe(row => row.Length == Rows(written)[0].Length);
                break;
            default:
                foreach (var line in written.TrimEnd('\n').Split('\n'))
                    JsonDocument.Parse(line).Dispose();
                break;
        }
    }

    [Fact]
    public void TakingOneWitnesssReadingsOfTheTeiGivesItsWords()
    {
        var story = One.Value.Stories.Single();
        var passages = XDocument
            .Parse(Written("tei", One.Value))
            .Descendants(Tei + "body")
            .Single()
            .Elements()
            .ToArray();
        passages.Length.ShouldBe(story.Collation.Passages.Length);
        var differing = 0;
        foreach (var (passage, written) in story.Collation.Passages.Zip(passages))
        {
            written.Attribute("type")!.Value.ShouldBe(passage.Relation.ToString().ToLowerInvariant());
            differing += written.Descendants(Tei + "app").Count();
            foreach (var member in passage.Members)
                Words(Text(written, member.Siglum)).ShouldBe(Words(story.Story[member.Siglum].Slice(member.Span)));
        }

        differing.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void TheTeiKeepsTheRulesOfACriticalApparatus()
    {
        var document = XDocument.Parse(Written("tei", Two.Value));
        document.Root!.Name.ShouldBe(Tei + "teiCorpus");
        var identifiers = document.Descendants().Attributes(Id).Select(id => id.Value).ToArray();
        identifiers.ShouldBeUnique();
        foreach (var edition in document.Descendants(Tei + "TEI"))
        {
            var sigla = edition.Descendants(Tei + "witness").Attributes(Id).Select(id => "#" + id.Value).ToArray();
            sigla.Length.ShouldBeGreaterThan(1);
            foreach (var app in edition.Descendants(Tei + "app"))
            {
                app.Elements().Select(child => child.Name.LocalName).First().ShouldBe("lem");
                app.Elements(Tei + "lem").Count().ShouldBe(1);
                var cited = app.Elements().SelectMany(reading => reading.Attribute("wit")!.Value.Split(' ')).ToArray();
                cited.ShouldBeUnique();
                cited.ShouldBeSubsetOf(sigla);
            }

            foreach (var end in edition.Descendants(Tei + "relation").SelectMany(Ends))
                identifiers.ShouldContain(end);
        }

        document.Descendants(Tei + "relation").ShouldNotBeEmpty();
    }

    [Fact]
    public void TheGraphsHoldEveryNodeAndEdgeWithDeclaredKeys()
    {
        var document = XDocument.Parse(Written("graphml", Two.Value));
        var keys = document
            .Descendants(Graph + "key")
            .ToDictionary(key => key.Attribute("id")!.Value, key => key.Attribute("for")!.Value);
        foreach (var data in document.Descendants(Graph + "data"))
            keys[data.Attribute("key")!.Value].ShouldBe(data.Parent!.Name.LocalName);
        foreach (var (graph, story) in document.Descendants(Graph + "graph").Zip(Two.Value.Stories))
        {
            var nodes = graph.Elements(Graph + "node").Select(node => node.Attribute("id")!.Value).ToArray();
            nodes.Length.ShouldBe(story.Stemma.Nodes.Length);
            var edges = graph.Elements(Graph + "edge").ToArray();
            edges.Length.ShouldBe(story.Stemma.Edges.Length);
            foreach (var edge in edges)
                nodes.ShouldContain(edge.Attribute("source")!.Value);
            foreach (var edge in edges)
                nodes.ShouldContain(edge.Attribute("target")!.Value);
        }
    }

    [Fact]
    public void TheTableHasEachAccountAndWhatItDescendsFrom()
    {
        var rows = Rows(Written("csv", Two.Value));
        var expected = Two.Value.Stories.SelectMany(story =>
            story.Story.Witnesses.SelectMany(witness =>
                story
                    .Stemma.Edges.Where(edge => edge.To == witness.Siglum)
                    .Select(edge => edge.From)
                    .DefaultIfEmpty("")
                    .Select(from => $"{story.Id} {witness.Siglum} {from}")
            )
        );
        rows.Skip(1).Select(row => $"{row[0]} {row[6]} {row[14]}").ShouldBe(expected);
    }

    [Fact]
    public void PackagesAreReadBackAsTheSameArticles()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Written("ninjs", Two.Value));
            var read = new ArticleReader().Read([file]);
            read.Skipped.ShouldBeEmpty();
            var articles = Two
                .Value.Stories.SelectMany(story => story.Story.Witnesses)
                .Select(witness => witness.Article);
            read.Articles.Select(article =>
                    (article.Text, article.Title, article.Publisher, article.Published?.Earliest)
                )
                .ShouldBe(
                    articles.Select(article =>
                        (article.Text, article.Title, article.Publisher, article.Published?.Earliest)
                    )
                );
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void ReviewsSayWhatWasClaimedWhereItAppearedAndRateNothing()
    {
        using var document = JsonDocument.Parse(Written("claimreview", One.Value));
        var reviews = document.RootElement.GetProperty("@graph").EnumerateArray().ToArray();
        reviews.ShouldNotBeEmpty();
        foreach (var review in reviews)
        {
            review.GetProperty("@type").GetString().ShouldBe("ClaimReview");
            review.GetProperty("claimReviewed").GetString().ShouldNotBeNullOrEmpty();
            review.TryGetProperty("reviewRating", out _).ShouldBeFalse();
            var item = review.GetProperty("itemReviewed");
            item.GetProperty("appearance")[0].GetRawText().ShouldBe(item.GetProperty("firstAppearance").GetRawText());
        }
    }

    private static IEnumerable<string> Ends(XElement relation) =>
        [relation.Attribute("active")!.Value[1..], relation.Attribute("passive")!.Value[1..]];

    private static string Text(XElement passage, string siglum)
    {
        var text = new StringBuilder();
        foreach (var node in passage.Element(Tei + "p")!.Nodes())
        {
            if (node is XText plain)
                text.Append(plain.Value);
            else if (node is XElement app)
                text.Append(
                    app.Elements()
                        .SingleOrDefault(reading => reading.Attribute("wit")!.Value.Split(' ').Contains("#" + siglum))
                        ?.Value
                );
        }

        return text.ToString();
    }

    private static string[] Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    private static string Written(string name, TraceReport report)
    {
        using var stream = new MemoryStream();
        AllExports.ByName.Single(export => export.Name == name).Write(stream, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<string[]> Rows(string csv)
    {
        var rows = new List<string[]>();
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (csv[at] == '"' && quoted && at + 1 < csv.Length && csv[at + 1] == '"')
                cell.Append(csv[at++]);
            else if (csv[at] == '"')
                quoted = !quoted;
            else if (quoted || csv[at] is not (',' or '\r' or '\n'))
                cell.Append(csv[at]);
            else if (csv[at] is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (csv[at] == '\n')
                {
                    rows.Add([.. cells]);
                    cells.Clear();
                }
            }
        }

        return rows;
    }

    private static TraceReport Traced(params string[] events) =>
        new Tracer().Trace(
            new IntakeResult([.. events.SelectMany(name => name == "harbour" ? Harbour() : Bridge())], [])
        );

    private static IEnumerable<Article> Harbour()
    {
        const string Report =
            "ORVEL (Orvel Wire) - A fire in the harbour of Orvel destroyed 14 fishing boats early on Sunday, the port authority said.\n\n"
            + "\"We heard three blasts and then the whole pier was burning,\" harbour master Ama Dell told reporters.\n\n"
            + "Nobody was hurt. The fire brigade of Orvel needed six hours to put the flames out, and the cause is not known.";
        yield return Account("harbour/wire.txt", Report, "Orvel Wire", 1);
        yield return Account(
            "harbour/post.txt",
            Report
                .Replace("14 fishing boats", "at least 12 fishing boats", StringComparison.Ordinal)
                .Replace("and then the whole pier", "and the entire pier", StringComparison.Ordinal)
                .Replace("put the flames out", "extinguish the flames", StringComparison.Ordinal),
            "Dann Post",
            2
        );
        yield return Account(
            "harbour/copy.txt",
            Report + "\n\nThe mayor of Orvel will visit the pier on Tuesday.",
            "Vale News",
            3
        );
    }

    private static IEnumerable<Article> Bridge()
    {
        const string Report =
            "TELVIN - The council of Telvin voted on Monday to close the old toll bridge over the river Asker for two years.\n\n"
            + "Engineers found cracks in four of its nine arches in March, councillor Piet Omari said.";
        yield return Account("bridge/a.txt", Report, "Telvin Mail", 4);
        yield return Account("bridge/b.txt", Report + " Repairs will cost 3 million crowns.", "Asker Times", 5);
    }

    private static Article Account(string path, string text, string publisher, int day) =>
        new(path, text)
        {
            Title = $"{publisher} report",
            Publisher = publisher,
            Url = $"https://{day}.example/{path}",
            Published = new PublicationTime(new NodaTime.LocalDate(2031, 5, day)),
            Language = "en",
        };

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

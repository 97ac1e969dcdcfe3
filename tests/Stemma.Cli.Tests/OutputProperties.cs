using System.Text;
using System.Text.Json;
using NJsonSchema;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Tests;

/// <summary>What holds of the tool's JSON whatever is put in: the samples, and small made-up sets.</summary>
public sealed class OutputProperties : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>0 stands for the samples, other numbers for made-up sets.</summary>
    public static TheoryData<int> Sets => [.. Enumerable.Range(0, 7)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Sets))]
    public void TheOrderOfInputsChangesNoByte(int set)
    {
        var paths = Inputs(set);
        var shuffled = paths.ToArray();
        new Random(set).Shuffle(shuffled);
        foreach (var command in (string[])["trace", "group"])
        {
            var expected = Invocation.Of([command, .. paths, "--json"]);
            expected.Exit.ShouldBe(0, expected.Error);
            foreach (
                var order in (string[][])
                    [
                        [.. paths.Reverse()],
                        shuffled,
                    ]
            )
                WithoutDiagnostics(Invocation.Of([command, .. order, "--json"]).Output)
                    .ShouldBe(WithoutDiagnostics(expected.Output));
        }

        Invocation
            .Of(["read", .. shuffled, "--json", "--tokens"])
            .Lines.Order(StringComparer.Ordinal)
            .ShouldBe(Invocation.Of(["read", .. paths, "--json", "--tokens"]).Lines.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void EverySpanOfAnArticleLiesInItsTextAndSplitsNoCharacter(int set)
    {
        foreach (var line in Invocation.Of(["read", .. Inputs(set), "--json", "--tokens"]).Lines)
        {
            var article = JsonDocument.Parse(line).RootElement;
            var text = article.GetProperty("text").GetString()!;
            var spans = Spans(article).ToArray();
            spans.Length.ShouldBeGreaterThan(10);
            foreach (var (start, end) in spans)
                ShouldBeWhole(text, start, end, mayBeEmpty: false);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void EveryPlaceOfAReportHoldsTheTextItClaims(int set)
    {
        var (report, articles) = Traced(set);
        foreach (var story in report.Stories)
        {
            var texts = story.Witnesses.ToDictionary(
                witness => witness.Siglum,
                witness => articles[witness.Path].Text,
                StringComparer.Ordinal
            );
            foreach (var member in story.Passages.SelectMany(passage => passage.Members))
                ShouldBeWhole(texts[member.Siglum], member.Span.Start, member.Span.End, mayBeEmpty: false);
            foreach (var wording in story.Quotations.SelectMany(quotation => quotation.Wordings))
            {
                foreach (var place in wording.Witnesses)
                    Plain(place.Span.Slice(texts[place.Siglum])).ShouldBe(Plain(wording.Text));
            }

            foreach (var entry in story.Apparatus)
            {
                entry.Readings.ShouldNotBeEmpty();
                foreach (var place in entry.Readings.SelectMany(reading => reading.Witnesses))
                    ShouldBeWhole(texts[place.Siglum], place.Span.Start, place.Span.End, mayBeEmpty: false);
                entry
                    .OmittedBy.Intersect(
                        entry.Readings.SelectMany(reading => reading.Witnesses).Select(place => place.Siglum),
                        StringComparer.Ordinal
                    )
                    .ShouldBeEmpty("who says it does not leave it out");
                entry.OmittedBy.ShouldAllBe(siglum => texts.ContainsKey(siglum));
            }

            // An empty span marks an omission or, in the timeline, a whole article.
            foreach (
                var place in story
                    .Stemma.Edges.SelectMany(edge => edge.Reasons)
                    .SelectMany(reason => reason.Evidence)
                    .Concat(story.Timeline.SelectMany(entry => entry.Witnesses))
            )
                ShouldBeWhole(texts[place.Siglum], place.Span.Start, place.Span.End, mayBeEmpty: true);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void PassagesAndReadingsKeepClearOfBoilerplateAndCredits(int set)
    {
        var (report, articles) = Traced(set);
        articles.Values.Sum(article => article.Boilerplate.Length + article.Credits.Length).ShouldBeGreaterThan(0);
        foreach (var story in report.Stories)
        {
            var paths = story.Witnesses.ToDictionary(
                witness => witness.Siglum,
                witness => witness.Path,
                StringComparer.Ordinal
            );
            foreach (
                var place in story
                    .Passages.SelectMany(passage => passage.Members)
                    .Concat(
                        story.Apparatus.SelectMany(entry => entry.Readings).SelectMany(reading => reading.Witnesses)
                    )
            )
            {
                var article = articles[paths[place.Siglum]];
                article
                    .Boilerplate.Select(stretch => stretch.Span)
                    .Concat(article.Credits.Select(credit => credit.Span))
                    .ShouldAllBe(
                        span => !span.Overlaps(place.Span),
                        $"{article.Path}: {place.Span.Slice(article.Text)}"
                    );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void BoundsAreInOrderAndTheGraphIsSound(int set)
    {
        var (report, articles) = Traced(set);
        foreach (var article in articles.Values)
        {
            article.Quantities.ShouldAllBe(quantity =>
                quantity.Low == null || quantity.High == null || quantity.Low <= quantity.High
            );
            article.Times.ShouldAllBe(time =>
                time.Earliest == null || time.Latest == null || string.CompareOrdinal(time.Earliest, time.Latest) <= 0
            );
        }

        report.Stories.Sum(story => story.Witnesses.Length).ShouldBe(articles.Count);
        foreach (var story in report.Stories)
        {
            var funnel = story.Funnel;
            funnel.Articles.ShouldBe(story.Witnesses.Length);
            funnel.DistinctTexts.ShouldBeInRange(1, funnel.Articles);
            funnel.OriginalReporting.ShouldBeInRange(0, funnel.Articles);
            ShouldBeInOrder(funnel.Origins.Low, funnel.Origins.Estimate, funnel.Origins.High);
            foreach (
                var range in story
                    .Quotations.Select(quotation => quotation.Origins)
                    .Concat(story.Apparatus.Select(entry => entry.Origins))
            )
                ShouldBeInOrder(range.Low, range.Estimate, range.High);
            story.Timeline.ShouldAllBe(entry => string.CompareOrdinal(entry.Earliest, entry.Latest) <= 0);
            var nodes = story.Stemma.Nodes.Select(node => node.Id).ToArray();
            nodes.ShouldBeUnique();
            story
                .Stemma.Nodes.Where(node => !node.Lost)
                .Select(node => node.Id)
                .ShouldBe(story.Witnesses.Select(witness => witness.Siglum), ignoreOrder: true);
            foreach (var edge in story.Stemma.Edges)
            {
                nodes.ShouldContain(edge.From);
                nodes.ShouldContain(edge.To);
                edge.From.ShouldNotBe(edge.To);
                edge.Score.ShouldBeInRange(0, 1);
                edge.Reasons.ShouldNotBeEmpty();
            }

            ShouldHaveNoCycle(story);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void WhatIsWrittenIsReadAndWrittenTheSameAndFollowsTheSchema(int set)
    {
        var paths = Inputs(set);
        var trace = Invocation.Of(["trace", .. paths, "--json"]).Output;
        Rewritten(stream => ReportJson.Write(stream, ReportJson.ReadTrace(Encoding.UTF8.GetBytes(trace))))
            .ShouldBe(trace);
        Schema("trace").Validate(trace).ShouldBeEmpty();
        var group = Invocation.Of(["group", .. paths, "--json"]).Output;
        Rewritten(stream => ReportJson.Write(stream, ReportJson.ReadGroup(Encoding.UTF8.GetBytes(group))))
            .ShouldBe(group);
        Schema("group").Validate(group).ShouldBeEmpty();
        foreach (var line in Invocation.Of(["read", .. paths, "--json", "--tokens"]).Lines)
        {
            Rewritten(stream => ReportJson.Write(stream, ReportJson.ReadArticle(Encoding.UTF8.GetBytes(line))))
                .ShouldBe(line + "\n");
            Schema("read").Validate(line).ShouldBeEmpty();
        }
    }

    private static JsonSchema Schema(string command) =>
        JsonSchema.FromFileAsync(Repository.File("schema", $"stemma-{command}.schema.json")).GetAwaiter().GetResult();

    private static string Rewritten(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private string[] Inputs(int set) =>
        set > 0
            ? MadeNews.WriteTo(folder, set)
            :
            [
                .. Directory
                    .EnumerateFiles(Path.GetDirectoryName(Repository.File("samples", "articles", "x"))!)
                    .Order(StringComparer.Ordinal),
            ];

    private (TraceDocument Report, Dictionary<string, ArticleDocument> Articles) Traced(int set)
    {
        var paths = Inputs(set);
        return (
            ReportJson.ReadTrace(Encoding.UTF8.GetBytes(Invocation.Of(["trace", .. paths, "--json"]).Output)),
            Invocation
                .Of(["read", .. paths, "--json"])
                .Lines.Select(line => ReportJson.ReadArticle(Encoding.UTF8.GetBytes(line)))
                .ToDictionary(article => article.Path, StringComparer.Ordinal)
        );
    }

    /// <summary>Diagnostics alone keep the order of inputs.</summary>
    private static string WithoutDiagnostics(string json) =>
        json[..json.LastIndexOf("\"diagnostics\":", StringComparison.Ordinal)];

    /// <summary>One wording may end in a comma here and a full stop there, or begin with a capital: its words count.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static void ShouldBeInOrder(int low, int estimate, int high)
    {
        low.ShouldBeGreaterThanOrEqualTo(0);
        estimate.ShouldBeInRange(low, high);
        high.ShouldBeGreaterThanOrEqualTo(1);
    }

    private static void ShouldHaveNoCycle(StoryDocument story)
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        bool PlaceOne() =>
            story.Stemma.Nodes.Any(node =>
                !placed.Contains(node.Id)
                && story.Stemma.Edges.Where(edge => edge.To == node.Id).All(edge => placed.Contains(edge.From))
                && placed.Add(node.Id)
            );
        while (PlaceOne()) { }
        placed.Count.ShouldBe(story.Stemma.Nodes.Length, "nobody descends from a descendant");
    }

    private static void ShouldBeWhole(string text, int start, int end, bool mayBeEmpty)
    {
        start.ShouldBeInRange(0, end);
        end.ShouldBeLessThanOrEqualTo(text.Length);
        if (start == end)
        {
            mayBeEmpty.ShouldBeTrue($"[{start}, {end}) is empty");
            return;
        }

        var slice = text[start..end];
        slice.ShouldNotBeNullOrWhiteSpace();
        char.IsLowSurrogate(slice[0]).ShouldBeFalse(slice);
        char.IsHighSurrogate(slice[^1]).ShouldBeFalse(slice);
    }

    private static IEnumerable<(int Start, int End)> Spans(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array
                when element.GetArrayLength() == 2
                    && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number) =>
            [
                (element[0].GetInt32(), element[1].GetInt32()),
            ],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Spans),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Spans(property.Value)),
            _ => [],
        };
}

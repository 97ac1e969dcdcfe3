using System.Net;
using System.Text.RegularExpressions;
using Stemma.Grouping;
using Stemma.Publishing.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Pages;

/// <summary>What people decide on a page is what the core follows, of a trace as of the archive.</summary>
public sealed partial class DecisionTests(RunningServer server, GuardedServer guarded)
    : IClassFixture<RunningServer>,
        IClassFixture<GuardedServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARejectedDescentIsGoneFromTheStemmaUntilItIsTakenBack()
    {
        var trace = await server.TracedAsync();
        var before = await ReportAsync(server.Client, $"/api/v1/traces/{trace}");
        var (story, edge) = (before.Stories.Single(), before.Stories.Single().Stemma.Edges.Single());
        var page = $"/traces/{trace}/stories/s{story.Id[..12]}/decisions";

        var answer = await DecideAsync(server.Client, page, edge.To, edge.From, "reject", "The post was first.");
        answer.Headers.Location!.ToString().ShouldBe(page);
        var after = (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories.Single();
        after.Stemma.Edges.ShouldNotContain(other => other.From == edge.From && other.To == edge.To);
        after.Decisions.ShouldHaveSingleItem().Sentence.ShouldContain("The post was first.");
        var shown = await server.Client.GetStringAsync(page, Cancellation);
        shown.ShouldContain("does not descend from");
        (await server.Client.GetStringAsync(page[..^"/decisions".Length], Cancellation)).ShouldContain(
            "Decided by people"
        );

        var file = await server.Client.GetByteArrayAsync(page + ".json", Cancellation);
        var written = ReportJson.ReadDecisions(file).ShouldHaveSingleItem();
        (written.Confirmed, written.About, written.Note).ShouldBe(
            (false, DecisionAbout.Descent, "The post was first.")
        );
        written.When.ShouldNotBeNull();

        await PostAsync(server.Client, page, page + "/undo", ("number", "1"));
        var undone = (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories.Single();
        undone.Decisions.ShouldBeEmpty();
        var again = undone.Stemma.Edges.Single();
        (again.From, again.To, again.Score, again.Reasons[0].Text).ShouldBe(
            (edge.From, edge.To, edge.Score, edge.Reasons[0].Text)
        );
        (await server.Client.GetStringAsync(page, Cancellation)).ShouldContain("taken back");
        ReportJson.ReadDecisions(await server.Client.GetByteArrayAsync(page + ".json", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ArticlesKeptApartAreTwoStoriesAndEitherTakesItBack()
    {
        var trace = await server.TracedAsync();
        var story = (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories.Single();
        var page = $"/traces/{trace}/stories/s{story.Id[..12]}/decisions";
        var answer = await DecideAsync(server.Client, page, "B", "A", "apart", "");
        var stories = (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories;
        stories.Length.ShouldBe(2);
        foreach (var half in stories)
        {
            var own = $"/traces/{trace}/stories/s{half.Id[..12]}/decisions";
            (await server.Client.GetStringAsync(own, Cancellation)).ShouldContain("is of another story than");
        }

        var place = answer.Headers.Location!.ToString();
        await PostAsync(server.Client, place, place + "/undo", ("number", "1"));
        (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatContradictsOrNamesNothingIsRefusedWithItsReason()
    {
        var trace = await server.TracedAsync();
        var story = (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories.Single();
        var page = $"/traces/{trace}/stories/s{story.Id[..12]}/decisions";
        await DecideAsync(server.Client, page, "B", "A", "apart", "");
        var half = (await ReportAsync(server.Client, $"/api/v1/traces/{trace}")).Stories[0];
        var own = $"/traces/{trace}/stories/s{half.Id[..12]}/decisions";
        foreach (
            var (ruling, named, told) in new[]
            {
                ("together", OtherThan(half.Witnesses[0].Path), "set aside"),
                ("together", "no such article", "no article of this run is named"),
                ("perhaps", "post.txt", "Name two accounts"),
            }
        )
        {
            var answer = await DecideAsync(server.Client, own, "A", "A", ruling, "", named);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, ruling + named);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain(told);
        }

        static string OtherThan(string path) => path == "post.txt" ? "wire.txt" : "post.txt";
    }

    [Fact]
    public async Task DecisionsOnTheArchiveAreKeptInItWithWhoMadeThem()
    {
        using var editor = await guarded.SignedInAsync("editor");
        using var reader = guarded.CallerWith(Scope.Read);
        var id = await StoryOfTheFireAsync(reader);
        var first = await reader.GetAsync($"/api/v1/stories/{id}", Cancellation);
        var edge = ReportJson
            .ReadTrace(await first.Content.ReadAsByteArrayAsync(Cancellation))
            .Stories.Single()
            .Stemma.Edges.Single();
        var page = $"/stories/{id[..16]}/decisions";
        var answer = await DecideAsync(editor, page, edge.To, edge.From, "confirm", "Both desks say so.");
        answer.Headers.Location!.ToString().ShouldBe(page);

        var second = await reader.GetAsync($"/api/v1/stories/{id}", Cancellation);
        second.Headers.ETag.ShouldNotBe(first.Headers.ETag);
        var story = ReportJson.ReadTrace(await second.Content.ReadAsByteArrayAsync(Cancellation)).Stories.Single();
        story.Stemma.Edges.Single().Score.ShouldBe(1);
        story.Decisions.Single().Decision.Who.ShouldBe("editor");
        (await editor.GetStringAsync($"/stories/{id[..16]}", Cancellation)).ShouldContain("Both desks say so.");
        var history = await editor.GetStringAsync(page, Cancellation);
        var number = NumberOf().Match(history).Groups["number"].Value;
        await PostAsync(editor, page, page + "/undo", ("number", number));
        (await editor.GetStringAsync(page, Cancellation)).ShouldContain("taken back");
        (await ReportAsync(reader, $"/api/v1/stories/{id}")).Stories.Single().Decisions.ShouldBeEmpty();
        File.ReadAllText(guarded.AuditFile).ShouldContain("\"what\":\"decide confirm\",\"outcome\":\"done\"");
    }

    [Fact]
    public async Task AReaderSeesDecisionsAndMakesNone()
    {
        using var reader = await guarded.SignedInAsync("reader");
        using var caller = guarded.CallerWith(Scope.Read);
        var page = $"/stories/{(await StoryOfTheFireAsync(caller))[..16]}/decisions";
        (await reader.GetStringAsync(page, Cancellation)).ShouldNotContain("textarea");
        (await reader.PostAsync(page, null, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    internal static async Task<string> StoryOfTheFireAsync(HttpClient caller)
    {
        var list = await caller.GetStringAsync("/api/v1/stories?least=2", Cancellation);
        return System
            .Text.Json.JsonDocument.Parse(list)
            .RootElement.GetProperty("items")[0]
            .GetProperty("id")
            .GetString()!;
    }

    private static async Task<TraceDocument> ReportAsync(HttpClient caller, string address) =>
        ReportJson.ReadTrace(await caller.GetByteArrayAsync(address, Cancellation));

    /// <summary>Chooses the accounts by siglum in the page's form, as a person would.</summary>
    private static async Task<HttpResponseMessage> DecideAsync(
        HttpClient caller,
        string page,
        string article,
        string other,
        string ruling,
        string note,
        string named = ""
    )
    {
        var html = await caller.GetStringAsync(page, Cancellation);
        return await PostAsync(
            caller,
            page,
            page,
            ("article", Value(article)),
            ("other", Value(other)),
            ("ruling", ruling),
            ("note", note),
            ("named", named)
        );

        string Value(string siglum) =>
            OptionOf().Matches(html).First(match => match.Groups["siglum"].Value == siglum).Groups["value"].Value;
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient caller,
        string page,
        string address,
        params (string, string)[] fields
    ) => GuardedServer.PostAsync(caller, page, address, fields);

    [GeneratedRegex(
        """<option value="(?<value>[^"]+)"[^>]*>(?<siglum>[A-Z]+) """,
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OptionOf();

    [GeneratedRegex(
        """name="number" value="(?<number>[0-9]+)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NumberOf();
}

using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Seeds;

/// <summary>What is said in the two seeds, when, how much of what, on whose word, and what is no part of either.</summary>
public class SeedWordingTests
{
    [Theory]
    [InlineData("Khamenei")]
    [InlineData("bilateral")]
    [InlineData("our positions")]
    public void EachUtteranceStandsOnceInBothWordingsWithTheAlteredOneMarked(string words)
    {
        var story = SeedRun.Json;
        var entry = story
            .Quotations.Where(quotation =>
                quotation.Wordings.Any(wording => wording.Text.Contains(words, StringComparison.Ordinal))
            )
            .ShouldHaveSingleItem();
        entry.Speaker.ShouldBe("Yuri Ushakov");
        entry.Wordings.Select(wording => wording.Status).ShouldBe([WordingStatus.Best, WordingStatus.Altered]);
        entry.Wordings[0].Witnesses.ShouldHaveSingleItem().Siglum.ShouldBe(story.SiglumOf(SeedRun.Citing));
        entry.Wordings[1].Witnesses.ShouldHaveSingleItem().Siglum.ShouldBe(story.SiglumOf(SeedRun.Spun));
        foreach (var wording in entry.Wordings)
            SeedRun.TextAt(wording.Witnesses[0]).ShouldBe(wording.Text);
        entry.Wordings[1].Text.ShouldNotBe(entry.Wordings[0].Text);
    }

    [Fact]
    public void TheQuotationsOfOneWitnessHaveTheirSpeakers()
    {
        var story = SeedRun.Json;
        var warning = story
            .Quotations.Where(quotation =>
                quotation.Wordings[0].Text.StartsWith("destabilize", StringComparison.Ordinal)
            )
            .ShouldHaveSingleItem();
        warning.Speaker.ShouldBe("Ebrahim Raisi");
        warning.Wordings.ShouldHaveSingleItem().Witnesses[0].Siglum.ShouldBe(story.SiglumOf(SeedRun.Spun));
    }

    [Fact]
    public void TimesAreResolvedAgainstTheDateOfPublication()
    {
        var citing = SeedRun.Values(SeedRun.Story.WitnessOf(SeedRun.Citing).Article);
        citing["Tuesday"].ShouldBe(["2022-07-19"]);
        citing["Monday"].ShouldBe(["2022-07-18", "2022-07-18"]);
        citing["A day earlier"].ShouldBe(["2022-07-17"]);
        var spun = SeedRun.Values(SeedRun.Story.WitnessOf(SeedRun.Spun).Article);
        spun["Tuesday"].ShouldBe(["2022-07-19"]);
        spun["Feb. 24"].ShouldBe(["2022-02-24"]);
    }

    [Fact]
    public void PlacesInASequenceOfDifferentThingsAreNoConflict()
    {
        var said = SeedRun.Read([SeedRun.Spun, SeedRun.Citing]);
        said[0].Quantities.ShouldContain(quantity => quantity.Of == "journey" && quantity.Low == 2);
        said[1].Quantities.ShouldContain(quantity => quantity.Of == "trip" && quantity.Low == 1);
        SeedRun
            .Json.Apparatus.Where(entry => entry.Verdict is Verdict.Differ or Verdict.Update)
            .SelectMany(entry => entry.Readings)
            .SelectMany(reading => reading.Witnesses)
            .Select(SeedRun.TextAt)
            .ShouldNotContain(text =>
                text.Contains("first", StringComparison.OrdinalIgnoreCase)
                || text.Contains("2nd", StringComparison.OrdinalIgnoreCase)
            );
    }

    [Fact]
    public void TheNumbersOfDronesDiffer()
    {
        var story = SeedRun.Json;
        var entry = story
            .Apparatus.Where(entry => entry.About.Equals("drones", StringComparison.OrdinalIgnoreCase))
            .ShouldHaveSingleItem();
        entry.Kind.ShouldBe(ApparatusKind.Quantity);
        entry.Verdict.ShouldBe(Verdict.Differ);
        entry
            .Readings.Select(reading => (reading.Value, reading.Witnesses.ShouldHaveSingleItem().Siglum))
            .ShouldBe(
                [("24..99", story.SiglumOf(SeedRun.Citing)), ("200..999", story.SiglumOf(SeedRun.Spun))],
                ignoreOrder: true
            );
        entry.Readings.Select(reading => SeedRun.TextAt(reading.Witnesses[0])).ShouldContain("several hundred");
    }

    [Theory]
    [InlineData("officers", "28")]
    [InlineData("foreign fighters", "250..")]
    public void AFigureOfOneWitnessIsStatedByItAndOmittedByTheOther(string about, string value)
    {
        var story = SeedRun.Json;
        var entry = story.Apparatus.Where(entry => entry.About == about).ShouldHaveSingleItem();
        entry.Verdict.ShouldBe(Verdict.Single);
        var reading = entry.Readings.ShouldHaveSingleItem();
        reading.Value.ShouldBe(value);
        reading.Witnesses.ShouldHaveSingleItem().Siglum.ShouldBe(story.SiglumOf(SeedRun.Citing));
        entry.OmittedBy.ShouldBe([story.SiglumOf(SeedRun.Spun)]);
    }

    [Fact]
    public void OnlyTheDronesDiffer() =>
        SeedRun
            .Json.Apparatus.Where(entry => entry.Verdict is Verdict.Differ or Verdict.Update)
            .Select(entry => entry.About.ToLowerInvariant())
            .ShouldBe(["drones"]);

    [Theory]
    [InlineData("New York Post", SourceKind.Outlet)]
    [InlineData("Tass", SourceKind.Agency)]
    [InlineData("Yuri Ushakov", SourceKind.Person)]
    public void CitedSourcesAreNamed(string name, SourceKind kind)
    {
        var source = SeedRun.Read([SeedRun.Citing])[0].Sources.Where(source => source.Name == name).ToArray();
        source.ShouldHaveSingleItem().Kind.ShouldBe(kind);
        source[0].Supports.ShouldNotBeEmpty();
    }

    [Fact]
    public void WhatFollowsTheStoryIsMarkedAndCreditsAreCredits()
    {
        var articles = SeedRun.Read([SeedRun.Spun, SeedRun.Citing]);
        var spun = articles[0];
        var marked = spun.Boilerplate.Select(stretch => stretch.Span).ToArray();
        var end = spun.Text.IndexOf("With Put up wires", StringComparison.Ordinal);
        end.ShouldBeGreaterThan(0);
        for (var index = end; index < spun.Text.Length; index++)
        {
            if (!char.IsWhiteSpace(spun.Text[index]))
                marked.ShouldContain(span => span.Start <= index && index < span.End, $"character {index}");
        }

        marked.ShouldAllBe(span => span.Start >= end, "nothing of the story itself is marked");
        spun.Boilerplate.ShouldContain(stretch =>
            stretch.Kind == BoilerplateKind.Related && stretch.Span.Slice(spun.Text) == "More Stories"
        );
        spun.Credits.ShouldHaveSingleItem().Span.Slice(spun.Text).ShouldBe("With Put up wires");
        var citing = articles[1];
        citing.Credits.ShouldHaveSingleItem().Span.Slice(citing.Text).ShouldBe("(Image: AP)");
        citing.Boilerplate.ShouldContain(stretch =>
            stretch.Kind == BoilerplateKind.Datestamp && stretch.Span.Slice(citing.Text).EndsWith("2022-07-19")
        );
    }

    [Fact]
    public void MarkedStretchesTakeNoPartInCollationOrApparatus()
    {
        var report = SeedRun.Story;
        var marked = report.Story.Witnesses.ToDictionary(
            witness => witness.Siglum,
            witness =>
                witness
                    .Article.Get(TextLayers.Boilerplate)
                    .Select(stretch => stretch.Span)
                    .Concat(witness.Article.Get(TextLayers.Credits).Select(credit => credit.Span))
                    .ToArray(),
            StringComparer.Ordinal
        );
        marked.Values.ShouldAllBe(spans => spans.Length > 0);
        (
            (WitnessSpan[])
                [
                    .. report.Collation.Passages.SelectMany(passage => passage.Members),
                    .. report
                        .Collation.Passages.SelectMany(passage => passage.Loci)
                        .SelectMany(locus => locus.Readings)
                        .SelectMany(reading => reading.Witnesses),
                    .. report
                        .Apparatus.Entries.SelectMany(entry => entry.Readings)
                        .SelectMany(value => value.Witnesses),
                    .. report
                        .Apparatus.Quotations.SelectMany(quotation => quotation.Wordings)
                        .SelectMany(wording => wording.Witnesses),
                    .. report.Apparatus.Timeline.SelectMany(entry => entry.Witnesses),
                ]
        ).ShouldAllBe(place => !marked[place.Siglum].Any(span => span.Overlaps(place.Span)));
    }
}

using Stemma.Apparatus;

namespace Stemma.Tests.Apparatus;

public class DisagreementTests
{
    [Fact]
    public void ANameSpelledInTwoWaysDiffersInSpelling()
    {
        var row = Telling
            .Rows(
                "Fire chief Marten Dellowin said the warehouse in Ostrey had burned to the ground.",
                "The warehouse burned down within an hour, fire chief Marten Delowin told reporters in Ostrey."
            )
            .Row(ApparatusKind.Name);

        row.Verdict.ShouldBe(Verdict.Differ);
        row.Sentence.ShouldBe("spelling: “Marten Dellowin” (A) differs from “Marten Delowin” (B)");
    }

    [Fact]
    public void TwoNamesThatOneAccountTellsApartAreNoSpellings() =>
        Telling
            .Rows(
                "Marten Dellowin and his brother Martin Dellowin own the warehouse in Ostrey that burned down.",
                "The warehouse in Ostrey that burned down belongs to Martin Dellowin."
            )
            .ShouldNotContain(row => row.Kind == ApparatusKind.Name && row.Verdict == Verdict.Differ);

    [Fact]
    public void APeopleAndItsCountryAreNoSpellings() =>
        Telling
            .Rows(
                "The fleet of Varkand left the harbour of Ostrey on Monday with forty fishing boats.",
                "The Varkandi fleet of forty fishing boats left the harbour of Ostrey on Monday."
            )
            .ShouldNotContain(row =>
                row.Kind == ApparatusKind.Name && row.Sentence.StartsWith("spelling", StringComparison.Ordinal)
            );

    [Fact]
    public void DurationsAreComparedAsFigures()
    {
        var row = Telling
            .Rows(
                "Two divers missing for three days off Cape Orrel were found alive on Monday.",
                "Two divers who had been missing for five days off Cape Orrel were found alive on Monday."
            )
            .Where(entry => entry.Sentence.StartsWith("how long", StringComparison.Ordinal))
            .ShouldHaveSingleItem();

        row.Verdict.ShouldBe(Verdict.Differ);
    }

    [Fact]
    public void DurationsInOtherUnitsMayAgree()
    {
        var row = Telling
            .Rows(
                "The repair of the Orrel lighthouse will take twelve weeks, the harbour board said.",
                "The repair of the Orrel lighthouse will take three months, the harbour board said."
            )
            .Where(entry => entry.Sentence.StartsWith("how long", StringComparison.Ordinal))
            .ShouldHaveSingleItem();

        row.Verdict.ShouldBe(Verdict.Compatible);
    }

    [Fact]
    public void AHigherValueOfTheSameThingIsNoNewsByBeingPrintedLater()
    {
        var row = Telling
            .Rows(
                "Thieves took paintings worth 2 million dollars from the gallery in Ostrey on Sunday.",
                "Paintings worth 3 million dollars were taken by thieves from the gallery in Ostrey on Sunday."
            )
            .Row(ApparatusKind.Quantity);

        row.Verdict.ShouldBe(Verdict.Differ);
        row.Sentence.ShouldBe(
            "how much (Thieves took paintings worth): “2 million dollars” (A) differs from “3 million dollars” (B)",
            StringCompareShould.IgnoreCase
        );
    }

    [Fact]
    public void AHigherTollPrintedLaterIsNews()
    {
        var row = Telling
            .Rows(
                "Five people were killed when a crane fell in Ostrey.",
                "Seven people were killed when a crane fell in Ostrey."
            )
            .Row(ApparatusKind.Quantity);

        row.Verdict.ShouldBe(Verdict.Update);
    }

    [Fact]
    public void TheTrappedBecomeFewer()
    {
        var row = Telling
            .Rows(
                "Thirty miners are trapped in the Ostrey pit, rescuers said.",
                "Twenty miners are still trapped in the Ostrey pit, rescuers said."
            )
            .Row(ApparatusKind.Quantity);

        row.Verdict.ShouldBe(Verdict.Update);
    }

    [Fact]
    public void OneCountCalledByTwoNounsIsCompared()
    {
        var row = Telling
            .Rows(
                "The council in Ostrey voted to end free lunches for 1,200 pupils from October.",
                "Free lunches will end from October for 1,500 children, the council in Ostrey voted."
            )
            .Row(ApparatusKind.Quantity);

        row.Verdict.ShouldBe(Verdict.Differ);
        row.Sentence.ShouldContain("“1,200 pupils” (A) differs from “1,500 children” (B)");
    }

    [Fact]
    public void CountsOfDifferentThingsAreNotCompared() =>
        Telling
            .Rows(
                "The storm in Ostrey sank 14 boats in the old harbour.",
                "The storm in Ostrey felled 30 trees in the old park."
            )
            .ShouldNotContain(row => row.Kind == ApparatusKind.Quantity && row.Verdict == Verdict.Differ);

    [Fact]
    public void ADenialIsHeldAgainstThoseWhoStateWhatIsDenied()
    {
        var row = Telling
            .Rows(
                "A guard who asked not to be named said the gallery had ignored warnings about the roof.",
                "The director denied that the gallery had ignored warnings about the roof."
            )
            .Row(ApparatusKind.Denial);

        row.Verdict.ShouldBe(Verdict.Differ);
        row.Sentence.ShouldEndWith("stated without a denial by A");
    }

    [Fact]
    public void WhatOneHasSaidNotToBeSoIsHeldAgainstThoseWhoSayItIs()
    {
        var row = Telling
            .Rows("The owner of the pit said the pumps were working.", "Miners said the pumps were not working at all.")
            .Row(ApparatusKind.Denial);

        row.Verdict.ShouldBe(Verdict.Differ);
        row.Sentence.ShouldContain("not so");
    }

    [Fact]
    public void ANegationThatNobodyContradictsMakesNoRow() =>
        Telling
            .Rows("The owner of the pit said the pumps were new.", "Miners said the lifts were not working at all.")
            .ShouldNotContain(row => row.Kind == ApparatusKind.Denial);
}

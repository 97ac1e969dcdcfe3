using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Tests.Collating;

public class CollatorTests
{
    private const string Report =
        "A cargo train left the rails near Ostrel on Wednesday, spilling 40 tonnes of grain into the river Mave. "
        + "Nobody was hurt, the operator Northline said. "
        + "\"We have never seen the bank give way like this,\" said Petra Hollin, who leads the rescue crews. "
        + "The line between Ostrel and Quarn will stay closed until Sunday. "
        + "Engineers had warned in March that the embankment was weak.";

    private const string Independent =
        "Grain from a derailed freight train is drifting down the Mave after an accident on the Quarn line. "
        + "Our reporter counted eleven waggons lying in the shallows below Ostrel. "
        + "\"I heard a roar and then nothing at all,\" said Jun Akers, 61, who farms beside the track. "
        + "Northline, which runs the freight service, would not say what had happened.";

    [Fact]
    public void TwoReportsOfOneEventInWordsOfTheirOwnShareNothing() =>
        Collator.Collate(Making.Story(Report, Independent)).Pairs.ShouldBeEmpty();

    [Fact]
    public void ARewriteIsFoundSentenceBySentence()
    {
        var rewrite =
            "A freight train derailed close to Ostrel on Wednesday and spilled 40 tonnes of grain into the river Mave. "
            + "No injuries were reported, operator Northline said. "
            + "Trains between Ostrel and Quarn are suspended until Sunday. "
            + "In March engineers warned the embankment was too weak.";
        var pair = Collator.Collate(Making.Story(Report, rewrite)).Pairs.ShouldHaveSingleItem();
        pair.Stretches.Length.ShouldBeGreaterThanOrEqualTo(3);
        pair.RightContained.ShouldBeGreaterThan(0.6);
        pair.LeftContained.ShouldBeLessThan(pair.RightContained);
    }

    [Fact]
    public void TextWithNearlyEveryWordReplacedIsKnownByItsNamesInOrder()
    {
        var original = Making.Story(
            "Fire broke out in the Larkmoor warehouse before dawn. Chief Anders Velk sent crews from Tilbrook and Hesse. "
                + "Smoke drifted over Pennock Hill towards Quay Street. The tenant, Osmer Freight, kept tyres there. "
                + "Inspector Runa Tolle closed the Marsh Road junction. Insurers at Calder Mutual expect claims of 12 million.",
            "Blaze erupted inside that Larkmoor depot ahead of daybreak. Leader Anders Velk dispatched teams out of Tilbrook plus Hesse. "
                + "Fumes floated above Pennock Hill toward Quay Avenue. Its occupant, Osmer Freight, stored tires within. "
                + "Examiner Runa Tolle shut a Marsh Route crossing. Underwriters with Calder Mutual anticipate demands for 12 billion."
        );
        Collator.Collate(original).Pairs.ShouldHaveSingleItem().Stretches.Length.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void AnExcerptIsWhollyContainedInItsSource()
    {
        var excerpt = Report[..Report.IndexOf(" \"We", StringComparison.Ordinal)];
        var pair = Collator.Collate(Making.Story(Report, excerpt)).Pairs.ShouldHaveSingleItem();
        pair.RightContained.ShouldBe(1);
        pair.LeftContained.ShouldBe(26 / 70.0, 0.05);
    }

    [Fact]
    public void SpeechThatBothHaveIsQuoted()
    {
        var other =
            "Firefighters in Quarn watched the water all night. "
            + "\"We have never seen the bank give way like this,\" said Petra Hollin. "
            + "Schools reopened as usual.";
        var pair = Collator.Collate(Making.Story(Report, other)).Pairs.ShouldHaveSingleItem();
        pair.Stretches.ShouldHaveSingleItem().Relation.ShouldBe(PassageRelation.Edited);
        var bare = Making.Story(
            "Rain fell. \"We have never seen the bank give way like this,\" she said. Shops closed.",
            "The town slept. \"We have never seen the bank give way like this,\" said Hollin. A bell rang."
        );
        var passage = Collator.Collate(bare).Passages.ShouldHaveSingleItem();
        passage.Relation.ShouldBe(PassageRelation.Quoted);
    }

    [Fact]
    public void OnlyEqualWordsAreVerbatim()
    {
        var pair = Collator
            .Collate(Making.Story(Report, Report.Replace("Wednesday", "Thursday", StringComparison.Ordinal)))
            .Pairs.ShouldHaveSingleItem();
        pair.Stretches[0].Relation.ShouldBe(PassageRelation.Edited);
        pair.Stretches[0].Kept.ShouldBe(17 / 18.0, 0.02);
        pair.Stretches[1].Relation.ShouldBe(PassageRelation.Verbatim);
        pair.Stretches[1].Differences.ShouldBeEmpty();
    }

    [Fact]
    public void DifferencesLeadToTheOriginalForms()
    {
        var story = Making.Story(
            "The White House said on Tuesday that its \"senior adviser\" would travel.",
            "The White Property said on Tuesday that its \"senior consultant\" would soon travel."
        );
        var stretch = Collator.Collate(story).Pairs.ShouldHaveSingleItem().Stretches.ShouldHaveSingleItem();
        stretch
            .Differences.Select(difference => (story["A"].Slice(difference.Left), story["B"].Slice(difference.Right)))
            .ShouldBe([("House", "Property"), ("adviser", "consultant"), ("", "soon")]);
        var omission = stretch.Differences[^1].Left;
        omission.IsEmpty.ShouldBeTrue();
        story["A"].Slice(new TextSpan(0, omission.Start)).ShouldEndWith("would");
    }

    [Fact]
    public void BoilerplateAndCreditsTakeNoPart()
    {
        var story = Making.Story(
            Making
                .Article(
                    "Snow closed the Harrow Pass on Monday. Sign up for our morning letter. (Photo: Wire) Lorries waited."
                )
                .WithBoilerplate("Sign up for our morning letter.")
                .WithCredits("(Photo: Wire)"),
            Making
                .Article(
                    "Snow closed the Harrow Pass on Monday. Sign up for our morning letter. (Photo: Wire) Buses waited."
                )
                .WithBoilerplate("Sign up for our morning letter.")
                .WithCredits("(Photo: Wire)")
        );
        var collation = Collator.Collate(story);
        foreach (var member in collation.Passages.SelectMany(passage => passage.Members))
        {
            story[member.Siglum].Slice(member.Span).ShouldNotContain("Sign up");
            story[member.Siglum].Slice(member.Span).ShouldNotContain("Photo");
        }

        collation.Passages.Length.ShouldBe(2);
    }

    [Fact]
    public void AStretchNeverReachesAcrossBoilerplate()
    {
        const string whole =
            "The plant in Odersby caught fire on Friday, and two engineers were taken to hospital with burns.";
        var cut = Making
            .Article(
                "The plant in Odersby caught fire on Friday. READ MORE HERE. Two engineers were taken to hospital with burns."
            )
            .WithBoilerplate("READ MORE HERE.");
        var collation = Collator.Collate(Making.Story(Making.Article(whole), cut));
        var span = collation.Pairs.ShouldHaveSingleItem().Stretches.ShouldHaveSingleItem().Right;
        cut.Slice(span).ShouldNotContain("READ");
    }

    [Fact]
    public void AStoryOfOneWitnessHasNoPassages()
    {
        var collation = Collator.Collate(Making.Story(Report));
        collation.Pairs.ShouldBeEmpty();
        collation.Passages.ShouldBeEmpty();
    }

    [Fact]
    public void ArticlesWithoutLayersOrWordsTakePartInNothing() =>
        Collator
            .Collate(
                Making.Story(
                    new Article("a", Report),
                    new Article("b", Report),
                    Making.Article(""),
                    Making.Article("?!")
                )
            )
            .Passages.ShouldBeEmpty();

    [Fact]
    public void OneSentenceRepeatedWithoutEndIsAlignedOneToOne()
    {
        const string sentence = "Buy the best kettle in town today. ";
        var story = Making.Story(
            string.Concat(Enumerable.Repeat(sentence, 3000)),
            string.Concat(Enumerable.Repeat(sentence, 2000))
        );
        Collator.Collate(story).Passages.Length.ShouldBe(2000);
    }

    [Fact]
    public void AnEndlessLineWithoutSentencesIsAlignedInPieces()
    {
        var words = Enumerable.Range(0, 20_000).Select(index => "word" + (index * 7919 % 20_011)).ToArray();
        var story = Making.Story(
            string.Join(' ', words),
            "An inserted start of a few words " + string.Join(' ', words)
        );
        Collator.Collate(story).Pairs.ShouldHaveSingleItem().LeftContained.ShouldBeGreaterThan(0.99);
    }
}

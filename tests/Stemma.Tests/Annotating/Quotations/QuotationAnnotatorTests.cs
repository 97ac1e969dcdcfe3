using System.Diagnostics;
using CsCheck;
using Stemma.Annotating;
using Stemma.Annotating.Quotations;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Quotations;

public class QuotationAnnotatorTests
{
    private const string Signs = "\"“”‘’'«»sH ,.:\n—";

    private static readonly string[] People = ["Ada Lorne", "Bram Tuckwell", "Celia Oduya", "Piet Hanssen"];

    /// <summary>Text, and one line per expected entry.</summary>
    public static TheoryData<string, string> Table =>
        new()
        {
            // Direct, before and after, plain and inverted.
            { "“The harbour wall will hold,” Ada Lorne said.", "Direct [The harbour wall will hold,] Ada Lorne" },
            {
                "\"Rates may rise again,\" said Piet Hanssen, an economist at Norbank.",
                "Direct [Rates may rise again,] Piet Hanssen"
            },
            {
                "Celia Oduya told reporters: “We lost the game in midfield.”",
                "Direct [We lost the game in midfield.] Celia Oduya"
            },
            {
                "Tuckwell said, \"I never saw the knife.\"\n\nBram Tuckwell is 41.",
                "Direct [I never saw the knife.] Bram Tuckwell"
            },
            { "“Will it last?” asked Lorne. Ada Lorne runs the port.", "Direct [Will it last?] Ada Lorne" },
            { "''The harbour wall will hold,'' Ada Lorne said.", "Direct [The harbour wall will hold,] Ada Lorne" },
            { "''We call it 'the wall,''' Ada Lorne said.", "Direct [We call it 'the wall,'] Ada Lorne" },
            { "Ada Lorne said: ``The harbour wall will hold.''", "Direct [The harbour wall will hold.] Ada Lorne" },
            { "“Stop!” shouted the referee.", "Direct [Stop!] the referee" },
            // Roles, appositions, titles.
            {
                "“It is sound,” Ada Lorne, the minister's chief adviser, told journalists in Velm.",
                "Direct [It is sound,] Ada Lorne"
            },
            { "“It is sound,” said the club’s head coach, Piet Hanssen.", "Direct [It is sound,] Piet Hanssen" },
            {
                "Mayor Celia Oduya opened the bridge. “It is the longest in the county,” the mayor said.",
                "Direct [It is the longest in the county,] Celia Oduya"
            },
            {
                "“He was calm throughout,” said a neighbour, who asked not to be named.",
                "Direct [He was calm throughout,] a neighbour"
            },
            {
                "“We are looking for two men,” Detective Inspector Ada Lorne said.",
                "Direct [We are looking for two men,] Ada Lorne"
            },
            {
                "“The firm is solvent,” a spokesman for Hanssen said. Piet Hanssen owns it.",
                "Direct [The firm is solvent,] a spokesman for hanssen"
            },
            // Pronouns.
            {
                "Bram Tuckwell spoke on Monday. The visit follows Piet Hanssen's tour of the north, during which he said: “We will "
                    + "build the dam.”",
                "Direct [We will build the dam.] Piet Hanssen"
            },
            { "Ada Lorne left the court. “I am relieved,” she said.", "Direct [I am relieved,] Ada Lorne" },
            {
                "Bram Tuckwell met Celia Oduya on Friday. “We talked for hours,” he said.",
                "Direct [We talked for hours,] Bram Tuckwell"
            },
            // Split, continued, inherited.
            {
                "“The goal,” Hanssen said, “was offside.” Piet Hanssen coaches Velm.",
                "Direct [The goal,] Piet Hanssen\nDirect [was offside.] Piet Hanssen"
            },
            {
                "“It was cold,” Ada Lorne said. “Nobody came.”",
                "Direct [It was cold,] Ada Lorne\nDirect [Nobody came.] Ada Lorne"
            },
            {
                "“The ice is thinner every year.” “We measured it twice,” Celia Oduya said.",
                "Direct [The ice is thinner every year.] Celia Oduya\nDirect [We measured it twice,] Celia Oduya"
            },
            {
                "“We began in March,” Ada Lorne said. “It was hard.\n\n“Then the money ran out.”",
                "Direct [We began in March,] Ada Lorne\nDirect [It was hard.] Ada Lorne\nDirect [Then the money ran out.] Ada Lorne"
            },
            { "Ada Lorne was blunt:\n\n“There is no plan.”", "Direct [There is no plan.] Ada Lorne" },
            // Nested.
            {
                "“He told me ‘never again’ and left,” Ada Lorne said.",
                "Direct [He told me ‘never again’ and left,] Ada Lorne"
            },
            {
                "‘They called it “a gift” at first,’ Celia Oduya said.",
                "Direct [They called it “a gift” at first,] Celia Oduya"
            },
            // Styles of marks.
            {
                "‘The players’ union will not move,’ said Piet Hanssen.",
                "Direct [The players’ union will not move,] Piet Hanssen"
            },
            {
                "'It's the club's worst year since '98,' Piet Hanssen said.",
                "Direct [It's the club's worst year since '98,] Piet Hanssen"
            },
            { "”The talks are useful,” said Ada Lorne.", "Direct [The talks are useful,] Ada Lorne" },
            { "\"The talks are useful,” Ada Lorne said.", "Direct [The talks are useful,] Ada Lorne" },
            { "“The talks are useful,\" Ada Lorne said.", "Direct [The talks are useful,] Ada Lorne" },
            { "„Das Eis ist dünn,“ sagte Ada Lorne.", "Direct [Das Eis ist dünn,] Ada Lorne" },
            { "« La glace fond », said Celia Oduya.", "Direct [La glace fond] Celia Oduya" },
            { "“Shares fell nine per cent” — Piet Hanssen", "Direct [Shares fell nine per cent] Piet Hanssen" },
            // Mixed.
            {
                "Ada Lorne said the vote would “split the region in two.”",
                "Mixed [split the region in two.] Ada Lorne"
            },
            { "Piet Hanssen called the ruling “a disgrace”.", "Mixed [a disgrace] Piet Hanssen" },
            {
                "They met President Celia Oduya, who had warned that a strike would “ruin the harvest.”",
                "Mixed [ruin the harvest.] Celia Oduya"
            },
            {
                "The plan was “the least bad of four bad choices,” Tuckwell admitted. Bram Tuckwell had drawn it up.",
                "Mixed [the least bad of four bad choices,] Bram Tuckwell"
            },
            {
                "He resigned over allegations that the board was “asleep at the wheel”.",
                "Mixed [asleep at the wheel] nobody"
            },
            // Words of speech that no list holds.
            { "“The score is fair,” Ada Lorne remarkeded.", "Direct [The score is fair,] Ada Lorne" },
            {
                "“The score is fair,” Hanssen extra. Piet Hanssen coaches Velm.",
                "Direct [The score is fair,] Piet Hanssen"
            },
            // No entries: scare quotes, titles, measures, apostrophes.
            { "The 'smart drones' were shot down near Velm.", "" },
            { "Members of the \"so-called Velm Free Corps\" fled.", "" },
            { "Ada Lorne starred in “The Last Harbour” and “Winter Light”.", "" },
            { "The board is 12\" wide and 6' long.", "" },
            { "Rock 'n' roll was the sailors' choice in the '60s.", "" },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public void SpeechIsFoundWithItsSpeaker(string text, string expected) =>
        NamedPeople.Quotes(NamedPeople.Read(text, People)).ShouldBe(expected);

    [Theory]
    [InlineData("Ada Lorne said that the wall would hold.", "Indirect [the wall would hold] Ada Lorne")]
    [InlineData(
        "The wall would hold through the winter, Ada Lorne said.",
        "Indirect [The wall would hold through the winter] Ada Lorne"
    )]
    [InlineData("According to Piet Hanssen, rates will rise twice.", "Indirect [rates will rise twice] Piet Hanssen")]
    [InlineData(
        "Piet Hanssen told reporters on Monday that rates will rise.",
        "Indirect [rates will rise] Piet Hanssen"
    )]
    [InlineData("Police reports of the fire were late.", "")]
    [InlineData(
        "The bridge, Ada Lorne said, would hold through the winter.",
        "Indirect [The bridge] Ada Lorne\nIndirect [would hold through the winter] Ada Lorne"
    )]
    [InlineData(
        "Ada Lorne said the dam was “past its time” and would be torn down.",
        "Indirect [the dam was] Ada Lorne\nIndirect [and would be torn down] Ada Lorne"
    )]
    [InlineData(
        "The dam is “past its time” and leaks, Ada Lorne said.",
        "Indirect [The dam is] Ada Lorne\nIndirect [and leaks] Ada Lorne"
    )]
    [InlineData(
        "Ada Lorne said the dam is a relic that nobody needs.",
        "Indirect [the dam is a relic that nobody needs] Ada Lorne"
    )]
    [InlineData(
        "The dam leaks in three places, Ada Lorne said in a speech to the chamber of trade.",
        "Indirect [The dam leaks in three places] Ada Lorne"
    )]
    [InlineData("Ada Lorne asked whether the dam would hold.", "Indirect [whether the dam would hold] Ada Lorne")]
    [InlineData("Ada Lorne vowed to rebuild the dam.", "Indirect [to rebuild the dam] Ada Lorne")]
    [InlineData(
        "Ada Lorne left after saying that the dam would hold, and nobody followed.",
        "Indirect [the dam would hold] Ada Lorne"
    )]
    [InlineData(
        "Ada Lorne said Piet Hanssen had told her that rates would rise.",
        "Indirect [Piet Hanssen had told her that rates would rise] Ada Lorne"
    )]
    [InlineData("Ada Lorne added to her lead on Friday.", "")]
    [InlineData("Ada Lorne told the harbour board, a body of seven.", "")]
    public void IndirectSpeechIsTheClauseThatTheVerbGoverns(string text, string expected) =>
        NamedPeople.Indirect(NamedPeople.Read(text, People)).ShouldBe(expected);

    [Fact]
    public void TheSpeakersSpanIsTheMentionBesideTheQuotation()
    {
        var article = NamedPeople.Read("Ada Lorne left early. “I am tired,” she said.", People);
        var quote = article.Get(AnnotationLayers.Quotations).ShouldHaveSingleItem();
        article.Slice(quote.Speaker!.Span).ShouldBe("she");
        article.Slice(quote.Cue!.Value).ShouldBe("said");
    }

    [Theory]
    [InlineData("“The wall will hold, Ada Lorne said.\n\nIt rained.", "Direct [The wall will hold,] Ada Lorne")]
    [InlineData("Ada Lorne said: “The wall will hold.\n\nIt rained.", "Direct [The wall will hold.] Ada Lorne")]
    [InlineData("The wall will hold,” Ada Lorne said.", "Direct [The wall will hold,] Ada Lorne")]
    public void AMissingMarkIsMendedAndReported(string text, string expected)
    {
        var article = NamedPeople.Read(text, People);
        NamedPeople.Quotes(article).ShouldBe(expected);
        var diagnostic = article.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("ST2001");
        diagnostic.Severity.ShouldBe(Severity.Warning);
        diagnostic.Span.ShouldNotBeNull();
    }

    [Fact]
    public void AParagraphThatOpensAgainWithoutClosingIsNoFault() =>
        NamedPeople.Read("“It was hard.\n\n“Then it ended,” Ada Lorne said.", People).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void BoilerplateHoldsNoQuotations()
    {
        const string text = "“Ten tips for a better lawn,” says Ada Lorne";
        var article = new SentenceAnnotator().Annotate(new TokenAnnotator().Annotate(new Article("t", text)));
        article = article.With(
            TextLayers.Boilerplate,
            [new Boilerplate(new TextSpan(0, text.Length), BoilerplateKind.Related)]
        );
        new QuotationAnnotator().Annotate(article).Get(AnnotationLayers.Quotations).ShouldBeEmpty();
    }

    [Fact]
    public void WhateverTheMarksEntriesLieInTheTextInOrderAndQuotedOnesDoNotOverlap() =>
        Gen.Int[0, Signs.Length - 1]
            .Select(sign => Signs[sign])
            .Array[0, 80]
            .Select(signs => new string(signs))
            .Sample(text =>
            {
                var article = NamedPeople.Read("Ada Lorne said " + text);
                var end = 0;
                foreach (var quote in article.Get(AnnotationLayers.Quotations))
                {
                    quote.Span.End.ShouldBeLessThanOrEqualTo(article.Text.Length);
                    if (quote.Kind == QuotationKind.Indirect)
                        continue;
                    quote.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                    end = quote.Span.End;
                }
            });

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("‘a ’ ")]
    [InlineData("“a, said he ")]
    [InlineData("\"\n")]
    [InlineData("said , ")]
    [InlineData("He said that ")]
    public void TimeIsLinearOnHostileText(string unit)
    {
        // Ten times the text may take thirty times as long (noise, garbage collection), not the hundred of a quadratic walk.
        Measure(unit, 5_000);
        var small = Measure(unit, 50_000);
        var large = Measure(unit, 500_000);
        large.ShouldBeLessThan((30 * small) + TimeSpan.FromMilliseconds(300));
    }

    private static TimeSpan Measure(string unit, int length)
    {
        var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var article = new SentenceAnnotator().Annotate(new TokenAnnotator().Annotate(new Article("t", text)));
        var clock = Stopwatch.StartNew();
        new QuotationAnnotator().Annotate(article);
        return clock.Elapsed;
    }
}

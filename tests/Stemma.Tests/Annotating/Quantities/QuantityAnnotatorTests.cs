using System.Globalization;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Quantities;

public class QuantityAnnotatorTests
{
    [Theory]
    [InlineData("The farm lost 250 sheep.", "250", "250", "250", "sheep")]
    [InlineData("Nineteen divers searched the lake.", "Nineteen", "19", "19", "divers")]
    [InlineData("Two hundred and fifty guests arrived.", "Two hundred and fifty", "250", "250", "guests")]
    [InlineData("Some people ordered a dozen eggs.", "a dozen", "12", "12", "eggs")]
    [InlineData("They bought several hundred lanterns.", "several hundred", "200", "999", "lanterns")]
    [InlineData("They bought “several hundred” lanterns.", "several hundred", "200", "999", "lanterns")]
    [InlineData("Dozens of boats and rafts sank.", "Dozens", "24", "99", "boats")]
    [InlineData("Hundreds of people fled.", "Hundreds", "200", "1999", "people")]
    [InlineData("Tens of thousands of voters stayed away.", "Tens of thousands", "20000", "99999", "voters")]
    [InlineData("A few thousand fans remained.", "A few thousand", "2000", "9999", "fans")]
    [InlineData("A couple of hundred fans remained.", "A couple of hundred", "200", "299", "fans")]
    [InlineData("A handful of fans remained.", "A handful", "3", "9", "fans")]
    [InlineData("Volunteers packed 10 to 15 crates.", "10 to 15", "10", "15", "crates")]
    [InlineData("Volunteers packed between 3 and 5 crates.", "between 3 and 5", "3", "5", "crates")]
    [InlineData("Volunteers packed 10-15 crates.", "10-15", "10", "15", "crates")]
    [InlineData("At least 14 miners were trapped.", "At least 14", "14", null, "miners")]
    [InlineData("More than 250 homes burned.", "More than 250", "250", null, "homes")]
    [InlineData("Up to 40 jobs will go.", "Up to 40", null, "40", "jobs")]
    [InlineData("Fewer than 20 seats remain.", "Fewer than 20", null, "20", "seats")]
    [InlineData("About 300 pupils marched.", "About 300", "270", "330", "pupils")]
    [InlineData("Nearly 300 pupils marched.", "Nearly 300", "270", "300", "pupils")]
    [InlineData("The mayor hired two or three clerks.", "two or three", "2", "3", "clerks")]
    [InlineData("The mayor hired 28 more clerks.", "28", "28", "28", "clerks")]
    [InlineData("He invited 60 'foreign guests' to dinner.", "60", "60", "60", "foreign guests")]
    [InlineData("It employs 1,250 people.", "1,250", "1250", "1250", "people")]
    [InlineData("It employs 1.5 million people.", "1.5 million", "1500000", "1500000", "people")]
    public void CountsHaveBoundsAndWhatIsCounted(string sentence, string span, string? low, string? high, string of)
    {
        var (article, quantity) = Single(sentence);
        article.Slice(quantity.Span).ShouldBe(span);
        quantity.Kind.ShouldBe(QuantityKind.Count);
        quantity.Low.ShouldBe(Number(low));
        quantity.High.ShouldBe(Number(high));
        quantity.Of.ShouldBe(of);
        article.Slice(quantity.OfSpan!.Value).ShouldBe(of);
    }

    [Theory]
    [InlineData("A third of the crew left.", "A third", "33.3", "33.3", "%", "crew")]
    [InlineData("Two-thirds of the crew left.", "Two-thirds", "66.7", "66.7", "%", "crew")]
    [InlineData("Roughly a quarter of members voted.", "Roughly a quarter", "22.5", "27.5", "%", "members")]
    [InlineData("One in eight people moved.", "One in eight", "12.5", "12.5", "%", "people")]
    [InlineData("Children under 12 were not counted.", "under 12", null, "12", "year", null)]
    [InlineData("Anyone aged 40 or over may apply.", "aged 40 or over", "40", null, "year", null)]
    [InlineData("The seller is in his 70s now.", "70s", "70", "79", "year", null)]
    [InlineData("It fell to minus 31 degrees.", "minus 31 degrees", "-31", "-31", "degree", null)]
    [InlineData("It bans knives longer than 8 inches.", "longer than 8 inches", "8", null, "inch", null)]
    public void SharesOpenAgesAndColdHaveBounds(
        string sentence,
        string span,
        string? low,
        string? high,
        string unit,
        string? of
    )
    {
        var (article, quantity) = Single(sentence);
        article.Slice(quantity.Span).ShouldBe(span);
        (quantity.Low, quantity.High, quantity.Unit, quantity.Of).ShouldBe((Number(low), Number(high), unit, of));
    }

    [Theory]
    [InlineData("A third was missing.")]
    [InlineData("He was born in 1970s Leeds.")]
    public void WhatOnlyLooksLikeAShareOrAnAgeIsNone(string sentence) =>
        Annotate(sentence).Get(AnnotationLayers.Quantities).ShouldBeEmpty();

    [Theory]
    [InlineData("The bank lost $1.2 billion.", "$1.2 billion", QuantityKind.Money, "1200000000", "USD")]
    [InlineData("The club paid £30m.", "£30m", QuantityKind.Money, "30000000", "GBP")]
    [InlineData("The fund holds €5 million.", "€5 million", QuantityKind.Money, "5000000", "EUR")]
    [InlineData("It cost 2.3 billion kroner.", "2.3 billion kroner", QuantityKind.Money, "2300000000", "krone")]
    [InlineData("It cost forty dollars.", "forty dollars", QuantityKind.Money, "40", "USD")]
    [InlineData("Turnout was 61.5%.", "61.5%", QuantityKind.Percentage, "61.5", "%")]
    [InlineData("Prices rose 4 percent.", "4 percent", QuantityKind.Percentage, "4", "%")]
    [InlineData("Prices rose five per cent.", "five per cent", QuantityKind.Percentage, "5", "%")]
    [InlineData("The fire spread 12 km.", "12 km", QuantityKind.Measure, "12", "kilometre")]
    [InlineData("The fire burned 300 hectares.", "300 hectares", QuantityKind.Measure, "300", "hectare")]
    [InlineData("They ran a 10-mile race.", "10-mile", QuantityKind.Measure, "10", "mile")]
    [InlineData("It covers 40 square miles.", "40 square miles", QuantityKind.Measure, "40", "square mile")]
    [InlineData("It reached 38 degrees Celsius.", "38 degrees Celsius", QuantityKind.Measure, "38", "degree Celsius")]
    [InlineData("A 69-year-old man won.", "69-year-old", QuantityKind.Age, "69", "year")]
    [InlineData("The victim, aged 34, survived.", "aged 34", QuantityKind.Age, "34", "year")]
    [InlineData("Mary Blacklock, 34, survived.", "34", QuantityKind.Age, "34", "year")]
    public void MeasuresMoneyAndAgesHaveAUnit(
        string sentence,
        string span,
        QuantityKind kind,
        string value,
        string unit
    )
    {
        var (article, quantity) = Single(sentence);
        article.Slice(quantity.Span).ShouldBe(span);
        (quantity.Kind, quantity.Low, quantity.High, quantity.Unit).ShouldBe(
            (kind, Number(value), Number(value), unit)
        );
    }

    [Theory]
    [InlineData("It was her second trip abroad.", 2, "trip")]
    [InlineData("It was the 2nd journey.", 2, "journey")]
    [InlineData("He won for the first time.", 1, "time")]
    [InlineData("It is the twenty-first bridge.", 21, "bridge")]
    public void PlacesInASequenceAreOrdinals(string sentence, int place, string of)
    {
        var quantity = Single(sentence).Quantity;
        (quantity.Kind, quantity.Low, quantity.High, quantity.Of).ShouldBe((QuantityKind.Ordinal, place, place, of));
    }

    [Fact]
    public void ARangeOfMoneySharesItsScaleWord()
    {
        var quantity = Single("It will cost $10 to $15 million.").Quantity;
        (quantity.Low, quantity.High, quantity.Unit).ShouldBe((10_000_000m, 15_000_000m, "USD"));
    }

    [Fact]
    public void AMeasureSaysWhatItMeasures() =>
        Single("They shipped 300 tonnes of grain.").Quantity.Of.ShouldBe("grain");

    [Theory]
    [InlineData("The war began on Feb. 24, 2022.")]
    [InlineData("Doors open at 8:15 a.m. on Monday.")]
    [InlineData("It went on for two days.")]
    [InlineData("An F-16 took off.")]
    [InlineData("The phone uses 5G.")]
    [InlineData("The airline flies the Boeing 737 daily.")]
    [InlineData("They invoked Article 5 at once.")]
    [InlineData("Call 555-0199 now.")]
    [InlineData("Call +44 20 7946 0958 now.")]
    [InlineData("No one knows why.")]
    [InlineData("It was the one that got away.")]
    [InlineData("Rovers won 3-1 at home.")]
    [InlineData("The couple married in secret.")]
    [InlineData("The First Amendment protects it.")]
    [InlineData("The line is open 24/7.")]
    public void NumbersThatNameOrDateAreNoQuantities(string sentence) =>
        Annotate(sentence).Get(AnnotationLayers.Quantities).ShouldBeEmpty();

    [Theory]
    [InlineData("It opens one 9 weeks just before.")]
    [InlineData("Up to.")]
    [InlineData("between 5")]
    [InlineData("a $")]
    [InlineData("1/2/3/4/5")]
    [InlineData("99999999999999999999999999999999999999 trillion trillion trillion")]
    [InlineData("one hundred thousand million billion trillion trillion trillion")]
    public void OdditiesAreSurvived(string text) => Should.NotThrow(() => Annotate(text));

    private static (Article Article, Quantity Quantity) Single(string sentence)
    {
        var article = Annotate(sentence);
        return (article, article.Get(AnnotationLayers.Quantities).ShouldHaveSingleItem());
    }

    private static Article Annotate(string text) => DefaultPipeline.Build().Annotate(new Article("test", text));

    private static decimal? Number(string? written) =>
        written is null ? null : decimal.Parse(written, CultureInfo.InvariantCulture);
}

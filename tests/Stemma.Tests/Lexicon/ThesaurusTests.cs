using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class ThesaurusTests
{
    [Theory]
    [InlineData("trip", "journey")]
    [InlineData("begin", "start")]
    [InlineData("important", "crucial")]
    [InlineData("take part", "participate")]
    public void LinksHoldBothWays(string one, string other)
    {
        Synonyms(one).ShouldContain(other);
        Synonyms(other).ShouldContain(one);
    }

    [Theory]
    [InlineData("journeys", "trips")]
    [InlineData("started", "began")]
    [InlineData("beginning", "starting")]
    [InlineData("participated", "took part")]
    [InlineData("police officers", "policemen")]
    public void AnInflectedExpressionGivesSubstitutesInflectedAlike(string expression, string substitute) =>
        Synonyms(expression).ShouldContain(substitute);

    [Fact]
    public void AnUnknownExpressionHasNone()
    {
        Synonyms("zqxwvat").ShouldBeEmpty();
        Synonyms("").ShouldBeEmpty();
        Synonyms("one two three four five").ShouldBeEmpty();
    }

    [Fact]
    public void EveryLinkOfTheTableIsMirrored()
    {
        var thesaurus = Thesaurus.English;
        var links = new HashSet<(int, int)>();
        for (var expression = 0; expression < thesaurus.Count; expression++)
        {
            var from = expression;
            thesaurus.Visit(expression, (to, _) => links.Add((from, to)));
        }

        links.Count.ShouldBeGreaterThan(100_000);
        links.ShouldAllBe(link => links.Contains(new(link.Item2, link.Item1)));
    }

    private static string[] Synonyms(string expression) =>
        [.. Thesaurus.English.Synonyms(expression).Select(synonym => synonym.Expression)];
}

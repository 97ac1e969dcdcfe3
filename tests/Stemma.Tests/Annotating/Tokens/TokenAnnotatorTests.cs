using System.Diagnostics;
using CsCheck;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Tokens;

public class TokenAnnotatorTests
{
    [Theory]
    [InlineData("The mayor’s well-known rival", "The|mayor|’s|well-known|rival")]
    [InlineData("They didn't; we'll see, I'm sure", "They|did|n't|;|we|'ll|see|,|I|'m|sure")]
    [InlineData("O'Brien met Sana’a officials", "O'Brien|met|Sana’a|officials")]
    [InlineData("the U.S.-backed force and the U.S.’s allies", "the|U.S.-backed|force|and|the|U.S.|’s|allies")]
    [InlineData("Mr. Odell of Acme Inc. left at 5 p.m. sharp", "Mr.|Odell|of|Acme|Inc.|left|at|5|p.m.|sharp")]
    [InlineData("on Feb. 24, where he sat. Sat. 5", "on|Feb.|24|,|where|he|sat|.|Sat.|5")]
    [InlineData("No. 5 said no. Then", "No.|5|said|no|.|Then")]
    [InlineData("1,200 of 3.5 at 21st, a 4-working", "1,200|of|3.5|at|21st|,|a|4-working")]
    [InlineData("$1.2bn, €30 and 45%", "$|1.2bn|,|€|30|and|45|%")]
    [InlineData("”The “old” 'plan',”", "”|The|“|old|”|'|plan|'|,|”")]
    [InlineData("wait... what—now?!", "wait|...|what|—|now|?!")]
    [InlineData(
        "see https://example.org/a?b=1, or mail a.b@example.org.",
        "see|https://example.org/a?b=1|,|or|mail|a.b@example.org|."
    )]
    [InlineData("AT&T and J. K. Marlowe", "AT&T|and|J.|K.|Marlowe")]
    [InlineData("the end.Next one", "the|end|.|Next|one")]
    [InlineData("2022-07-19 at 10:30", "2022-07-19|at|10:30")]
    [InlineData("東京 へ", "東|京|へ")]
    public void TextIsCutIntoTokens(string text, string expected) => Surfaces(text).ShouldBe(expected);

    [Theory]
    [InlineData("COUNTRY’S", "country|'s")]
    [InlineData("ﬁnance", "finance")]
    [InlineData("Zoe\u0308 café cafe\u0301", "zoë|café|café")]
    [InlineData("co\u00ADoperate", "cooperate")]
    [InlineData("Ｔｏｋｙｏ", "tokyo")]
    public void TheNormalFormIsCompatibleLowerCaseAndStraight(string text, string expected) =>
        string.Join('|', TokenAnnotator.Tokenize(text).Select(token => token.Normal)).ShouldBe(expected);

    [Fact]
    public void KindsTellWordsNumbersPunctuationAndSymbolsApart() =>
        TokenAnnotator
            .Tokenize("Oil 21st , € 😀")
            .Select(token => token.Kind)
            .ShouldBe([TokenKind.Word, TokenKind.Number, TokenKind.Punctuation, TokenKind.Symbol, TokenKind.Symbol]);

    [Fact]
    public void EveryVisibleCharacterBelongsToExactlyOneToken() =>
        Gen.String[Gen.Char["aZé’'-.,&@#\"“” \n\t0159$\u0301\uD83D\uDE00x"], 0, 60]
            .Sample(text =>
            {
                var covered = new int[text.Length];
                foreach (var token in TokenAnnotator.Tokenize(text))
                {
                    for (var index = token.Span.Start; index < token.Span.End; index++)
                        covered[index]++;
                }

                return covered.Index().All(item => item.Item == (Characters.IsBlank(text[item.Index]) ? 0 : 1));
            });

    [Theory]
    [InlineData("a")]
    [InlineData("a'")]
    [InlineData("1.")]
    [InlineData("\u0301")]
    [InlineData(".")]
    [InlineData("word ")]
    public void AVeryLongLineTakesLinearTime(string unit)
    {
        var clock = Stopwatch.StartNew();
        var tokens = TokenAnnotator.Tokenize(string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length)));
        tokens.Max(token => token.Span.Length).ShouldBeLessThanOrEqualTo(TokenScanner.Longest + 1);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static string Surfaces(string text) =>
        string.Join('|', TokenAnnotator.Tokenize(text).Select(token => token.Span.Slice(text)));
}

using System.Collections.Immutable;
using CsCheck;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Collating;

public class CollatorProperties
{
    private static readonly string[] Words =
        "the a of storm harbour Velmont on Monday said council 40 ships sank were lost closed bridge engineers warned new old".Split(
            ' '
        );

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(index => Words[index]);

    private static readonly Gen<string> Sentence = Word.Array[1, 12].Select(words => string.Join(' ', words) + ".");

    private static readonly Gen<string> Base = Sentence.Array[1, 6].Select(sentences => string.Join(' ', sentences));

    /// <summary>Texts of one descent: a base and versions of it with words replaced, dropped and sentences moved.</summary>
    private static readonly Gen<string[]> Texts = Gen.Select(
        Base,
        Gen.Select(Gen.Int[0, 9].Array[80], Word.Array[80], Gen.Bool).Array[1, 4],
        (text, edits) => (string[])[text, .. edits.Select(edit => Edit(text, edit.Item1, edit.Item2, edit.Item3))]
    );

    /// <summary>Texts of three words over and over, where nearly every choice of the aligner is a tie.</summary>
    private static readonly Gen<string[]> Repetitive = Gen.Int[0, 2]
        .Select(index => Words[index + 2])
        .Array[1, 8]
        .Select(words => string.Join(' ', words) + ".")
        .Array[1, 6]
        .Select(sentences => string.Join(' ', sentences))
        .Array[2, 5];

    private static readonly Gen<string[]> Any = Gen.OneOf(Texts, Repetitive);

    [Fact]
    public void EveryWordStandsInOneLocusOfOnePassageOrInNone() =>
        Any.Sample(texts =>
        {
            var story = Making.Story(texts);
            var passages = Collator.Collate(story).Passages;
            foreach (var witness in story.Witnesses)
            {
                var inPassages = Lexical(witness.Article, new TextSpan(0, witness.Article.Text.Length))
                    .Where(token => passages.Any(passage => Covers(passage.Members, witness.Siglum, token)))
                    .ToArray();
                var inLoci = passages
                    .SelectMany(passage => passage.Loci)
                    .SelectMany(locus => locus.Readings)
                    .SelectMany(reading => reading.Witnesses)
                    .Where(place => place.Siglum == witness.Siglum)
                    .SelectMany(place => Lexical(witness.Article, place.Span))
                    .OrderBy(token => token.Span);
                inLoci.ShouldBe(inPassages);
            }
        });

    [Fact]
    public void EveryWitnessOfAPassageReadsSomethingOrNothingOnceAtEachLocus() =>
        Any.Sample(texts =>
        {
            foreach (var passage in Collator.Collate(Making.Story(texts)).Passages)
            {
                foreach (var locus in passage.Loci)
                    locus
                        .Readings.SelectMany(reading => reading.Witnesses)
                        .Select(place => place.Siglum)
                        .Order(StringComparer.Ordinal)
                        .ShouldBe(passage.Members.Select(member => member.Siglum).Order(StringComparer.Ordinal));
            }
        });

    [Fact]
    public void EqualWordsOfAPairAreEqualAndDifferencesDiffer() =>
        Any.Sample(texts =>
        {
            var story = Making.Story(texts);
            foreach (var pair in Collator.Collate(story).Pairs)
            {
                foreach (var stretch in pair.Stretches)
                {
                    Between(story[pair.Left].Article, stretch.Left, stretch.Differences.Select(item => item.Left))
                        .ShouldBe(
                            Between(
                                story[pair.Right].Article,
                                stretch.Right,
                                stretch.Differences.Select(item => item.Right)
                            )
                        );
                    foreach (var difference in stretch.Differences)
                        Normals(story[pair.Left].Article, difference.Left)
                            .ShouldNotBe(Normals(story[pair.Right].Article, difference.Right));
                }
            }
        });

    [Fact]
    public void ReadingsTileTheTokensOfEveryMember() =>
        Texts.Sample(texts =>
        {
            var story = Making.Story(texts);
            foreach (var passage in Collator.Collate(story).Passages)
            {
                foreach (var member in passage.Members)
                {
                    var article = story[member.Siglum].Article;
                    var expected = Lexical(article, member.Span);
                    var read = passage.Loci.SelectMany(locus =>
                        Lexical(
                            article,
                            locus
                                .Readings.SelectMany(reading => reading.Witnesses)
                                .Single(witness => witness.Siglum == member.Siglum)
                                .Span
                        )
                    );
                    read.ShouldBe(expected);
                }
            }
        });

    [Fact]
    public void AReadingIsWhatItsSpansHoldInNormalForm() =>
        Texts.Sample(texts =>
        {
            var story = Making.Story(texts);
            foreach (
                var reading in Collator
                    .Collate(story)
                    .Passages.SelectMany(passage => passage.Loci)
                    .SelectMany(locus => locus.Readings)
            )
            {
                foreach (var witness in reading.Witnesses)
                    string.Join(' ', Lexical(story[witness.Siglum].Article, witness.Span).Select(token => token.Normal))
                        .ShouldBe(reading.Normal);
            }
        });

    [Fact]
    public void StretchesAndPassagesNeverOverlap() =>
        Any.Sample(texts =>
        {
            var collation = Collator.Collate(Making.Story(texts));
            foreach (var pair in collation.Pairs)
            {
                ShouldBeApart(pair.Stretches.Select(stretch => stretch.Left));
                ShouldBeApart(pair.Stretches.Select(stretch => stretch.Right));
                pair.Stretches.Select(stretch => stretch.Left).ShouldBeInOrder();
            }

            foreach (
                var members in collation
                    .Passages.SelectMany(passage => passage.Members)
                    .GroupBy(member => member.Siglum)
            )
                ShouldBeApart(members.Select(member => member.Span));
            foreach (var passage in collation.Passages)
                passage.Members.Select(member => member.Siglum).ShouldBeUnique();
        });

    [Fact]
    public void SwappingTwoWitnessesMirrorsTheirCollation() =>
        Any.Sample(texts =>
        {
            var forth = Collator.Collate(Making.Story(texts[0], texts[1])).Pairs;
            var back = Collator.Collate(Making.Story(texts[1], texts[0])).Pairs;
            Write([.. forth]).ShouldBe(Write([.. back.Select(Mirror)]));
        });

    [Fact]
    public void TheOrderOfWitnessesChangesNeitherReadingNorPair() =>
        Gen.Select(Any, Gen.Int[0, 1000])
            .Sample(
                (texts, seed) =>
                {
                    var order = Enumerable
                        .Range(0, texts.Length)
                        .OrderBy(index => (index + 1) * 7919L * (seed + 1) % 1009)
                        .ToArray();
                    var shuffled = order.Select(index => texts[index]).ToArray();
                    var names = order
                        .Select((original, index) => (Siglum: Sigla.At(index), Original: Sigla.At(original)))
                        .ToDictionary();
                    var (after, before) = (
                        Collator.Collate(Making.Story(shuffled)),
                        Collator.Collate(Making.Story(texts))
                    );
                    Loci(after, siglum => names[siglum]).ShouldBe(Loci(before, siglum => siglum));
                    Write([
                            .. after
                                .Pairs.Select(pair => pair with { Left = names[pair.Left], Right = names[pair.Right] })
                                .Select(pair => Sigla.Compare(pair.Left, pair.Right) < 0 ? pair : Turn(pair))
                                .OrderBy(pair => pair.Left, StringComparer.Ordinal)
                                .ThenBy(pair => pair.Right, StringComparer.Ordinal),
                        ])
                        .ShouldBe(Write(before.Pairs));
                }
            );

    [Fact]
    public void ATwinOfAnyWitnessIsTheSameInEveryPassageAndWordForWord() =>
        Gen.Select(Any, Gen.Int[0, 4])
            .Sample(
                (texts, chosen) =>
                {
                    var (one, twin) = (chosen % texts.Length, Sigla.At(texts.Length));
                    var collation = Collator.Collate(Making.Story([.. texts, texts[one]]));
                    var pair = collation.Pairs.Single(pair => pair.Left == Sigla.At(one) && pair.Right == twin);
                    (pair.LeftContained, pair.RightContained).ShouldBe((1, 1));
                    pair.Stretches.ShouldAllBe(stretch => stretch.Differences.IsEmpty && stretch.Left == stretch.Right);
                    foreach (var passage in collation.Passages)
                    {
                        foreach (var readings in passage.Loci.SelectMany(locus => locus.Readings))
                            Covers(readings, Sigla.At(one)).ShouldBe(Covers(readings, twin));
                    }
                }
            );

    [Fact]
    public void ADuplicateWitnessChangesNothingForTheOthers() =>
        Gen.Select(Any, Gen.Int[0, 4])
            .Sample(
                (texts, chosen) =>
                {
                    var twin = Sigla.At(texts.Length);
                    var before = Collator.Collate(Making.Story(texts));
                    var after = Collator.Collate(Making.Story([.. texts, texts[chosen % texts.Length]]));
                    Write([.. after.Pairs.Where(pair => pair.Right != twin)]).ShouldBe(Write(before.Pairs));
                    var kept = after.Passages.Where(passage =>
                        passage.Members.Count(member => member.Siglum != twin) > 1
                    );
                    Loci(after with { Passages = [.. kept] }, siglum => siglum == twin ? null : siglum)
                        .ShouldBe(Loci(before, siglum => siglum));
                }
            );

    [Fact]
    public void RandomTextNeverThrows() =>
        Gen.String[0, 300]
            .Array[0, 4]
            .Sample(texts =>
                Collator
                    .Collate(Making.Story(texts))
                    .Pairs.ShouldAllBe(pair => pair.LeftContained <= 1 && pair.RightContained <= 1)
            );

    private static string Edit(string text, int[] choices, string[] words, bool moved)
    {
        var edited = text.Split(' ')
            .Select(
                (word, index) =>
                    choices[index % choices.Length] switch
                    {
                        0 => "",
                        1 => words[index % words.Length],
                        _ => word,
                    }
            )
            .Where(word => word.Length > 0);
        var result = string.Join(' ', edited);
        var cut = result.IndexOf(". ", StringComparison.Ordinal);
        return moved && cut > 0 ? string.Concat(result.AsSpan(cut + 2), " ", result.AsSpan(0, cut + 1)) : result;
    }

    private static ImmutableArray<Token> Lexical(Article article, TextSpan span) =>
        [.. article.Get(TextLayers.Tokens).Where(token => token.IsLexical && span.Contains(token.Span))];

    private static bool Covers(IEnumerable<WitnessSpan> places, string siglum, Token token) =>
        places.Any(place => place.Siglum == siglum && place.Span.Contains(token.Span));

    private static bool Covers(Reading reading, string siglum) =>
        reading.Witnesses.Any(place => place.Siglum == siglum);

    private static string[] Normals(Article article, TextSpan span) =>
        [.. Lexical(article, span).Select(token => token.Normal)];

    /// <summary>Words of a stretch outside its differences.</summary>
    private static string[] Between(Article article, TextSpan stretch, IEnumerable<TextSpan> differences) =>
        [
            .. Lexical(article, stretch)
                .Where(token => !differences.Any(difference => difference.Contains(token.Span)))
                .Select(token => token.Normal),
        ];

    private static PairCollation Turn(PairCollation pair) => Mirror(pair) with { Left = pair.Right, Right = pair.Left };

    private static void ShouldBeApart(IEnumerable<TextSpan> spans)
    {
        var ordered = spans.Order().ToList();
        for (var index = 1; index < ordered.Count; index++)
            ordered[index].Start.ShouldBeGreaterThanOrEqualTo(ordered[index - 1].End);
    }

    private static PairCollation Mirror(PairCollation pair) =>
        pair with
        {
            LeftContained = pair.RightContained,
            RightContained = pair.LeftContained,
            Stretches =
            [
                .. pair
                    .Stretches.Select(stretch =>
                        stretch with
                        {
                            Left = stretch.Right,
                            Right = stretch.Left,
                            Differences =
                            [
                                .. stretch.Differences.Select(item => new WordingDifference(item.Right, item.Left)),
                            ],
                        }
                    )
                    .OrderBy(stretch => stretch.Left),
            ],
        };

    private static string Write(ImmutableArray<PairCollation> pairs) =>
        string.Join(
            '\n',
            pairs.Select(pair =>
                $"{pair.Left} {pair.Right} {pair.LeftContained} {pair.RightContained}: "
                + string.Join(
                    "; ",
                    pair.Stretches.Select(stretch =>
                        $"{stretch.Left} {stretch.Right} {stretch.Relation} {stretch.Score} {stretch.Kept} {string.Join(',', stretch.Differences)}"
                    )
                )
            )
        );

    /// <summary>Passages as sets, with witnesses under the given names; null leaves a witness out.</summary>
    private static string Loci(Collation collation, Func<string, string?> name) =>
        string.Join(
            '\n',
            collation
                .Passages.Select(passage =>
                    string.Join(
                        " | ",
                        passage.Loci.Select(locus =>
                            string.Join(
                                " / ",
                                locus
                                    .Readings.Select(reading =>
                                        reading.Normal
                                        + ": "
                                        + string.Join(
                                            ' ',
                                            reading
                                                .Witnesses.Select(witness => (Name: name(witness.Siglum), witness.Span))
                                                .Where(witness => witness.Name is not null)
                                                .Select(witness => witness.Name + witness.Span)
                                                .Order(StringComparer.Ordinal)
                                        )
                                    )
                                    .Order(StringComparer.Ordinal)
                            )
                        )
                    )
                )
                .Order(StringComparer.Ordinal)
        );
}

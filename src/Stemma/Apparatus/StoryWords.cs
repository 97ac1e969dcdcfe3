using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>What the apparatus looks up again and again: words, sentences and corresponding stretches of one story.</summary>
internal sealed class StoryWords
{
    private readonly Dictionary<string, LexicalIndex> words;
    private readonly AlignedStretches aligned;
    private readonly StandingPlaces standing;
    private readonly HashSet<string> names;

    public StoryWords(Collation collation, StemmaGraph graph)
    {
        Collation = collation;
        standing = new StandingPlaces(collation);
        names =
        [
            .. Witnesses
                .SelectMany(
                    witness => witness.Article.Get(AnnotationLayers.Names),
                    (witness, name) => witness.Slice(name.Span)
                )
                .SelectMany(name => name.Split(' ')),
        ];
        var lost = graph.Nodes.Where(node => node.Lost).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var rewordings = graph.Edges.Where(edge => edge.Relation is Descent.Spin or Descent.Translation).ToArray();
        Reworded = [.. rewordings.Select(edge => edge.To)];
        Echoes = [.. rewordings.Where(edge => !lost.Contains(edge.From)).Select(edge => edge.To)];
        words = Witnesses.ToDictionary(
            witness => witness.Siglum,
            witness => new LexicalIndex(witness.Article),
            StringComparer.Ordinal
        );
        aligned = new AlignedStretches(collation.Pairs);
    }

    public Collation Collation { get; }

    /// <summary>
    /// Figures, times, denials or quotations of one account that are compared, from its beginning on. Each is held against each
    /// of the others, so a list of thousands would cost hours; a long feature has some hundred of the commonest kind.
    /// </summary>
    public int MostOfAKind => Math.Max(60, 4000 / Math.Max(1, Witnesses.Length));

    public ImmutableArray<Witness> Witnesses => Collation.Story.Witnesses;

    /// <summary>Sigla of accounts whose words were replaced by machine or sent through another language.</summary>
    public HashSet<string> Reworded { get; }

    /// <summary>Those of <see cref="Reworded"/> whose source is itself a witness: where they differ from it, the rewording did it.</summary>
    public HashSet<string> Echoes { get; }

    /// <summary>True where the two stand at one locus of the collation, so that one is said in place of the other.</summary>
    public bool StandTogether(WitnessSpan one, WitnessSpan other) =>
        one.Siglum != other.Siglum && standing.AreOne(one, words[one.Siglum], other, words[other.Siglum]);

    /// <summary>Stems of the words that carry meaning in a stretch: no closed-class words, no numbers.</summary>
    public HashSet<string> Content(WitnessSpan place) => Content(place, []);

    /// <summary>The same without words that begin in <paramref name="without"/>.</summary>
    public HashSet<string> Content(WitnessSpan place, TextSpan[] without)
    {
        var content = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in words[place.Siglum].Within(place.Span))
        {
            var word = token.Normal;
            if (
                !char.IsDigit(word[0])
                && !ClosedClass.Contains(word)
                && !Array.Exists(without, span => span.Start <= token.Span.Start && token.Span.Start < span.End)
            )
                content.Add(Stemming.StemOf(word));
        }

        return content;
    }

    /// <summary>The part of the sentence around <paramref name="place"/> up to the next comma, semicolon, colon, dash, mark or "and".</summary>
    public WitnessSpan Clause(WitnessSpan place)
    {
        if (SentenceAt(place) is not { } sentence)
            return place;
        var (start, end) = (sentence.Span.Start, sentence.Span.End);
        var tokens = Collation.Story[place.Siglum].Article.Get(TextLayers.Tokens);
        for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
        {
            var token = tokens[index];
            if (!IsEdge(token))
                continue;
            if (token.Span.End <= place.Span.Start)
                start = token.Span.End;
            else if (token.Span.Start >= place.Span.End)
                return place with { Span = new TextSpan(start, token.Span.Start) };
        }

        return place with
        {
            Span = new TextSpan(start, end),
        };
    }

    /// <summary>The part of <paramref name="within"/> up to so many words before and after <paramref name="place"/>.</summary>
    public WitnessSpan Around(WitnessSpan place, WitnessSpan within, int count)
    {
        var before = words[place.Siglum].Within(new TextSpan(within.Span.Start, place.Span.Start));
        var after = words[place.Siglum].Within(new TextSpan(place.Span.End, Math.Max(place.Span.End, within.Span.End)));
        return place with
        {
            Span = new TextSpan(
                before.IsEmpty ? place.Span.Start : before[Math.Max(0, before.Length - count)].Span.Start,
                after.IsEmpty ? place.Span.End : after[Math.Min(count, after.Length) - 1].Span.End
            ),
        };
    }

    private static bool IsEdge(Token token) =>
        token.Normal
            is ","
                or ";"
                or ":"
                or "—"
                or "–"
                or "("
                or ")"
                or "\""
                or "“"
                or "”"
                or "and"
                or "but"
                or "while";

    /// <summary>Words of a stretch.</summary>
    public ReadOnlySpan<Token> Tokens(WitnessSpan place) => words[place.Siglum].Within(place.Span);

    /// <summary>Normalised words of a stretch.</summary>
    public string[] Words(WitnessSpan place) => words[place.Siglum].Words(place.Span);

    /// <summary>True where collation aligned a stretch that covers part of one with a stretch that covers part of the other.</summary>
    public bool Correspond(WitnessSpan one, WitnessSpan other, double leastKept = 0) =>
        aligned.Join(one, other, leastKept);

    /// <summary>True where collation found any part of the place in the witness <paramref name="siglum"/>.</summary>
    public bool IsTakenUp(WitnessSpan place, string siglum) => aligned.Reach(place, siglum);

    /// <summary>True where each lies in the gap between the same two stretches that follow one another on both sides.</summary>
    public bool StandBetween(WitnessSpan one, WitnessSpan other) => aligned.LeaveBetween(one, other);

    /// <summary>The sentence that holds the start of <paramref name="place"/>, or the place itself where none does.</summary>
    public WitnessSpan Sentence(WitnessSpan place) =>
        SentenceAt(place) is { } sentence ? place with { Span = sentence.Span } : place;

    /// <summary>The sentence before the one that holds <paramref name="place"/>, or null where it is the first.</summary>
    public WitnessSpan? SentenceBefore(WitnessSpan place)
    {
        var sentences = Collation.Story[place.Siglum].Article.Get(TextLayers.Sentences);
        var index = IndexOfSentence(sentences, place.Span.Start);
        return index > 0 ? place with { Span = sentences[index - 1].Span } : null;
    }

    private Sentence? SentenceAt(WitnessSpan place)
    {
        var sentences = Collation.Story[place.Siglum].Article.Get(TextLayers.Sentences);
        var index = IndexOfSentence(sentences, place.Span.Start);
        return index < 0 ? null : sentences[index];
    }

    private static int IndexOfSentence(ImmutableArray<Sentence> sentences, int position)
    {
        var (low, high) = (0, sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].Span.End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low < sentences.Length && sentences[low].Span.Start <= position ? low : -1;
    }

    /// <summary>A common noun phrase as it stands within a sentence: without the capital of a sentence's first word or of careless style.</summary>
    public string CommonCase(string phrase) =>
        phrase.Length > 1
        && char.IsUpper(phrase[0])
        && !char.IsUpper(phrase[1])
        && !names.Contains(phrase.Split(' ')[0])
            ? char.ToLowerInvariant(phrase[0]) + phrase[1..]
            : phrase;

    /// <summary>Witness's text of a place, white space made single blanks.</summary>
    public string Text(WitnessSpan place) =>
        string.Join(
            ' ',
            Collation.Story[place.Siglum].Slice(place.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>True where the place is in boilerplate or a credit, which no finding may rest on.</summary>
    public bool IsSetAside(WitnessSpan place)
    {
        var article = Collation.Story[place.Siglum].Article;
        return article.Get(TextLayers.Boilerplate).Any(block => block.Span.Overlaps(place.Span))
            || article.Get(TextLayers.Credits).Any(credit => credit.Span.Overlaps(place.Span));
    }

    /// <summary>Sigla of witnesses that are not among <paramref name="stating"/>.</summary>
    public ImmutableArray<string> Others(IEnumerable<WitnessSpan> stating)
    {
        var named = stating.Select(place => place.Siglum).ToHashSet(StringComparer.Ordinal);
        return [.. Witnesses.Select(witness => witness.Siglum).Where(siglum => !named.Contains(siglum))];
    }
}

using System.Runtime.InteropServices;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>One term of an article before weighting.</summary>
/// <param name="Stem">Normal form without a regular ending; what terms are compared by.</param>
/// <param name="Key">Hash of the stem, the same in every article.</param>
/// <param name="Sample">Where it first stands.</param>
/// <param name="Count">How often it stands in the reporting.</param>
/// <param name="IsName">True where it mostly stands inside a name or with a capital inside a sentence.</param>
/// <param name="IsNumber">True where it begins with a digit.</param>
internal readonly record struct Term(string Stem, uint Key, TextSpan Sample, int Count, bool IsName, bool IsNumber);

/// <summary>Counts the terms of an article: its words and numbers outside boilerplate and credits.</summary>
internal static class TermCounter
{
    private struct Tally
    {
        public TextSpan Sample;
        public int Count;
        public int Capital;
        public int Judged;
        public bool Number;
        public int First;
    }

    /// <summary>
    /// The terms, ordered by key; the normal forms of the words they were counted on, in text order; and for
    /// each word the index of its term.
    /// </summary>
    public static (Term[] Terms, List<string> Words, int[] Positions) Count(Article article)
    {
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var words = new List<string>();
        var firsts = new List<int>();
        var mask = new Mask(article);
        var names = article.Get(AnnotationLayers.Names);
        var name = 0;
        var opens = true;
        foreach (var token in article.Get(TextLayers.Tokens))
        {
            if (mask.Covers(token.Span))
            {
                opens = true;
                continue;
            }

            if (token.IsLexical && IsClitic(token.Normal))
                continue;

            if (!token.IsLexical)
            {
                // A full stop, a quotation mark or a colon: the capital after it says nothing.
                opens =
                    token.Kind == TokenKind.Punctuation && token.Normal is not ("," or "-" or "\u2013" or ")" or ";");
                continue;
            }

            while (name < names.Length && names[name].Span.End <= token.Span.Start)
                name++;
            var named = name < names.Length && names[name].Span.Contains(token.Span);
            words.Add(token.Normal);
            var stem = token.Kind == TokenKind.Number ? token.Normal : Stems.Of(token.Normal);
            ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, stem, out var known);
            if (!known)
            {
                tally.First = tallies.Count - 1;
                tally.Sample = token.Span;
            }

            firsts.Add(tally.First);
            tally.Count++;
            tally.Number |= token.Kind == TokenKind.Number;
            if (named)
            {
                tally.Judged++;
                tally.Capital++;
            }
            else if (!opens)
            {
                tally.Judged++;
                if (char.IsUpper(article.Text[token.Span.Start]))
                    tally.Capital++;
            }

            opens = false;
        }

        var ordered = tallies
            .Select(entry => (Key: WordRarity.HashOfStem(entry.Key), Stem: entry.Key, Tally: entry.Value))
            .ToArray();
        Array.Sort(
            ordered,
            static (one, other) =>
                one.Key != other.Key ? one.Key.CompareTo(other.Key) : string.CompareOrdinal(one.Stem, other.Stem)
        );
        var terms = new Term[ordered.Length];
        var places = new int[ordered.Length];
        for (var index = 0; index < ordered.Length; index++)
        {
            var (key, stem, tally) = ordered[index];
            var isName = !tally.Number && tally.Capital > 0 && tally.Capital * 2 >= tally.Judged;
            terms[index] = new Term(stem, key, tally.Sample, tally.Count, isName, tally.Number);
            places[tally.First] = index;
        }

        return (terms, words, [.. firsts.Select(first => places[first])]);
    }

    /// <summary>Genitives and contractions, which the tokenizer cuts off, are no terms.</summary>
    private static bool IsClitic(string normal) => normal[0] == '\'' || normal == "n't";
}

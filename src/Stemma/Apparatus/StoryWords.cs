using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>What the apparatus looks up again and again: words, sentences and corresponding stretches of one story.</summary>
internal sealed class StoryWords
{
    private readonly Dictionary<string, LexicalIndex> words;
    private readonly Dictionary<string, List<(TextSpan Here, WitnessSpan There)>> aligned = new(StringComparer.Ordinal);

    public StoryWords(Collation collation)
    {
        Collation = collation;
        words = Witnesses.ToDictionary(
            witness => witness.Siglum,
            witness => new LexicalIndex(witness.Article),
            StringComparer.Ordinal
        );
        foreach (var witness in Witnesses)
            aligned[witness.Siglum] = [];
        foreach (var pair in collation.Pairs)
        {
            foreach (var stretch in pair.Stretches)
            {
                aligned[pair.Left].Add((stretch.Left, new WitnessSpan(pair.Right, stretch.Right)));
                aligned[pair.Right].Add((stretch.Right, new WitnessSpan(pair.Left, stretch.Left)));
            }
        }
    }

    public Collation Collation { get; }

    public ImmutableArray<Witness> Witnesses => Collation.Story.Witnesses;

    /// <summary>Normalised words of a stretch.</summary>
    public string[] Words(WitnessSpan place) => words[place.Siglum].Words(place.Span);

    /// <summary>True where collation aligned a stretch that covers part of one with a stretch that covers part of the other.</summary>
    public bool Correspond(WitnessSpan one, WitnessSpan other)
    {
        foreach (var (here, there) in aligned[one.Siglum])
        {
            if (
                here.Overlaps(one.Span)
                && string.Equals(there.Siglum, other.Siglum, StringComparison.Ordinal)
                && there.Span.Overlaps(other.Span)
            )
                return true;
        }

        return false;
    }

    /// <summary>The sentence that holds the start of <paramref name="place"/>, or the place itself where none does.</summary>
    public WitnessSpan Sentence(WitnessSpan place)
    {
        foreach (var sentence in Collation.Story[place.Siglum].Article.Get(TextLayers.Sentences))
        {
            if (sentence.Span.Contains(place.Span.Start))
                return place with { Span = sentence.Span };
        }

        return place;
    }

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

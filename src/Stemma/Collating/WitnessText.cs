using System.Runtime.InteropServices;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Collating;

/// <summary>What a witness brings to collation: its lexical tokens outside boilerplate and credits, cut into units.</summary>
/// <remarks>
/// A unit is a sentence, or what boilerplate leaves of one. Positions below are indices into <see cref="Words"/>, never
/// characters; <see cref="Spans"/> leads back to the text.
/// </remarks>
internal sealed class WitnessText
{
    /// <summary>
    /// Units longer than this are cut, so that aligning two stays bounded whatever the input (a 50 MB line without a full stop).
    /// News sentences average 24 words and hardly ever pass 80.
    /// </summary>
    private const int LongestUnit = 160;

    private Dictionary<ulong, int>? unique;
    private Dictionary<int, int>? homes;

    private WitnessText(Vocabulary.Word[] words, TextSpan[] spans, bool[] spoken, bool[] capital, Unit[] units)
    {
        Capital = capital;
        Words = words;
        Spans = spans;
        Spoken = spoken;
        Units = units;
        UnitHashes = [.. units.Select(Hash)];
    }

    /// <summary>Lexical tokens in text order.</summary>
    public Vocabulary.Word[] Words { get; }

    /// <summary>Where each word stands in Article.Text.</summary>
    public TextSpan[] Spans { get; }

    /// <summary>Whether each word stands inside quotation marks.</summary>
    public bool[] Spoken { get; }

    /// <summary>Whether each word begins with a capital letter.</summary>
    public bool[] Capital { get; }

    /// <summary>The units in text order.</summary>
    public Unit[] Units { get; }

    /// <summary>For each unit a hash of its words: equal for the same words within one vocabulary.</summary>
    public ulong[] UnitHashes { get; }

    /// <summary>Units whose hash stands once in this text, by hash.</summary>
    public Dictionary<ulong, int> Unique => unique ??= FindUnique();

    /// <summary>A unit of alignment.</summary>
    /// <param name="First">Position of its first word.</param>
    /// <param name="End">One past the position of its last word.</param>
    /// <param name="Span">Its stretch of the text, punctuation included.</param>
    /// <param name="Follows">True where nothing that takes no part in collation stands between it and the unit before.</param>
    internal readonly record struct Unit(int First, int End, TextSpan Span, bool Follows)
    {
        public int Length => End - First;
    }

    /// <summary>Reads the layers of a witness.</summary>
    public static WitnessText Read(Witness witness, Vocabulary vocabulary)
    {
        var article = witness.Article;
        var tokens = article.Get(TextLayers.Tokens);
        var speech = new Walk(Speech(article));
        var words = new List<Vocabulary.Word>(tokens.Length);
        var spans = new List<TextSpan>(tokens.Length);
        var spoken = new List<bool>(tokens.Length);
        var capital = new List<bool>(tokens.Length);
        var units = new List<Unit>();
        var mask = new Walk(Masked(article));
        var broken = true;
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            var first = words.Count;
            var span = default(TextSpan);
            for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
            {
                var token = tokens[index];
                var masked = mask.Covers(token.Span);
                var full = words.Count - first >= LongestUnit || EndsChunk(words, first, sentence);
                if ((masked || full) && words.Count > first)
                {
                    units.Add(new Unit(first, words.Count, span, !broken));
                    first = words.Count;
                    span = default;
                    broken = false;
                }

                broken |= masked;
                if (masked)
                    continue;
                span = span.IsEmpty ? token.Span : span.Union(token.Span);
                if (!token.IsLexical)
                    continue;
                words.Add(vocabulary.Take(token.Normal));
                spans.Add(token.Span);
                spoken.Add(speech.Covers(token.Span));
                capital.Add(char.IsUpper(article.Text[token.Span.Start]));
            }

            if (words.Count == first)
                continue;
            units.Add(new Unit(first, words.Count, span, !broken));
            broken = false;
        }

        return new WitnessText([.. words], [.. spans], [.. spoken], [.. capital], [.. units]);
    }

    /// <summary>
    /// In a sentence beyond the longest unit, cuts after a word whose hash says so, one in 32 on average: an edit moves only
    /// the cuts beside it (content-defined chunking; Muthitacharoen et al. 2001, LBFS, section 3.1).
    /// </summary>
    private static bool EndsChunk(List<Vocabulary.Word> words, int first, Sentence sentence) =>
        sentence.EndToken - sentence.FirstToken > LongestUnit && words.Count - first >= 8 && (words[^1].Hash & 31) == 0;

    /// <summary>FNV-1a over the words' ids.</summary>
    private ulong Hash(Unit unit)
    {
        var hash = 14695981039346656037ul;
        foreach (var word in Words.AsSpan(unit.First, unit.Length))
            hash = unchecked((hash ^ (uint)word.Id) * 1099511628211ul);
        return hash;
    }

    private Dictionary<ulong, int> FindUnique()
    {
        var found = new Dictionary<ulong, int>();
        var repeated = new HashSet<ulong>();
        for (var unit = 0; unit < Units.Length; unit++)
        {
            if (!found.TryAdd(UnitHashes[unit], unit))
                repeated.Add(UnitHashes[unit]);
        }

        foreach (var hash in repeated)
            found.Remove(hash);
        return found;
    }

    /// <summary>For each open-class stem the one unit it stands in, or -1 where there are several; found once.</summary>
    public Dictionary<int, int> Homes(Vocabulary vocabulary)
    {
        if (homes is not null)
            return homes;
        var found = new Dictionary<int, int>();
        for (var unit = 0; unit < Units.Length; unit++)
        {
            foreach (var word in Words.AsSpan(Units[unit].First, Units[unit].Length))
            {
                ref var home = ref CollectionsMarshal.GetValueRefOrAddDefault(found, word.Stem, out var known);
                home = (known && home != unit) || vocabulary.IsClosed(word.Stem) ? -1 : unit;
            }
        }

        return homes = found;
    }

    private static List<TextSpan> Masked(Article article) =>
        [
            .. article
                .Get(TextLayers.Boilerplate)
                .Select(item => item.Span)
                .Concat(article.Get(TextLayers.Credits).Select(item => item.Span))
                .Order(),
        ];

    private static List<TextSpan> Speech(Article article) =>
        [
            .. article
                .Get(AnnotationLayers.Quotations)
                .Where(item => item.Kind != QuotationKind.Indirect)
                .Select(item => item.Span),
        ];

    /// <summary>Asks for tokens in text order whether any of the spans, ordered by start, shares a character with them.</summary>
    private struct Walk(List<TextSpan> spans)
    {
        private int next;
        private int reach;

        public bool Covers(TextSpan token)
        {
            while (next < spans.Count && spans[next].Start < token.End)
                reach = Math.Max(reach, spans[next++].End);
            return reach > token.Start;
        }
    }
}

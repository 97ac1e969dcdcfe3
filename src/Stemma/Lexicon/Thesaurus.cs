using System.Collections.Immutable;
using System.Numerics;

namespace Stemma.Lexicon;

/// <summary>How well two expressions are linked; the stronger, the likelier one was put for the other.</summary>
public enum SynonymStrength
{
    /// <summary>One Moby root lists the other, and their lists overlap.</summary>
    OneWay = 0,

    /// <summary>Two Moby roots list each other.</summary>
    Mutual = 1,

    /// <summary>They share a WordNet synonym set.</summary>
    Shared = 2,
}

/// <summary>An expression that can stand for another.</summary>
/// <param name="Expression">One or more words, lower case, in the grammatical form that was asked for.</param>
/// <param name="Strength">How well the two are linked.</param>
public readonly record struct Synonym(string Expression, SynonymStrength Strength);

/// <summary>Which single and multi-word expressions of English substitute for which. Links hold both ways.</summary>
/// <remarks>
/// Derived by tools/LexiconBuilder from WordNet and the Moby Thesaurus, pruned to the words of the language model.
/// Safe to use from many threads.
/// </remarks>
public sealed class Thesaurus
{
    private static readonly Lazy<Thesaurus> Shipped = new(() => new Thesaurus(LanguageModel.English.Vocabulary));

    private readonly LexiconTable table = LexiconTable.Open("thesaurus.bin");
    private readonly Vocabulary vocabulary;

    private Thesaurus(Vocabulary vocabulary) => this.vocabulary = vocabulary;

    /// <summary>The shipped thesaurus; opened at first use.</summary>
    public static Thesaurus English => Shipped.Value;

    /// <summary>How many expressions there are.</summary>
    public int Count => table.Section<int>(0).Length - 1;

    /// <summary>
    /// What can stand for an expression, re-inflected alike ("journeys" gives "trips"); strongest first, then ordinal.
    /// Empty where the expression is unknown. Forms the language model does not know are left out.
    /// </summary>
    public ImmutableArray<Synonym> Synonyms(string expression)
    {
        var words = expression.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Span<int> numbers = stackalloc int[Substitutes.LongestSpan];
        if (words.Length is 0 or > Substitutes.LongestSpan)
            return [];
        for (var at = 0; at < words.Length; at++)
            numbers[at] = vocabulary.Find(words[at]);
        return
        [
            .. Substitutes
                .English.Of(numbers[..words.Length])
                .Select(item => new Synonym(
                    string.Join(' ', item.Words.Select(word => vocabulary[word])),
                    item.Strength
                ))
                .OrderByDescending(item => item.Strength)
                .ThenBy(item => item.Expression, StringComparer.Ordinal),
        ];
    }

    /// <summary>The number of an expression given by the numbers of its words, or −1.</summary>
    internal int Find(ReadOnlySpan<int> words)
    {
        var slots = table.Section<int>(2);
        for (var slot = Hash(words) & (uint)(slots.Length - 1); ; slot = (slot + 1) & (uint)(slots.Length - 1))
        {
            var expression = slots[(int)slot] - 1;
            if (expression < 0 || Matches(Words(expression), words))
                return expression;
        }
    }

    /// <summary>The words of an expression.</summary>
    internal ReadOnlySpan<ushort> Words(int expression)
    {
        var starts = table.Section<int>(0);
        return table.Section<ushort>(1)[starts[expression]..starts[expression + 1]];
    }

    /// <summary>Calls <paramref name="visit"/> with each linked expression and the strength of the link, in number order.</summary>
    internal void Visit(int expression, Action<int, SynonymStrength> visit)
    {
        var starts = table.Section<int>(3);
        var links = table.Section<byte>(4)[starts[expression]..starts[expression + 1]];
        var target = -1;
        for (var at = 0; at < links.Length; )
        {
            var (value, shift) = (0, 0);
            while (links[at] >= 0x80)
            {
                value |= (links[at++] & 0x7F) << shift;
                shift += 7;
            }

            value |= links[at++] << shift;
            target += (value >> 2) + 1;
            visit(target, (SynonymStrength)(value & 3));
        }
    }

    /// <summary>The names of one thing that have several words ("white house"), as word numbers.</summary>
    internal IEnumerable<ImmutableArray<int>> Names
    {
        get
        {
            for (var at = 0; at < table.Section<int>(5).Length; at++)
            {
                var words = Words(table.Section<int>(5)[at]);
                var name = ImmutableArray.CreateBuilder<int>(words.Length);
                foreach (var word in words)
                    name.Add(word);
                yield return name.MoveToImmutable();
            }
        }
    }

    /// <summary>True for the name of one thing that has several words ("white house").</summary>
    internal bool IsName(ReadOnlySpan<int> words)
    {
        var expression = Find(words);
        return expression >= 0 && table.Section<int>(5).BinarySearch(expression) >= 0;
    }

    /// <summary>The hash table of the expressions: number + 1 of each, 0 where free; at most half full.</summary>
    internal static int[] BuildSlots(IReadOnlyList<ushort[]> expressions)
    {
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)expressions.Count * 2)];
        for (var number = 0; number < expressions.Count; number++)
        {
            var slot = Hash(Array.ConvertAll(expressions[number], word => (int)word)) & (uint)(slots.Length - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (uint)(slots.Length - 1);
            slots[slot] = number + 1;
        }

        return slots;
    }

    private static bool Matches(ReadOnlySpan<ushort> known, ReadOnlySpan<int> words)
    {
        if (known.Length != words.Length)
            return false;
        for (var at = 0; at < words.Length; at++)
        {
            if (known[at] != words[at])
                return false;
        }

        return true;
    }

    private static uint Hash(ReadOnlySpan<int> words)
    {
        var hash = 2166136261;
        foreach (var word in words)
            hash = (hash ^ (uint)word) * 16777619;
        return hash ^ (hash >> 15);
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stemma.Lexicon;

/// <summary>The templates of a tagger's features in the form in which <see cref="FeatureHash"/> mixes eight at a time.</summary>
internal sealed class TemplateList
{
    /// <summary>What the template of second values adds and crosses.</summary>
    public static readonly Vector256<uint> PairAdded = Vector256.Create(AddedBy(31));

    /// <inheritdoc cref="PairAdded"/>
    public static readonly Vector256<uint> PairCrossed = Vector256.Create(CrossedBy(31));

    /// <param name="numbers">Numbers of the templates in the order of their features.</param>
    /// <param name="single">Those that take one value; all others take two.</param>
    public TemplateList(IEnumerable<int> numbers, ReadOnlySpan<int> single)
    {
        var all = numbers.ToArray();
        var lanes = Vector256<uint>.Count;
        var room = (all.Length + lanes - 1) / lanes * lanes;
        var (added, crossed, pairs) = (new uint[room], new uint[room], new uint[room]);
        for (var index = 0; index < all.Length; index++)
        {
            added[index] = AddedBy((uint)all[index]);
            crossed[index] = CrossedBy((uint)all[index]);
            pairs[index] = single.Contains(all[index]) ? 0 : uint.MaxValue;
        }

        (Added, Crossed, Pairs) = (InVectors(added), InVectors(crossed), InVectors(pairs));
    }

    /// <summary>Length of the buffers for values: the number of templates, rounded up to whole vectors.</summary>
    public int Room => Added.Length * Vector256<uint>.Count;

    /// <summary>What each template adds to its value.</summary>
    public Vector256<uint>[] Added { get; }

    /// <summary>What each is combined with bit by bit.</summary>
    public Vector256<uint>[] Crossed { get; }

    /// <summary>All bits where a template takes two values, none where it takes one.</summary>
    public Vector256<uint>[] Pairs { get; }

    private static uint AddedBy(uint number) => number * 0x9E3779B1u;

    private static uint CrossedBy(uint number) => number << 27;

    private static Vector256<uint>[] InVectors(uint[] numbers) =>
        MemoryMarshal.Cast<uint, Vector256<uint>>(numbers).ToArray();
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stemma.Lexicon;

/// <summary>Hashes that name features; the shipped weights depend on them, so they may change only with a new training.</summary>
internal static class FeatureHash
{
    /// <summary>FNV-1a over UTF-16 units.</summary>
    public static uint Of(ReadOnlySpan<char> text) => Continue(2166136261u, text);

    /// <summary>The hash of a text that has <paramref name="text"/> after what was hashed already.</summary>
    public static uint Continue(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            hash = (hash ^ character) * 16777619u;
        return hash;
    }

    /// <summary>The feature that template number <paramref name="template"/> makes of a value.</summary>
    public static uint Mix(uint template, uint value)
    {
        // Finaliser of MurmurHash3: every bit of the value reaches the upper bits, which choose the bucket.
        var hash = (value + (template * 0x9E3779B1u)) ^ (template << 27);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }

    /// <summary>The feature of two values together.</summary>
    public static uint Mix(uint template, uint first, uint second) =>
        Mix(template, (first * 0x01000193u) ^ Mix(31, second));

    /// <summary>
    /// The features of many templates at once, eight to a vector: the same as <see cref="Mix(uint, uint)"/> and
    /// <see cref="Mix(uint, uint, uint)"/> give one by one.
    /// </summary>
    /// <param name="templates">Which template each value is of.</param>
    /// <param name="values">The first values; receives the features. As long as the templates' <see cref="TemplateList.Room"/>.</param>
    /// <param name="seconds">The second values, as many; read only where the template takes two.</param>
    public static void Mix(TemplateList templates, Span<uint> values, ReadOnlySpan<uint> seconds)
    {
        var first = MemoryMarshal.Cast<uint, Vector256<uint>>(values[..templates.Room]);
        var second = MemoryMarshal.Cast<uint, Vector256<uint>>(seconds[..templates.Room]);
        for (var index = 0; index < first.Length; index++)
        {
            var pair =
                (first[index] * 0x01000193u) ^ Mix(second[index], TemplateList.PairAdded, TemplateList.PairCrossed);
            var value = Vector256.ConditionalSelect(templates.Pairs[index], pair, first[index]);
            first[index] = Mix(value, templates.Added[index], templates.Crossed[index]);
        }
    }

    private static Vector256<uint> Mix(Vector256<uint> value, Vector256<uint> added, Vector256<uint> crossed)
    {
        var hash = (value + added) ^ crossed;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >>> 16);
    }
}

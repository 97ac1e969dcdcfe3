using Stemma.Lexicon;

namespace Stemma.Annotating.Tagging;

/// <summary>The features by which a token's tag is chosen, with the tags to its left already known.</summary>
/// <remarks>
/// After Honnibal, "A good part-of-speech tagger in about 200 lines of Python" (2013), with longer suffixes, shapes,
/// word pairs, what WordNet says a word can be, and the tags that the next words can have (Giménez and Màrquez, SVMTool, LREC 2004).
/// </remarks>
internal static class TagFeatures
{
    /// <summary>Features that <see cref="Fill"/> writes.</summary>
    public const int Count = 46;

    // Whole vectors.
    private const int Room = 48;

    /// <summary>Tokens of context on either side; the views begin and end with as many edges.</summary>
    public const int Margin = 2;

    // By the index of the feature; the shipped weights depend on the numbers. Those named below take one value.
    private static readonly TemplateList Templates = new(
        Enumerable.Range(0, 30).Concat(Enumerable.Range(32, 16)),
        [0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 21, 28, 33, 36, 37, 38]
    );

    /// <summary>The feature under which the word's possible tags are kept.</summary>
    public static uint Entry(uint form) => FeatureHash.Mix(30, form);

    /// <summary>Writes the features of the token at <paramref name="index"/>.</summary>
    /// <param name="views">The sentence's tokens between margins.</param>
    /// <param name="classes">For each view the set of tags its word is known to have, one bit a tag; 0 where unknown.</param>
    /// <param name="index">Index into <paramref name="views"/>.</param>
    /// <param name="previous">Tag of the token before.</param>
    /// <param name="beforePrevious">Tag of the one before that.</param>
    /// <param name="features">Receives <see cref="Count"/> hashes.</param>
    public static void Fill(
        ReadOnlySpan<TokenView> views,
        ReadOnlySpan<uint> classes,
        int index,
        uint previous,
        uint beforePrevious,
        Span<uint> features
    )
    {
        ref readonly var here = ref views[index];
        ref readonly var left = ref views[index - 1];
        ref readonly var right = ref views[index + 1];
        var first = left.Form == TokenView.Edge.Form ? 1u : 0u;
        Span<uint> values = stackalloc uint[Room];
        Span<uint> seconds = stackalloc uint[Room];
        values[0] = 0;
        values[1] = here.Form;
        (values[2], seconds[2]) = (here.Shape, first);
        values[3] = here.Suffix1;
        values[4] = here.Suffix2;
        values[5] = here.Suffix3;
        values[6] = here.Suffix4;
        values[7] = here.Prefix1;
        values[8] = here.Prefix3;
        values[9] = previous;
        values[10] = beforePrevious;
        values[11] = (previous << 8) | beforePrevious;
        (values[12], seconds[12]) = (here.Form, previous);
        values[13] = left.Form;
        values[14] = views[index - 2].Form;
        values[15] = right.Form;
        values[16] = views[index + 2].Form;
        values[17] = left.Suffix3;
        values[18] = right.Suffix3;
        (values[19], seconds[19]) = (left.Form, here.Form);
        (values[20], seconds[20]) = (here.Form, right.Form);
        values[21] = classes[index + 1];
        (values[22], seconds[22]) = (classes[index + 1], previous);
        (values[23], seconds[23]) = (classes[index], classes[index + 1]);
        (values[24], seconds[24]) = (classes[index + 2], classes[index + 1]);
        (values[25], seconds[25]) = (classes[index], previous);
        (values[26], seconds[26]) = (here.Shape, right.Shape);
        (values[27], seconds[27]) = (here.Shape, previous);
        values[28] = here.Head;
        (values[29], seconds[29]) = (here.Suffix3, previous);
        (values[30], seconds[30]) = (left.Shape, here.Shape);
        values[31] = here.Sense;
        (values[32], seconds[32]) = (here.Sense, previous);
        (values[33], seconds[33]) = (here.Sense, here.Suffix2);
        values[34] = here.Class.Fine;
        values[35] = left.Class.Fine;
        values[36] = right.Class.Fine;
        (values[37], seconds[37]) = (here.Class.Fine, previous);
        (values[38], seconds[38]) = (here.Class.Middle, right.Class.Middle);
        (values[39], seconds[39]) = (left.Class.Middle, here.Class.Middle);
        (values[40], seconds[40]) = (left.Class.Middle, right.Class.Middle);
        (values[41], seconds[41]) = (views[index + 2].Class.Middle, right.Class.Middle);
        (values[42], seconds[42]) = (views[index - 2].Class.Middle, left.Class.Middle);
        (values[43], seconds[43]) = (here.Class.Coarse, here.Suffix2);
        (values[44], seconds[44]) = (here.Shape, here.Class.Middle);
        (values[45], seconds[45]) = (here.Form, right.Class.Middle);
        FeatureHash.Mix(Templates, values, seconds);
        values[..Count].CopyTo(features);
    }
}

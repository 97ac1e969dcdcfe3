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

    /// <summary>Tokens of context on either side; the views begin and end with as many edges.</summary>
    public const int Margin = 2;

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
        features[0] = FeatureHash.Mix(0, 0);
        features[1] = FeatureHash.Mix(1, here.Form);
        features[2] = FeatureHash.Mix(2, here.Shape, first);
        features[3] = FeatureHash.Mix(3, here.Suffix1);
        features[4] = FeatureHash.Mix(4, here.Suffix2);
        features[5] = FeatureHash.Mix(5, here.Suffix3);
        features[6] = FeatureHash.Mix(6, here.Suffix4);
        features[7] = FeatureHash.Mix(7, here.Prefix1);
        features[8] = FeatureHash.Mix(8, here.Prefix3);
        features[9] = FeatureHash.Mix(9, previous);
        features[10] = FeatureHash.Mix(10, beforePrevious);
        features[11] = FeatureHash.Mix(11, (previous << 8) | beforePrevious);
        features[12] = FeatureHash.Mix(12, here.Form, previous);
        features[13] = FeatureHash.Mix(13, left.Form);
        features[14] = FeatureHash.Mix(14, views[index - 2].Form);
        features[15] = FeatureHash.Mix(15, right.Form);
        features[16] = FeatureHash.Mix(16, views[index + 2].Form);
        features[17] = FeatureHash.Mix(17, left.Suffix3);
        features[18] = FeatureHash.Mix(18, right.Suffix3);
        features[19] = FeatureHash.Mix(19, left.Form, here.Form);
        features[20] = FeatureHash.Mix(20, here.Form, right.Form);
        features[21] = FeatureHash.Mix(21, classes[index + 1]);
        features[22] = FeatureHash.Mix(22, classes[index + 1], previous);
        features[23] = FeatureHash.Mix(23, classes[index], classes[index + 1]);
        features[24] = FeatureHash.Mix(24, classes[index + 2], classes[index + 1]);
        features[25] = FeatureHash.Mix(25, classes[index], previous);
        features[26] = FeatureHash.Mix(26, here.Shape, right.Shape);
        features[27] = FeatureHash.Mix(27, here.Shape, previous);
        features[28] = FeatureHash.Mix(28, here.Head);
        features[29] = FeatureHash.Mix(29, here.Suffix3, previous);
        features[30] = FeatureHash.Mix(32, left.Shape, here.Shape);
        features[31] = FeatureHash.Mix(33, here.Sense);
        features[32] = FeatureHash.Mix(34, here.Sense, previous);
        features[33] = FeatureHash.Mix(35, here.Sense, here.Suffix2);
        features[34] = FeatureHash.Mix(36, here.Class.Fine);
        features[35] = FeatureHash.Mix(37, left.Class.Fine);
        features[36] = FeatureHash.Mix(38, right.Class.Fine);
        features[37] = FeatureHash.Mix(39, here.Class.Fine, previous);
        features[38] = FeatureHash.Mix(40, here.Class.Middle, right.Class.Middle);
        features[39] = FeatureHash.Mix(41, left.Class.Middle, here.Class.Middle);
        features[40] = FeatureHash.Mix(42, left.Class.Middle, right.Class.Middle);
        features[41] = FeatureHash.Mix(43, views[index + 2].Class.Middle, right.Class.Middle);
        features[42] = FeatureHash.Mix(44, views[index - 2].Class.Middle, left.Class.Middle);
        features[43] = FeatureHash.Mix(45, here.Class.Coarse, here.Suffix2);
        features[44] = FeatureHash.Mix(46, here.Shape, here.Class.Middle);
        features[45] = FeatureHash.Mix(47, here.Form, right.Class.Middle);
    }
}

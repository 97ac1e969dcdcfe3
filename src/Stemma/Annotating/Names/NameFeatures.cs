using Stemma.Lexicon;

namespace Stemma.Annotating.Names;

/// <summary>The features by which a token is labelled as part of a name.</summary>
/// <remarks>
/// Forms, shapes and ends in a window of two, gazetteer senses, word classes (Miller and others, "Name tagging with word
/// clusters", HLT 2004), the part of speech, how the article writes the word elsewhere (Chieu and Ng, CoNLL 2003), and what
/// stands at the ends of and around the whole run of capitalised words, by which names that stand in no list are told
/// apart ("Acme Holdings", "said Jo Doe", "in Wexford").
/// </remarks>
internal static class NameFeatures
{
    /// <summary>Features that <see cref="Fill"/> writes.</summary>
    public const int Count = 66;

    /// <summary>Features that <see cref="FillPair"/> writes.</summary>
    public const int PairCount = 5;

    /// <summary>The feature of every transition.</summary>
    public static readonly uint AnyPair = FeatureHash.Mix(52, 0);

    private const WordSense Names =
        WordSense.AnyPlace
        | WordSense.Given
        | WordSense.CommonGiven
        | WordSense.Surname
        | WordSense.CommonSurname
        | WordSense.Human;

    private const WordSense Words =
        WordSense.Title
        | WordSense.Role
        | WordSense.Body
        | WordSense.Ground
        | WordSense.Particle
        | WordSense.Time
        | WordSense.Saying
        | WordSense.Demonym
        | WordSense.Event;

    /// <summary>Writes the features of the token at <paramref name="index"/> of <paramref name="views"/>.</summary>
    public static void Fill(ReadOnlySpan<NameView> views, int index, Span<uint> features)
    {
        ref readonly var here = ref views[index];
        ref readonly var left = ref views[index - 1];
        ref readonly var right = ref views[index + 1];
        ref readonly var head = ref views[here.RunEnd];
        ref readonly var opening = ref views[here.RunStart];
        ref readonly var before = ref views[here.RunStart - 1];
        ref readonly var after = ref views[here.RunEnd + 1];
        var first = index == NameViews.Margin ? 1u : 0u;
        var capital = Flag(here.Capital);
        var names = (uint)(here.Senses & Names);
        var words = (uint)(here.Senses & Words);
        var ordinary = (here.Senses & WordSense.Ordinary) != WordSense.None || here.View.Sense != 0 ? 1u : 0u;
        var run = (uint)Math.Min(4, here.RunEnd - here.RunStart + 1) | ((uint)Math.Min(3, index - here.RunStart) << 4);
        features[0] = Mix(60, capital);
        features[1] = Mix(61, here.View.Form);
        features[2] = Mix(62, here.View.Form, capital);
        features[3] = Mix(63, here.View.Shape, first);
        features[4] = Mix(64, left.View.Form);
        features[5] = Mix(65, right.View.Form);
        features[6] = Mix(66, views[index - 2].View.Form);
        features[7] = Mix(67, views[index + 2].View.Form);
        features[8] = Mix(68, left.View.Shape, here.View.Shape);
        features[9] = Mix(69, here.View.Shape, right.View.Shape);
        features[10] = Mix(70, here.View.Suffix2, capital);
        features[11] = Mix(71, here.View.Suffix3, capital);
        features[12] = Mix(72, here.View.Suffix4, capital);
        features[13] = Mix(73, here.View.Prefix3, capital);
        features[14] = Mix(74, (uint)here.Tag, capital);
        features[15] = Mix(75, (uint)here.Tag, ((uint)left.Tag << 8) | (uint)right.Tag);
        features[16] = Mix(76, names | (ordinary << 12), capital);
        features[17] = Mix(77, names, run);
        features[18] = Mix(78, names, (uint)(right.Senses & Names));
        features[19] = Mix(79, names, (uint)(left.Senses & Words));
        features[20] = Mix(80, words, capital);
        features[21] = Mix(81, (uint)(left.Senses & Words), capital);
        features[22] = Mix(82, (uint)(right.Senses & Words), capital);
        features[23] = Mix(83, here.Elsewhere, first | (ordinary << 1) | (capital << 2));
        features[24] = Mix(84, first | (capital << 1), ordinary | (names << 1));
        features[25] = Mix(85, here.Phrase, capital);
        features[26] = Mix(86, head.View.Form, capital);
        features[27] = Mix(87, (uint)(head.Senses & Words), run);
        features[28] = Mix(88, (uint)(head.Senses & Names), run);
        features[29] = Mix(89, before.View.Form, run);
        features[30] = Mix(90, after.View.Form, run);
        features[31] = Mix(91, (uint)(before.Senses & Words), run);
        features[32] = Mix(92, (uint)(after.Senses & Words), run);
        features[33] = Mix(93, (uint)before.Tag | ((uint)after.Tag << 8), capital);
        features[34] = Mix(94, run, here.View.Shape);
        features[35] = Mix(95, (uint)(opening.Senses & Names), run);
        features[36] = Mix(96, names, (uint)(left.Senses & Names));
        features[37] = Mix(97, opening.View.Form, run);
        features[38] = Mix(98, before.View.Form, capital);
        features[39] = Mix(99, after.View.Form, capital);
        features[40] = Mix(100, left.View.Form, here.View.Form);
        features[41] = Mix(101, (uint)here.Tag | ((uint)here.Elsewhere << 8), here.View.Shape);
        features[42] = Mix(102, (uint)(opening.Senses & Names), (uint)(head.Senses & (Words | WordSense.AnyPlace)));
        features[43] = Mix(103, here.View.Form, right.View.Form);
        features[44] = Mix(104, here.View.Class.Fine, capital);
        features[45] = Mix(105, here.View.Class.Middle, capital);
        features[46] = Mix(106, here.View.Class.Coarse, capital);
        features[47] = Mix(107, left.View.Class.Fine, capital);
        features[48] = Mix(108, right.View.Class.Fine, capital);
        features[49] = Mix(109, left.View.Class.Middle, here.View.Class.Middle);
        features[50] = Mix(110, here.View.Class.Middle, right.View.Class.Middle);
        features[51] = Mix(111, head.View.Class.Fine, run);
        features[52] = Mix(112, opening.View.Class.Fine, run);
        features[53] = Mix(113, before.View.Class.Fine, capital);
        features[54] = Mix(114, after.View.Class.Fine, capital);
        features[55] = Mix(115, before.View.Class.Middle | ((uint)after.View.Class.Middle << 8), capital);
        features[56] = Mix(116, left.View.Class.Middle | ((uint)right.View.Class.Middle << 8), capital);
        features[57] = Mix(117, views[index - 2].View.Class.Middle | ((uint)left.View.Class.Middle << 8), capital);
        features[58] = Mix(118, views[index + 2].View.Class.Middle | ((uint)right.View.Class.Middle << 8), capital);
        features[59] = Mix(119, opening.View.Class.Middle | ((uint)head.View.Class.Middle << 8), run);
        features[60] = Mix(120, here.View.Class.Coarse, names);
        features[61] = Mix(121, here.View.Class.Middle, here.View.Shape);
        features[62] = Mix(122, before.View.Class.Coarse | ((uint)head.View.Class.Middle << 8), run);
        features[63] = Mix(123, after.View.Class.Coarse | ((uint)head.View.Class.Middle << 8), run);
        features[64] = Mix(124, views[index - 2].View.Form, left.View.Form);
        features[65] = Mix(125, right.View.Form, views[index + 2].View.Form);
    }

    /// <summary>Writes the features of the step from the token before to the one at <paramref name="index"/>.</summary>
    public static void FillPair(ReadOnlySpan<NameView> views, int index, Span<uint> features)
    {
        ref readonly var here = ref views[index];
        ref readonly var left = ref views[index - 1];
        features[0] = AnyPair;
        features[1] = Mix(53, Flag(here.Capital), Flag(left.Capital));
        features[2] = Mix(54, here.View.Shape);
        features[3] = Mix(55, (uint)here.Tag, (uint)left.Tag);
        features[4] = Mix(56, here.View.Class.Middle);
    }

    private static uint Mix(uint template, uint value) => FeatureHash.Mix(template, value);

    private static uint Mix(uint template, uint first, uint second) => FeatureHash.Mix(template, first, second);

    private static uint Flag(bool value) => value ? 1u : 0u;
}

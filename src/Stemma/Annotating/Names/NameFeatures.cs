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

    // Whole vectors.
    private const int Room = 72;

    /// <summary>Features that <see cref="FillPair"/> writes.</summary>
    public const int PairCount = 5;

    /// <summary>The feature of every transition.</summary>
    public static readonly uint AnyPair = FeatureHash.Mix(52, 0);

    // By the index of the feature; the shipped weights depend on the numbers. The few named take one value.
    private static readonly TemplateList Templates = new(Enumerable.Range(60, Count), [60, 61, 64, 65, 66, 67]);

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
        Span<uint> values = stackalloc uint[Room];
        Span<uint> seconds = stackalloc uint[Room];
        values[0] = capital;
        values[1] = here.View.Form;
        (values[2], seconds[2]) = (here.View.Form, capital);
        (values[3], seconds[3]) = (here.View.Shape, first);
        values[4] = left.View.Form;
        values[5] = right.View.Form;
        values[6] = views[index - 2].View.Form;
        values[7] = views[index + 2].View.Form;
        (values[8], seconds[8]) = (left.View.Shape, here.View.Shape);
        (values[9], seconds[9]) = (here.View.Shape, right.View.Shape);
        (values[10], seconds[10]) = (here.View.Suffix2, capital);
        (values[11], seconds[11]) = (here.View.Suffix3, capital);
        (values[12], seconds[12]) = (here.View.Suffix4, capital);
        (values[13], seconds[13]) = (here.View.Prefix3, capital);
        (values[14], seconds[14]) = ((uint)here.Tag, capital);
        (values[15], seconds[15]) = ((uint)here.Tag, ((uint)left.Tag << 8) | (uint)right.Tag);
        (values[16], seconds[16]) = (names | (ordinary << 12), capital);
        (values[17], seconds[17]) = (names, run);
        (values[18], seconds[18]) = (names, (uint)(right.Senses & Names));
        (values[19], seconds[19]) = (names, (uint)(left.Senses & Words));
        (values[20], seconds[20]) = (words, capital);
        (values[21], seconds[21]) = ((uint)(left.Senses & Words), capital);
        (values[22], seconds[22]) = ((uint)(right.Senses & Words), capital);
        (values[23], seconds[23]) = (here.Elsewhere, first | (ordinary << 1) | (capital << 2));
        (values[24], seconds[24]) = (first | (capital << 1), ordinary | (names << 1));
        (values[25], seconds[25]) = (here.Phrase, capital);
        (values[26], seconds[26]) = (head.View.Form, capital);
        (values[27], seconds[27]) = ((uint)(head.Senses & Words), run);
        (values[28], seconds[28]) = ((uint)(head.Senses & Names), run);
        (values[29], seconds[29]) = (before.View.Form, run);
        (values[30], seconds[30]) = (after.View.Form, run);
        (values[31], seconds[31]) = ((uint)(before.Senses & Words), run);
        (values[32], seconds[32]) = ((uint)(after.Senses & Words), run);
        (values[33], seconds[33]) = ((uint)before.Tag | ((uint)after.Tag << 8), capital);
        (values[34], seconds[34]) = (run, here.View.Shape);
        (values[35], seconds[35]) = ((uint)(opening.Senses & Names), run);
        (values[36], seconds[36]) = (names, (uint)(left.Senses & Names));
        (values[37], seconds[37]) = (opening.View.Form, run);
        (values[38], seconds[38]) = (before.View.Form, capital);
        (values[39], seconds[39]) = (after.View.Form, capital);
        (values[40], seconds[40]) = (left.View.Form, here.View.Form);
        (values[41], seconds[41]) = ((uint)here.Tag | ((uint)here.Elsewhere << 8), here.View.Shape);
        (values[42], seconds[42]) = (
            (uint)(opening.Senses & Names),
            (uint)(head.Senses & (Words | WordSense.AnyPlace))
        );
        (values[43], seconds[43]) = (here.View.Form, right.View.Form);
        (values[44], seconds[44]) = (here.View.Class.Fine, capital);
        (values[45], seconds[45]) = (here.View.Class.Middle, capital);
        (values[46], seconds[46]) = (here.View.Class.Coarse, capital);
        (values[47], seconds[47]) = (left.View.Class.Fine, capital);
        (values[48], seconds[48]) = (right.View.Class.Fine, capital);
        (values[49], seconds[49]) = (left.View.Class.Middle, here.View.Class.Middle);
        (values[50], seconds[50]) = (here.View.Class.Middle, right.View.Class.Middle);
        (values[51], seconds[51]) = (head.View.Class.Fine, run);
        (values[52], seconds[52]) = (opening.View.Class.Fine, run);
        (values[53], seconds[53]) = (before.View.Class.Fine, capital);
        (values[54], seconds[54]) = (after.View.Class.Fine, capital);
        (values[55], seconds[55]) = (before.View.Class.Middle | ((uint)after.View.Class.Middle << 8), capital);
        (values[56], seconds[56]) = (left.View.Class.Middle | ((uint)right.View.Class.Middle << 8), capital);
        (values[57], seconds[57]) = (views[index - 2].View.Class.Middle | ((uint)left.View.Class.Middle << 8), capital);
        (values[58], seconds[58]) = (
            views[index + 2].View.Class.Middle | ((uint)right.View.Class.Middle << 8),
            capital
        );
        (values[59], seconds[59]) = (opening.View.Class.Middle | ((uint)head.View.Class.Middle << 8), run);
        (values[60], seconds[60]) = (here.View.Class.Coarse, names);
        (values[61], seconds[61]) = (here.View.Class.Middle, here.View.Shape);
        (values[62], seconds[62]) = (before.View.Class.Coarse | ((uint)head.View.Class.Middle << 8), run);
        (values[63], seconds[63]) = (after.View.Class.Coarse | ((uint)head.View.Class.Middle << 8), run);
        (values[64], seconds[64]) = (views[index - 2].View.Form, left.View.Form);
        (values[65], seconds[65]) = (right.View.Form, views[index + 2].View.Form);
        FeatureHash.Mix(Templates, values, seconds);
        values[..Count].CopyTo(features);
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

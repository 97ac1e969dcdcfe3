using Stemma.Lexicon;

namespace Stemma.Annotating.Names;

/// <summary>The features by which a token is labelled as part of a name, with the labels to its left already known.</summary>
/// <remarks>
/// Forms, shapes and ends in a window of two, gazetteer senses, the part of speech, how the article writes the word
/// elsewhere (Chieu and Ng, CoNLL 2003), and what stands at the ends of and around the whole run of capitalised words,
/// by which names that stand in no list are told apart ("Acme Holdings", "said Jo Doe", "in Wexford").
/// </remarks>
internal static class NameFeatures
{
    /// <summary>Features that <see cref="Fill"/> writes.</summary>
    public const int Count = 44;

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
    public static void Fill(
        ReadOnlySpan<NameView> views,
        int index,
        uint previous,
        uint beforePrevious,
        Span<uint> features
    )
    {
        ref readonly var here = ref views[index];
        ref readonly var left = ref views[index - 1];
        ref readonly var right = ref views[index + 1];
        ref readonly var head = ref views[here.RunEnd];
        ref readonly var before = ref views[here.RunStart - 1];
        ref readonly var after = ref views[here.RunEnd + 1];
        var first = index == NameViews.Margin ? 1u : 0u;
        var names = (uint)(here.Senses & Names);
        var words = (uint)(here.Senses & Words);
        var ordinary = (here.Senses & WordSense.Ordinary) != WordSense.None || here.View.Sense != 0 ? 1u : 0u;
        var run = (uint)Math.Min(4, here.RunEnd - here.RunStart + 1) | ((uint)Math.Min(3, index - here.RunStart) << 4);
        features[0] = Mix(60, previous);
        features[1] = Mix(61, here.View.Form);
        features[2] = Mix(62, here.View.Form, previous);
        features[3] = Mix(63, here.View.Shape, previous);
        features[4] = Mix(64, left.View.Form);
        features[5] = Mix(65, right.View.Form);
        features[6] = Mix(66, views[index - 2].View.Form);
        features[7] = Mix(67, views[index + 2].View.Form);
        features[8] = Mix(68, left.View.Shape, here.View.Shape);
        features[9] = Mix(69, here.View.Shape, right.View.Shape);
        features[10] = Mix(70, here.View.Suffix2, Flag(here.Capital));
        features[11] = Mix(71, here.View.Suffix3, Flag(here.Capital));
        features[12] = Mix(72, here.View.Suffix4, Flag(here.Capital));
        features[13] = Mix(73, here.View.Prefix3, Flag(here.Capital));
        features[14] = Mix(74, (uint)here.Tag, previous);
        features[15] = Mix(75, (uint)here.Tag, ((uint)left.Tag << 8) | (uint)right.Tag);
        features[16] = Mix(76, names | (ordinary << 12), Flag(here.Capital));
        features[17] = Mix(77, names, previous);
        features[18] = Mix(78, names, (uint)(right.Senses & Names));
        features[19] = Mix(79, names, (uint)(left.Senses & Words));
        features[20] = Mix(80, words, previous);
        features[21] = Mix(81, (uint)(left.Senses & Words), Flag(here.Capital));
        features[22] = Mix(82, (uint)(right.Senses & Words), Flag(here.Capital));
        features[23] = Mix(83, here.Elsewhere, first | (ordinary << 1) | (Flag(here.Capital) << 2));
        features[24] = Mix(84, first | (Flag(here.Capital) << 1), ordinary | (names << 1));
        features[25] = Mix(85, here.Phrase, previous);
        features[26] = Mix(86, head.View.Form, Flag(here.Capital));
        features[27] = Mix(87, (uint)(head.Senses & Words), run);
        features[28] = Mix(88, (uint)(head.Senses & Names), run);
        features[29] = Mix(89, before.View.Form, run);
        features[30] = Mix(90, after.View.Form, run);
        features[31] = Mix(91, (uint)(before.Senses & Words), run);
        features[32] = Mix(92, (uint)(after.Senses & Words), run);
        features[33] = Mix(93, (uint)before.Tag | ((uint)after.Tag << 8), Flag(here.Capital));
        features[34] = Mix(94, run, here.View.Shape);
        features[35] = Mix(95, (uint)(views[here.RunStart].Senses & Names), run);
        features[36] = Mix(96, previous, beforePrevious);
        features[37] = Mix(97, views[here.RunStart].View.Form, run);
        features[38] = Mix(98, before.View.Form, Flag(here.Capital));
        features[39] = Mix(99, after.View.Form, Flag(here.Capital));
        features[40] = Mix(100, left.View.Form, previous);
        features[41] = Mix(101, (uint)here.Tag | ((uint)here.Elsewhere << 8), here.View.Shape);
        features[42] = Mix(102, previous, (uint)(head.Senses & (Words | WordSense.AnyPlace)));
        features[43] = Mix(103, here.View.Form, right.View.Form);
    }

    private static uint Mix(uint template, uint value) => FeatureHash.Mix(template, value);

    private static uint Mix(uint template, uint first, uint second) => FeatureHash.Mix(template, first, second);

    private static uint Flag(bool value) => value ? 1u : 0u;
}

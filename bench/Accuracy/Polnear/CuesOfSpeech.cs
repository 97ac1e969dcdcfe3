using System.Collections.Frozen;

namespace Accuracy.Polnear;

/// <summary>Tells attributions of speech from those of thought, wish and appearance, which PolNeAR marks alike.</summary>
/// <remarks>The scorer's own list, apart from the product's: verbs that no one does silently, and what stands for them.</remarks>
internal static class CuesOfSpeech
{
    private static readonly FrozenSet<string> Words = (
        "said say says saying told tell tells telling added add adds adding wrote write writes writing written noted note notes "
        + "noting asked ask asks asking reported report reports reporting reportedly suggested suggest suggests suggesting "
        + "announced announce announces announcing argued argue argues arguing claimed claim claims claiming explained explain "
        + "explains explaining described describe describes describing according called call calls calling recalled recall "
        + "recalls recalling warned warn warns warning insisted insist insists insisting acknowledged acknowledge acknowledges "
        + "acknowledging stated state states stating tweeted tweet tweets tweeting declared declare declares declaring "
        + "admitted admit admits admitting denied deny denies denying vowed vow vows vowing promised promise promises promising "
        + "pledged pledge pledges pledging urged urge urges urging accused accuse accuses accusing replied reply replies replying "
        + "responded respond responds responding testified testify remarked remark joked joke mentioned mention mentions confirmed confirm "
        + "confirms confirming asserted assert asserts asserting alleged allege alleges alleging allegedly predicted predict predicts "
        + "stressed stress stresses emphasized emphasize emphasizes pointed revealed reveal reveals disclosed informed advised "
        + "reiterated repeated conceded concede concedes boasted complained contended contend contends maintained countered "
        + "quipped spoke speaks speaking talked talks talking statement interview tweet announcement allegation allegations claim"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsAny(MarkedAttribution attribution, string text) =>
        attribution
            .Cue.SelectMany(span => QuotedText.Words(span.Slice(text)).Select(word => word.Slice(span.Slice(text))))
            .Any(Words.Contains);
}

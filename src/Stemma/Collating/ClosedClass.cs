using System.Collections.Frozen;

namespace Stemma.Collating;

/// <summary>English closed-class words: agreement on them says little by itself, though much in order and number.</summary>
internal static class ClosedClass
{
    private static readonly FrozenSet<string> Words = (
        "a about above across after again against all almost along already also although always am among an and another any "
        + "are aren't around as at away be became because become been before behind being below between both but by can can't "
        + "cannot could couldn't did didn't do does doesn't doing don't down during each either else even ever every few first "
        + "for from further had hadn't has hasn't have haven't having he he'd he's her here hers herself him himself his how "
        + "however i i'd i'll i'm i've if in including into is isn't it it's its itself just last least less like made make "
        + "many may me might mine more most much must my myself near never no nor not now of off often on once one only onto or "
        + "other others our ours ourselves out over own per quite rather s same said say says shall she she's should shouldn't "
        + "since so some still such t than that that's the their theirs them themselves then there these they they're this those "
        + "though through thus to together too toward towards two under until up upon us very via was wasn't we we're we've were "
        + "weren't what when where whether which while who whom whose why will with within without won't would wouldn't yet you "
        + "you're your yours yourself"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a closed-class word in its normalised form.</summary>
    public static bool Contains(string normal) => Words.Contains(normal);
}

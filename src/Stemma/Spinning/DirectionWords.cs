using Stemma.Collating;

namespace Stemma.Spinning;

/// <summary>Says in words why a difference speaks for a direction.</summary>
internal static class DirectionWords
{
    /// <summary>The reason that a difference is, by its strongest sign.</summary>
    public static DirectionReason Reason(ComparedTexts texts, WordingDifference difference, double[] shown, double bits)
    {
        // Strongest of those that agree with the sum; slips first, because they are plain to see.
        var strongest = shown[(int)Sign.Slip] * bits > 0 ? Sign.Slip : (Sign)Strongest(shown, bits);
        var (better, worse) = bits > 0 ? (difference.Left, difference.Right) : (difference.Right, difference.Left);
        var (sound, reworded) = bits > 0 ? (texts.Left, texts.Right) : (texts.Right, texts.Left);
        var kept = sound.Article.Slice(better);
        var put = reworded.Article.Slice(worse);
        var (kind, text) = strongest switch
        {
            Sign.Slip => Slip(reworded, reworded.SlipAt(worse)!.Value),
            Sign.LostArticle => ("lost-article", $"“{kept}” is missing"),
            Sign.RespeltName => ("respelt-name", $"“{put}” is no known spelling of “{kept}”"),
            Sign.UnknownWord => ("unknown-word", $"“{put}” for “{kept}” is no word of general English"),
            Sign.Topic => ("swap", $"“{kept}” is nearer to what the article speaks of than “{put}”"),
            Sign.Rarity or Sign.NewsRarity or Sign.Length => ("swap", $"“{put}” is an odder wording than “{kept}”"),
            Sign.LinkedSwap => ("swap", $"“{kept}” fits both places better than “{put}”, which can stand for it"),
            _ => ("swap", $"“{kept}” fits both places better than “{put}”"),
        };
        return new DirectionReason(kind, text, bits, difference.Left, difference.Right);
    }

    private static int Strongest(double[] shown, double bits)
    {
        var best = 0;
        for (var at = 1; at < shown.Length; at++)
        {
            if (shown[at] * SpinDirection.Weights[at] * bits > shown[best] * SpinDirection.Weights[best] * bits)
                best = at;
        }

        return best;
    }

    private static (string, string) Slip(ComparedText text, SurfaceTrace slip)
    {
        var wording = text.Article.Slice(slip.Span);
        return slip.Kind switch
        {
            TraceKind.DoubledWord => ("doubled-word", $"“{wording}” says a word twice"),
            TraceKind.WrongArticle => ("wrong-article", $"“{wording}” has the wrong article"),
            _ => ("doubled-count", $"“{wording}” counts twice"),
        };
    }
}

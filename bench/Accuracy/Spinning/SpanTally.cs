using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>Counts of proposals against what was replaced.</summary>
/// <remarks>
/// A proposal finds a replaced wording where what they share is at least half of each; each counts once, so that a proposal
/// over a sentence finds nothing. What was restored is compared without regard to case and white space.
/// </remarks>
internal sealed class SpanTally
{
    /// <summary>Replaced wordings.</summary>
    public int Gold { get; private set; }

    /// <summary>Proposals.</summary>
    public int Proposed { get; private set; }

    /// <summary>Replaced wordings that were found.</summary>
    public int Found { get; private set; }

    /// <summary>Replaced wordings that a proposal covers and turns back into what stood there.</summary>
    public int Exact { get; private set; }

    /// <summary>Words that were not replaced.</summary>
    public int Untouched { get; private set; }

    /// <summary>Of these, words that a proposal would change into something the original did not say.</summary>
    public int WronglyChanged { get; private set; }

    public double Precision => Share(Found, Proposed);

    public double Recall => Share(Found, Gold);

    public double F1 => Gold + Proposed == 0 ? 0 : 2.0 * Found / (Gold + Proposed);

    public double Restored => Share(Exact, Gold);

    public double Harmed => Share(WronglyChanged, Untouched);

    /// <summary>Counts a spun text.</summary>
    public void Add(SpunText spun, Article article, IReadOnlyList<Restoration> proposals)
    {
        var replaced = spun.Replaced.ToArray();
        Gold += replaced.Length;
        Proposed += proposals.Count;
        var isRight = proposals.Select(item => Normal(item.Restored) == Normal(spun.OriginalOf(item.Span))).ToArray();
        var taken = new bool[proposals.Count];
        foreach (var (span, _) in replaced)
        {
            for (var at = 0; at < proposals.Count; at++)
            {
                var shared = proposals[at].Span.OverlapLength(span);
                if (shared > 0 && isRight[at] && proposals[at].Span.Contains(span))
                    Exact++;
                if (taken[at] || 2 * shared < Math.Max(span.Length, proposals[at].Span.Length))
                    continue;
                taken[at] = true;
                Found++;
                break;
            }
        }

        var changed = spun.Changed.ToArray();
        foreach (var token in article.Get(TextLayers.Tokens).Where(token => token.IsLexical))
        {
            if (Array.Exists(changed, span => span.Overlaps(token.Span)))
                continue;
            Untouched++;
            for (var at = 0; at < proposals.Count; at++)
            {
                if (!isRight[at] && proposals[at].Restored.Length > 0 && proposals[at].Span.Overlaps(token.Span))
                {
                    WronglyChanged++;
                    break;
                }
            }
        }
    }

    /// <summary>Adds another's counts.</summary>
    public void Add(SpanTally other)
    {
        Gold += other.Gold;
        Proposed += other.Proposed;
        Found += other.Found;
        Exact += other.Exact;
        Untouched += other.Untouched;
        WronglyChanged += other.WronglyChanged;
    }

    private static string Normal(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>One spun text's outcome.</summary>
internal sealed record Outcome(CorpusPart Part, double Strength, double Score, WordingVerdict Verdict, double Changed);

/// <summary>What the detector says of the texts of a channel.</summary>
internal sealed class ChannelRun
{
    /// <summary>One text in so many is spun, so that a run takes minutes.</summary>
    private const int Sample = 4;

    private readonly Dictionary<(CorpusPart, double), SpanTally> tallies = [];

    public ChannelRun(SpinningCorpus corpus, SpunWordingDetector detector, Channel channel)
    {
        var outcomes = new List<Outcome>();
        foreach (var strength in channel.Strengths)
        {
            foreach (var original in corpus.OneIn(Sample))
            {
                var name = original.Source.Name;
                var random = SpinningCorpus.Chance(name, channel.Name, strength);
                var spun = channel.Spinner.Value.Spin(original.Article, strength, random);
                var article = SpinningCorpus.Annotate(name, spun.Text);
                var wording = detector.Detect(article);
                var content = original
                    .Article.Get(TextLayers.Tokens)
                    .Count(token => WordSpinner.IsContent(original.Article, token));
                outcomes.Add(
                    new Outcome(
                        original.Part,
                        strength,
                        wording.Score,
                        wording.Verdict,
                        (double)spun.Replaced.Count() / Math.Max(1, content)
                    )
                );
                if (!tallies.TryGetValue((original.Part, strength), out var tally))
                    tallies[(original.Part, strength)] = tally = new SpanTally();
                tally.Add(spun, article, wording.Spans);
            }
        }

        Outcomes = outcomes;
    }

    /// <summary>One for each text and strength.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>Counts of a part at a strength; of all parts or strengths where none is named.</summary>
    public SpanTally Tally(CorpusPart part, double? strength = null)
    {
        var sum = new SpanTally();
        foreach (var ((itsPart, itsStrength), tally) in tallies)
        {
            if ((part == CorpusPart.All || part == itsPart) && (strength is null || strength == itsStrength))
                sum.Add(tally);
        }

        return sum;
    }
}

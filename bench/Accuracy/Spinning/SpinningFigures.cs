using System.Diagnostics;
using System.Globalization;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>The figures. Values are of the check part where there are two; details name the tune part and both by strength.</summary>
internal static class SpinningFigures
{
    /// <summary>Originals that are not called spun, of all.</summary>
    public static Score FalseAlarms(SpinningRun run, string path)
    {
        var clean = run.Clean(path);
        var groups = clean
            .GroupBy(item => TopicKinds.Of(item.Text.Source.Topic), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {Alarms(group)}/{group.Count()}");
        var topics = clean
            .GroupBy(item => item.Text.Source.Topic)
            .Where(group => Alarms(group) > 0)
            .Select(group => $"topic {group.Key} {Alarms(group)}/{group.Count()}");
        var parts = clean
            .GroupBy(item => item.Text.Part)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Key} {Alarms(group)}/{group.Count()}");
        var undecided = clean.Count(item => item.Wording.Verdict == WordingVerdict.Undecided);
        return new Score(
            1 - ((double)Alarms(clean) / clean.Count),
            clean.Count,
            string.Join(", ", [.. parts, .. groups, .. topics, $"undecided {undecided}"])
        );
    }

    /// <summary>Area under the curve of the article score, spun texts against all originals of the part.</summary>
    public static Score Auc(SpinningRun run, string path, Channel channel)
    {
        var outcomes = run.Of(path, channel).Outcomes;
        var clean = run.Clean(path);
        var strengths = channel.Strengths.Select(strength =>
        {
            var those = outcomes.Where(item => item.Strength == strength).ToArray();
            var called = those.Count(item => item.Verdict == WordingVerdict.Spun) / (double)those.Length;
            return Text(
                $"{100 * strength:F0}% ({100 * those.Average(item => item.Changed):F0}) {Of(CorpusPart.All, strength):F3} spun {called:F2}"
            );
        });
        return new Score(
            Of(CorpusPart.Check, null),
            outcomes.Count,
            Text($"tune {Of(CorpusPart.Tune, null):F3}; ") + string.Join(", ", strengths)
        );

        double Of(CorpusPart part, double? strength) =>
            Area(
                [
                    .. outcomes
                        .Where(item => In(part, item.Part) && (strength is null || item.Strength == strength))
                        .Select(item => item.Score),
                ],
                [.. clean.Where(item => In(part, item.Text.Part)).Select(item => item.Wording.Score)]
            );
    }

    /// <summary>F1 of the proposed stretches, one to one at half overlap.</summary>
    public static Score Spans(SpinningRun run, string path, Channel channel)
    {
        var its = run.Of(path, channel);
        var strengths = channel.Strengths.Select(strength =>
        {
            var tally = its.Tally(CorpusPart.All, strength);
            return Text($"{100 * strength:F0}% P {tally.Precision:F2} R {tally.Recall:F2}");
        });
        var check = its.Tally(CorpusPart.Check);
        return new Score(
            check.F1,
            its.Tally(CorpusPart.All).Gold,
            Text($"P {check.Precision:F3} R {check.Recall:F3}, tune F1 {its.Tally(CorpusPart.Tune).F1:F3}; ")
                + string.Join(", ", strengths)
        );
    }

    /// <summary>Replaced wordings that the article alone turns back.</summary>
    public static Score RestoredAlone(SpinningRun run, string path, Channel channel) =>
        Restored(run.Of(path, channel).Tally(CorpusPart.Check), run.Of(path, channel).Tally(CorpusPart.Tune));

    /// <summary>Replaced wordings that the aligned original turns back.</summary>
    public static Score RestoredWithWitness(SpinningRun run, string path, Channel channel) =>
        Restored(run.Pairs(path, channel).Tally(CorpusPart.Check), run.Pairs(path, channel).Tally(CorpusPart.Tune));

    /// <summary>Pairs whose reworded side is named rightly.</summary>
    public static Score Direction(SpinningRun run, string path, Channel channel)
    {
        var its = run.Pairs(path, channel);
        var strengths = channel.Strengths.Select(strength =>
            Text($"{100 * strength:F0}% {Shares([.. its.Answers.Where(item => item.Strength == strength)])}")
        );
        var check = its.Answers.Where(item => item.Part == CorpusPart.Check).ToArray();
        var tune = its.Answers.Where(item => item.Part == CorpusPart.Tune).ToArray();
        return new Score(
            check.Count(item => item.Answer == Answer.Right) / (double)check.Length,
            its.Answers.Count,
            $"right/wrong/undecided: check {Shares(check)}, tune {Shares(tune)}; {string.Join(", ", strengths)}; not mirrored {its.Unmirrored}"
        );
    }

    /// <summary>Verbatim copies that get no direction.</summary>
    public static Score Copies(SpinningRun run, string path) =>
        Undirected(run, path, new Channel("copies", [0], new Lazy<ISpinner>(() => new PhraseSpinner(NoPhrases))));

    /// <summary>Lightly edited copies that get no direction.</summary>
    public static Score Edits(SpinningRun run, string path) => Undirected(run, path, Channel.Edits);

    /// <summary>Pairs of natural reuse that get no direction.</summary>
    public static Score Reuse(SpinningRun run, string path)
    {
        var direction = new SpinDirection();
        var pairs = NaturalReuse.Of(run.Corpus(path)).ToArray();
        var decided = pairs.Count(pair =>
            direction
                .Weigh(pair.One.Article, pair.Other.Article, PairRun.Differences(pair.One.Article, pair.Other.Article))
                .Reworded != RewordedSide.Undecided
        );
        return new Score(1 - (decided / (double)pairs.Length), pairs.Length, $"decided {decided}");
    }

    /// <summary>1 less the mean gap between the article score and the share of spun texts, in ten bins.</summary>
    /// <remarks>Spun texts of all channels that need nothing but the gold folder, weighted so that they weigh as much as the originals.</remarks>
    public static Score Calibration(SpinningRun run, string path)
    {
        var channels = new[] { Channel.Own, Channel.Screener(Path.GetDirectoryName(path)!) };
        var spun = channels.SelectMany(channel => run.Of(path, channel).Outcomes).Select(item => item.Score).ToArray();
        var clean = run.Clean(path).Select(item => item.Wording.Score).ToArray();
        var weight = (double)clean.Length / spun.Length;
        var gap = 0.0;
        var rows = new List<string>();
        for (var bin = 0; bin < 10; bin++)
        {
            var positives = spun.Where(score => Bin(score) == bin).ToArray();
            var negatives = clean.Where(score => Bin(score) == bin).ToArray();
            var mass = (positives.Length * weight) + negatives.Length;
            if (mass == 0)
                continue;
            var said = ((positives.Sum() * weight) + negatives.Sum()) / mass;
            var seen = positives.Length * weight / mass;
            gap += Math.Abs(said - seen) * mass / (2 * clean.Length);
            rows.Add(Text($"{said:F2}:{seen:F2} ({positives.Length + negatives.Length})"));
        }

        return new Score(1 - gap, spun.Length + clean.Length, "said:seen (n) " + string.Join(", ", rows));

        static int Bin(double score) => Math.Min(9, (int)(score * 10));
    }

    /// <summary>Articles of 450 words that are detected in a second on two cores, in thousands; one core in the detail.</summary>
    public static Score Speed(SpinningRun run, string path)
    {
        const int words = 450;
        var texts = run.Corpus(path).Originals;
        var articles = new List<Article>();
        for (var at = 0; at < texts.Count && articles.Count < 200; )
        {
            var text = "";
            for (var count = 0; count < words && at < texts.Count; at++)
            {
                text += texts[at].Article.Text + "\n";
                count += texts[at].Article.Get(TextLayers.Tokens).Count(token => token.IsLexical);
            }

            var tokens = SpinningCorpus.Annotate("speed", text).Get(TextLayers.Tokens).Where(token => token.IsLexical);
            if (tokens.Skip(words - 1).FirstOrDefault() is { } last && last.Span.End > 0)
                articles.Add(SpinningCorpus.Annotate("speed", text[..last.Span.End]));
        }

        articles.ForEach(article => run.Detector.Detect(article));
        var one = Rate(1);
        var two = Rate(2);
        return new Score(two / 1000, articles.Count, Text($"two cores {two:F0}/s, one core {one:F0}/s, best of three"));

        double Rate(int cores) =>
            Enumerable
                .Range(0, 3)
                .Max(_ =>
                {
                    var watch = Stopwatch.StartNew();
                    var options = new ParallelOptions { MaxDegreeOfParallelism = cores };
                    Parallel.ForEach(articles, options, article => run.Detector.Detect(article));
                    return articles.Count / watch.Elapsed.TotalSeconds;
                });
    }

    private static readonly Dictionary<string, string[]> NoPhrases = [];

    private static Score Undirected(SpinningRun run, string path, Channel channel)
    {
        var its = run.Pairs(path, channel);
        return new Score(
            its.Answers.Count(item => item.Answer == Answer.Undecided) / (double)its.Answers.Count,
            its.Answers.Count,
            $"changed/original/undecided {Shares(its.Answers)}, not mirrored {its.Unmirrored}"
        );
    }

    private static Score Restored(SpanTally check, SpanTally tune) =>
        new(
            check.Restored,
            check.Gold + tune.Gold,
            Text(
                $"untouched words wrongly changed {100 * check.Harmed:F2}%; tune {tune.Restored:F3}, {100 * tune.Harmed:F2}%"
            )
        );

    private static string Shares(IReadOnlyList<(CorpusPart Part, double Strength, Answer Answer)> answers) =>
        string.Join(
            '/',
            Enum.GetValues<Answer>()
                .Select(kind => answers.Count(item => item.Answer == kind))
                .Select(count => $"{count}")
        );

    private static double Area(double[] positives, double[] negatives)
    {
        Array.Sort(negatives);
        var sum = 0.0;
        foreach (var score in positives)
            sum += (Below(negatives, score, false) + Below(negatives, score, true)) / 2.0;
        return sum / ((double)positives.Length * negatives.Length);
    }

    /// <summary>How many of a sorted array are less than a value, or not more.</summary>
    private static int Below(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int Alarms(IEnumerable<(Original Text, SpunWording Wording)> items) =>
        items.Count(item => item.Wording.Verdict == WordingVerdict.Spun);

    private static bool In(CorpusPart asked, CorpusPart part) => asked == CorpusPart.All || asked == part;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

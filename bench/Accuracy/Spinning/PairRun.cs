using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>Which way a pair's direction went.</summary>
internal enum Answer
{
    /// <summary>The changed side was named.</summary>
    Right,

    /// <summary>The original was named.</summary>
    Wrong,

    /// <summary>None was.</summary>
    Undecided,
}

/// <summary>Direction and restoration of a channel's texts, each collated with its original.</summary>
internal sealed class PairRun
{
    /// <summary>One text in so many: collating is slower than detecting.</summary>
    private const int Sample = 10;

    private readonly Dictionary<CorpusPart, SpanTally> tallies = new()
    {
        [CorpusPart.Tune] = new SpanTally(),
        [CorpusPart.Check] = new SpanTally(),
    };

    private readonly List<(CorpusPart Part, double Strength, Answer Answer)> answers = [];
    private readonly SpinDirection direction = new();

    public PairRun(SpinningCorpus corpus, SpunWordingDetector detector, Channel channel)
    {
        foreach (var strength in channel.Strengths)
        {
            foreach (var original in corpus.OneIn(Sample))
            {
                var random = SpinningCorpus.Chance(original.Source.Name, channel.Name, strength);
                var spun = channel.Spinner.Value.Spin(original.Article, strength, random);
                Add(original, strength, spun, SpinningCorpus.Annotate("spun", spun.Text), detector);
            }
        }
    }

    /// <summary>One for each pair.</summary>
    public IReadOnlyList<(CorpusPart Part, double Strength, Answer Answer)> Answers => answers;

    /// <summary>Pairs whose sides, told in the other order, do not give the mirrored answer.</summary>
    public int Unmirrored { get; private set; }

    /// <summary>Restorations where the original is at hand, of a part.</summary>
    public SpanTally Tally(CorpusPart part) => tallies[part];

    private void Add(Original original, double strength, SpunText spun, Article article, SpunWordingDetector detector)
    {
        var differences = Differences(original.Article, article);
        var evidence = direction.Weigh(original.Article, article, differences);
        var mirrored = direction.Weigh(
            article,
            original.Article,
            differences.Select(item => new WordingDifference(item.Right, item.Left)).OrderBy(item => item.Left.Start)
        );
        var isMirrored =
            (evidence.Reworded, mirrored.Reworded)
            is
                (RewordedSide.Undecided, RewordedSide.Undecided)
                or
                (RewordedSide.Left, RewordedSide.Right)
                or
                (RewordedSide.Right, RewordedSide.Left);
        Unmirrored += isMirrored ? 0 : 1;
        var answer = evidence.Reworded switch
        {
            RewordedSide.Right => Answer.Right,
            RewordedSide.Left => Answer.Wrong,
            _ => Answer.Undecided,
        };
        answers.Add((original.Part, strength, answer));
        var restored = WordingRestorer.Restore(
            original.Article,
            article,
            differences,
            evidence,
            detector.Detect(article)
        );
        tallies[original.Part].Add(spun, article, answer == Answer.Wrong ? [] : restored);
    }

    /// <summary>The differences of two texts, by place in the first; none where they are one text.</summary>
    internal static ImmutableArray<WordingDifference> Differences(Article original, Article spun)
    {
        // As one story, whatever grouping would say: two copies of one text are one witness and have no differences.
        var story = StoryGrouper.AsOneStory([original, spun])[0];
        if (story.Witnesses.Length < 2)
            return [];
        var isLeft = story.Witnesses[0].Article.Id == original.Id;
        return
        [
            .. Collator
                .Collate(story)
                .Pairs.SelectMany(pair => pair.Stretches)
                .SelectMany(stretch => stretch.Differences)
                .Select(item => isLeft ? item : new WordingDifference(item.Right, item.Left))
                .OrderBy(item => item.Left),
        ];
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Stemma.Collating;

namespace Accuracy.Histories;

/// <summary>Average sign distance on invented traditions: our texts copied by hand with known trees, lost and torn copies.</summary>
public sealed class ScribalMeasure : IMeasure
{
    private const int Traditions = 60;

    private readonly CorpusPart part;

    private ScribalMeasure(string name, CorpusPart part) => (Name, this.part) = (name, part);

    /// <summary>The part that weights were set on, and the other.</summary>
    public static IMeasure[] All { get; } =
    [
        new ScribalMeasure("copies by hand, invented, tune part", CorpusPart.Tune),
        new ScribalMeasure("copies by hand, invented, check part", CorpusPart.Check),
    ];

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Archive => "ecbplus-dev.zip";

    /// <summary>Traditions of 4 to about 25 extant copies of 400 to 900 words, a third of copies lost on average.</summary>
    internal static ScribalTradition[] Grow(string path, CorpusPart part, int count)
    {
        var sources = new HistorySources(path, part).Texts;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number =>
                {
                    var seed = (part == CorpusPart.Tune ? 0 : 1_000_000) + number;
                    var random = new Random(seed);
                    var words = new List<string>();
                    var length = random.Next(400, 900);
                    while (words.Count < length)
                        words.AddRange(Wording.Words(string.Join(' ', sources[random.Next(sources.Length)].Sentences)));
                    double[] lost = [0.1, 0.3, 0.5];
                    return ScribalTradition.Of(
                        [.. words.Take(length)],
                        random.Next(6, 30),
                        lost[number % lost.Length],
                        seed
                    );
                }),
        ];
    }

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var scores = new ConcurrentDictionary<string, ConcurrentBag<double>>(StringComparer.Ordinal);
        Parallel.ForEach(
            Grow(path, part, Traditions).Where(tradition => tradition.Texts.Length <= 20),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            tradition =>
            {
                Add("ours", tradition, CollatedTree.Best(CopyTable.Of(tradition.Texts).Places).Pedigree);
                var words = Array.ConvertAll(tradition.Texts, Wording.Words);
                var baselines = new Baselines(Baselines.Distances(words), new NodaTime.Instant?[words.Length]);
                Add("spanning tree", tradition, baselines.SpanningTree());
                Add("neighbour joining", tradition, baselines.NeighbourJoining());
            }
        );
        return new Score(
            scores["ours"].Average(),
            scores["ours"].Count,
            string.Join(
                ", ",
                scores
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry =>
                        string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {entry.Value.Average():F3}")
                    )
            )
        );

        void Add(string method, ScribalTradition tradition, Pedigree found) =>
            scores.GetOrAdd(method, _ => []).Add(Of(tradition, found));
    }

    /// <summary>Average sign distance of an answer.</summary>
    internal static double Of(ScribalTradition tradition, Pedigree found) =>
        PedigreeScore.SignDistance(tradition.Truth.Distances(), found.Distances(), tradition.Texts.Length);
}

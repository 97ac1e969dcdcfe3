using Stemma.Spinning;

namespace Accuracy.Spinning;

/// <summary>Corpus, detector and what was measured with them, shared by the measures; each part is made when first asked for.</summary>
internal sealed class SpinningRun
{
    private readonly Dictionary<string, ChannelRun> channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PairRun> pairs = new(StringComparer.Ordinal);
    private SpinningCorpus? corpus;
    private IReadOnlyList<(Original Text, SpunWording Wording)>? clean;

    /// <summary>Shared: it is safe to, and its tables are opened once.</summary>
    public SpunWordingDetector Detector { get; } = new();

    /// <summary>The originals of the archive.</summary>
    public SpinningCorpus Corpus(string path) => corpus ??= new SpinningCorpus(path);

    /// <summary>What the detector says of each original.</summary>
    public IReadOnlyList<(Original Text, SpunWording Wording)> Clean(string path) =>
        clean ??= [.. Corpus(path).Originals.Select(text => (text, Detector.Detect(text.Article)))];

    /// <summary>What the detector says of a channel's texts.</summary>
    public ChannelRun Of(string path, Channel channel) =>
        channels.TryGetValue(channel.Name, out var run)
            ? run
            : channels[channel.Name] = new ChannelRun(Corpus(path), Detector, channel);

    /// <summary>What a channel's texts say beside their originals.</summary>
    public PairRun Pairs(string path, Channel channel) =>
        pairs.TryGetValue(channel.Name, out var run)
            ? run
            : pairs[channel.Name] = new PairRun(Corpus(path), Detector, channel);
}

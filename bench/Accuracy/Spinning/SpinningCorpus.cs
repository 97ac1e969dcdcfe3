using System.Security.Cryptography;
using System.Text;
using Stemma.Annotating;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>An original and its part.</summary>
/// <param name="Source">Of ECB+.</param>
/// <param name="Article">With tokens and sentences.</param>
/// <param name="Part">By topic, so that no event is in both.</param>
internal sealed record Original(EcbPlusText Source, Article Article, CorpusPart Part);

/// <summary>The originals, and what annotates a text that was made of one.</summary>
internal sealed class SpinningCorpus
{
    private static readonly AnnotatorPipeline Pipeline = new AnnotatorPipeline.Builder()
        .Add(new TokenAnnotator())
        .Add(new SentenceAnnotator())
        .Build(TextLayers.Boilerplate.Name, TextLayers.Credits.Name);

    /// <param name="path">ecbplus-dev.zip.</param>
    public SpinningCorpus(string path)
    {
        Originals =
        [
            .. EcbPlus
                .Read(path)
                .Select(text => new Original(
                    text,
                    Annotate(text.Name, text.Text),
                    CorpusParts.Of($"spinning topic {text.Topic}")
                )),
        ];
    }

    /// <summary>All texts, in the archive's order.</summary>
    public IReadOnlyList<Original> Originals { get; }

    /// <summary>One text in so many, always the same ones.</summary>
    public IEnumerable<Original> OneIn(int count) =>
        Originals.Where(original => Hash(original.Source.Name) % (uint)count == 0);

    /// <summary>Tokens and sentences, which is what the detector reads.</summary>
    public static Article Annotate(string path, string text) =>
        Pipeline.Annotate(new Article(path, text) { Language = "en" });

    /// <summary>Chance for one text, channel and strength: independent of the order in which texts are spun.</summary>
    public static Random Chance(string name, string channel, double strength) =>
        new((int)(Hash(FormattableString.Invariant($"{name} {channel} {strength}")) & int.MaxValue));

    private static uint Hash(string text) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Judges from one article alone whether its words were replaced by machine.</summary>
/// <remarks>Needs the token and sentence layers. Safe to use from many threads. Opens the language resources at first use.</remarks>
public sealed class SpunWordingDetector
{
    /// <summary>Confidence of a restored slip: the slip is sure, what stood there is not.</summary>
    private const double SlipScore = 0.8;

    /// <summary>Decades that a substitute must gain to be proposed; a marked word without one is marked only.</summary>
    private const double LeastGain = 0.25;

    /// <summary>
    /// Probability from which a word is marked in a text that is not clean. On the tune topics 0.5 marks three quarters of the
    /// replaced words that this does with the detector's own thesaurus, and six in ten with another, hardly more exactly.
    /// </summary>
    internal const double Marked = 0.4;

    private readonly LanguageModel model = LanguageModel.English;
    private readonly BrokenNames names = new(LanguageModel.English, Thesaurus.English);
    private readonly WordReader reader = WordReader.English;
    private readonly WordOdds odds;

    /// <summary>A detector with the weights as fitted.</summary>
    public SpunWordingDetector()
        : this(WordOdds.Fitted) { }

    internal SpunWordingDetector(WordOdds odds) => this.odds = odds;

    /// <summary>The verdict on an article; undecided in any language but English, and where too few words are known to the model.</summary>
    public SpunWording Detect(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!IsEnglish(article))
            return new SpunWording(WordingVerdict.Undecided, 0.5, []);
        var slips = SurfaceTraces.Find(article).ToArray();
        var reading = reader.Open(article);
        var measured = new MeasuredWording(model, reading, slips.Length);
        var glanced = WordingScore.Glance.Of(measured.Glance(WordOdds.Glance), measured.Words);
        if (measured.Words >= WordingScore.LeastWords && glanced < WordingScore.Leave)
            return new SpunWording(WordingVerdict.Clean, Math.Round(glanced, 3), Slips(slips));
        var sentences = reading.Read();
        var score = Math.Round(WordingScore.Fitted.Of(measured.Traits(sentences, odds), measured.Words), 3);
        var verdict = WordingScore.Verdict(measured.Words, measured.Hits, score);
        // In a clean text the model's proposals are noise; slips are plain to see whatever the verdict.
        return new SpunWording(
            verdict,
            score,
            verdict == WordingVerdict.Clean ? Slips(slips) : Proposals(article, sentences, slips)
        );
    }

    /// <summary>True where the tables can judge the text: in English, or where the language is not known.</summary>
    internal static bool IsEnglish(Article article) => article.Language is "en" or "und";

    /// <summary>The counts behind the verdict on the whole article.</summary>
    internal (double[] Traits, int Words) Measure(Article article)
    {
        var (measured, reading) = Opened(article);
        return (measured.Traits(reading.Read(), odds), measured.Words);
    }

    /// <summary>The counts behind leaving an article early.</summary>
    internal (double[] Traits, int Words) Glance(Article article, WordOdds glance)
    {
        var (measured, _) = Opened(article);
        return (measured.Glance(glance), measured.Words);
    }

    private (MeasuredWording Measured, WordReading Reading) Opened(Article article)
    {
        var reading = reader.Open(article);
        return (new MeasuredWording(model, reading, SurfaceTraces.Find(article).Count()), reading);
    }

    private static ImmutableArray<Restoration> Slips(SurfaceTrace[] slips) =>
        Ordered([.. slips.Select(slip => new Restoration(slip.Span, slip.Restored, SlipScore))]);

    private ImmutableArray<Restoration> Proposals(Article article, List<ReadSentence> sentences, SurfaceTrace[] slips)
    {
        var probabilities = odds.Of(sentences);
        var restorations = new List<Restoration>();
        for (var index = 0; index < sentences.Count; index++)
        {
            var words = sentences[index].Words;
            restorations.AddRange(
                names.Find(sentences[index].Text, words).Select(item => Propose(article, words, item))
            );
            AddProposals(article, sentences[index], probabilities[index], restorations);
        }

        restorations.AddRange(slips.Select(slip => new Restoration(slip.Span, slip.Restored, SlipScore)));
        // What somebody said is for other accounts to restore; the layer is used where it is present.
        var quoted = article
            .Get(AnnotationLayers.Quotations)
            .Where(item => item.Kind == QuotationKind.Direct)
            .ToArray();
        return Ordered(
            restorations.ConvertAll(item =>
                quoted.Any(quotation => quotation.Span.Overlaps(item.Span)) ? item with { Restored = "" } : item
            )
        );
    }

    /// <summary>Wordings of several words and names first, where they gain enough; then every marked word they do not cover.</summary>
    private void AddProposals(
        Article article,
        ReadSentence sentence,
        double[] probabilities,
        List<Restoration> restorations
    )
    {
        var covered = new bool[sentence.Words.Length];
        foreach (var item in sentence.Found)
        {
            var isWide = item.End > item.Start + 1;
            if (
                !item.CompletesName
                && !(isWide && item.Gain >= 1 && probabilities[item.Start..item.End].Max() >= Marked)
            )
                continue;
            covered.AsSpan()[item.Start..item.End].Fill(true);
            restorations.Add(Propose(article, sentence.Words, item));
        }

        for (var at = 0; at < covered.Length; at++)
        {
            if (covered[at] || probabilities[at] < Marked)
                continue;
            var choice = sentence.Choices[at];
            var restored =
                choice.Count > 0 && choice.Gain >= LeastGain
                    ? Restored(article, sentence.Words[at].Span, choice.Best)
                    : "";
            restorations.Add(new Restoration(sentence.Words[at].Span, restored, Math.Round(probabilities[at], 3)));
        }
    }

    private Restoration Propose(Article article, ImmutableArray<ModelWord> words, Substitution item)
    {
        var span = words[item.Start].Span.Union(words[item.End - 1].Span);
        var confidence = 1 - Math.Pow(10, -item.Gain / 2);
        return new Restoration(span, Restored(article, span, item.Original), Math.Round(confidence, 3));
    }

    private string Restored(Article article, TextSpan span, ImmutableArray<int> original)
    {
        var restored = string.Join(' ', original.Select(word => model.Vocabulary[word]));
        return char.IsUpper(article.Text[span.Start]) ? char.ToUpperInvariant(restored[0]) + restored[1..] : restored;
    }

    private static ImmutableArray<Restoration> Ordered(List<Restoration> restorations)
    {
        restorations.Sort((one, other) => one.Span.CompareTo(other.Span));
        var end = 0;
        restorations.RemoveAll(item =>
        {
            if (item.Span.Start < end)
                return true;
            end = item.Span.End;
            return false;
        });
        return [.. restorations];
    }
}

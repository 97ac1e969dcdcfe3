using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Judges from one article alone whether its words were replaced by machine.</summary>
/// <remarks>Needs the token and sentence layers. Safe to use from many threads. Opens the language resources at first use.</remarks>
public sealed class SpunWordingDetector
{
    /// <summary>Confidence of a restored slip: the slip is sure, what stood there is not.</summary>
    private const double SlipScore = 0.8;

    private readonly LanguageModel model = LanguageModel.English;
    private readonly BrokenNames names = new(LanguageModel.English, Thesaurus.English);
    private readonly SubstitutionScan scan = new(LanguageModel.English, Substitutes.English, Thesaurus.English);

    /// <summary>The verdict on an article; undecided in any language but English, and where too few words are known to the model.</summary>
    public SpunWording Detect(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!IsEnglish(article))
            return new SpunWording(WordingVerdict.Undecided, 0.5, []);
        var (traits, words, hits, restorations) = Measure(article);
        var score = Math.Round(WordingScore.Of(traits, words), 3);
        var verdict = WordingScore.Verdict(words, hits, score);
        // In a clean text the model's proposals are noise; slips are plain to see whatever the verdict.
        return new SpunWording(
            verdict,
            score,
            verdict == WordingVerdict.Clean ? [.. restorations.Where(item => item.Score == SlipScore)] : restorations
        );
    }

    /// <summary>True where the tables can judge the text: in English, or where the language is not known.</summary>
    internal static bool IsEnglish(Article article) => article.Language is "en" or "und";

    /// <summary>The counts behind the verdict, and the proposals.</summary>
    internal (double[] Traits, int Words, int Hits, ImmutableArray<Restoration> Restorations) Measure(Article article)
    {
        var hits = 0;
        var gain = 0.0;
        var restorations = new List<Restoration>();
        var seenStretches = new HashSet<(int, int)>();
        var counted = new WordingTraits(model);
        foreach (var sentence in ModelText.Sentences(article, model.Vocabulary))
        {
            var text = new SentenceNumbers(model, sentence.Words);
            counted.Add(text, sentence.Words.AsSpan());
            restorations.AddRange(names.Find(text, sentence.Words).Select(item => Propose(article, sentence, item)));
            foreach (var item in scan.Scan(text, sentence.Words))
            {
                // A wording that recurs is the article's subject, however odd to general English.
                var isNew = seenStretches.Add((text[item.Start], text[item.End - 1]));
                gain += isNew ? Math.Min(item.Gain, 3) : 0;
                if (item.Gain < 1 && !item.CompletesName)
                    continue;
                hits += isNew ? 1 : 0;
                restorations.Add(Propose(article, sentence, item));
            }
        }

        var slips = SurfaceTraces.Find(article).ToArray();
        restorations.AddRange(slips.Select(slip => new Restoration(slip.Span, slip.Restored, SlipScore)));
        var traits = counted.Traits();
        var hundreds = Math.Max(1, counted.Words) / 100.0;
        traits[(int)Trait.Slips] = Math.Min(1, Math.Max(0, slips.Length - 1) / hundreds);
        traits[(int)Trait.Gain] = gain / hundreds;
        return (traits, counted.Words, hits, Ordered(restorations));
    }

    private Restoration Propose(Article article, ModelSentence sentence, Substitution item)
    {
        var span = sentence.Words[item.Start].Span.Union(sentence.Words[item.End - 1].Span);
        var restored = string.Join(' ', item.Original.Select(word => model.Vocabulary[word]));
        if (char.IsUpper(article.Text[span.Start]))
            restored = char.ToUpperInvariant(restored[0]) + restored[1..];
        var confidence = 1 - Math.Pow(10, -item.Gain / 2);
        return new Restoration(span, restored, Math.Round(confidence, 3));
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

using System.Globalization;
using Stemma.Lexicon;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>
/// Fits the weights of <see cref="WordOdds"/> on the tune topics: words of originals and words left alone against words put for
/// others by the detector's own thesaurus, by spinners' pairs and by what Moby lists beyond that thesaurus. The other thesaurus is left out.
/// </summary>
internal static class WordsFit
{
    private const int Sample = 4;

    /// <summary>Of the square of each weight, a channel weighing <see cref="MassOfChannel"/>.</summary>
    private const double Penalty = 1;
    private const double MassOfChannel = 4000;

    /// <summary>Signs that need the thesaurus.</summary>
    private static readonly WordSign[] OfSubstitutes =
    [
        WordSign.Gain,
        WordSign.Loss,
        WordSign.NoSubstitute,
        WordSign.Commoner,
        WordSign.Better,
        WordSign.Fitting,
        WordSign.SubstituteRecurs,
        WordSign.WideGain,
    ];

    /// <summary>Prints both rows of weights; with the other thesaurus's file also what bounds would mark on the check topics.</summary>
    public static void Print(string gold, string moby, string? mythes)
    {
        var corpus = new SpinningCorpus(Path.Combine(gold, "ecbplus-dev.zip"));
        var reader = new WordReader(LanguageModel.English, Substitutes.English, Thesaurus.English, WordVectors.English);
        var channels = new[] { Channel.Own, Channel.Screener(gold), Channel.MobyRest(moby) };
        var trained = channels
            .Select(channel => Texts(channel, CorpusPart.Tune))
            .Append(Clean(CorpusPart.Tune))
            .ToArray();

        var alone = Fit(texts => texts.SelectMany(Words));
        var glance = Fit(texts => texts.SelectMany(Words).Select(word => (AtAGlance(word.Values), word.IsChanged, -1)));
        var odds = new WordOdds(alone, new double[WordOdds.Context + WordSigns.Count]);
        var beside = Fit(texts => texts.SelectMany(text => Contexts(text, odds)));
        Write("alone", alone);
        Write("beside", beside);
        Write("glance", glance);
        odds = new WordOdds(alone, beside);
        WordingFit.Print(gold, new SpunWordingDetector(odds), new WordOdds(glance, []));
        foreach (var channel in mythes is null ? channels : [.. channels, Channel.Other(mythes)])
            Judge(channel);

        double[] Fit(Func<List<MarkedArticle>, IEnumerable<(double[] Values, bool IsChanged, int Gold)>> examples)
        {
            var (rows, targets, masses) = (new List<double[]>(), new List<double>(), new List<double>());
            foreach (var texts in trained)
            {
                var start = rows.Count;
                foreach (var (values, isChanged, _) in examples(texts))
                {
                    rows.Add(values);
                    targets.Add(isChanged ? 1 : 0);
                }

                masses.AddRange(Enumerable.Repeat(MassOfChannel / (rows.Count - start), rows.Count - start));
            }

            return Logistic.Fit([.. rows], [.. targets], [.. masses], Penalty);
        }

        void Judge(Channel channel)
        {
            // What is never fitted on is looked at in the tune topics, so that its check topics stay unseen.
            var texts = Texts(channel, channel.Name == "other thesaurus" ? CorpusPart.Tune : CorpusPart.Check);
            var all = texts.Sum(text => text.Gold);
            foreach (var bound in new[] { 0.3, 0.4, 0.5, 0.6, 0.7 })
            {
                var marked = texts
                    .SelectMany(text => Contexts(text, odds))
                    .Where(item => odds.Beside(item.Values) >= bound)
                    .ToArray();
                var found = marked.Where(item => item.Gold >= 0).Count();
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{channel.Name, -16} {bound:F1} P {found / (double)Math.Max(1, marked.Length):F3} R {found / (double)all:F3}"
                    )
                );
            }
        }

        List<MarkedArticle> Clean(CorpusPart part) =>
            [
                .. corpus
                    .OneIn(2)
                    .Where(item => item.Part == part)
                    .Select(item => new MarkedArticle(reader.Open(item.Article).Read(), [], 0)),
            ];

        List<MarkedArticle> Texts(Channel channel, CorpusPart part) =>
            [
                .. from strength in channel.Strengths
                from original in corpus.OneIn(Sample)
                where original.Part == part
                let random = SpinningCorpus.Chance(original.Source.Name, channel.Name, strength)
                let spun = channel.Spinner.Value.Spin(original.Article, strength, random)
                let replaced = spun.Replaced.Select(item => item.Span).ToArray()
                select new MarkedArticle(
                    reader.Open(SpinningCorpus.Annotate("spun", spun.Text)).Read(),
                    replaced,
                    replaced.Length
                ),
            ];
    }

    /// <summary>The place in Gold of the wording that a mark on the word would find, or −1.</summary>
    private static int GoldOf(TextSpan[] gold, TextSpan word)
    {
        for (
            var at = Array.BinarySearch(gold, word) is var found && found < 0 ? Math.Max(0, ~found - 1) : found;
            at < gold.Length && gold[at].Start < word.End;
            at++
        )
        {
            if (2 * gold[at].OverlapLength(word) >= Math.Max(gold[at].Length, word.Length))
                return at;
        }

        return -1;
    }

    private static bool IsChanged(TextSpan[] spans, TextSpan word) => Array.Exists(spans, span => span.Overlaps(word));

    private static IEnumerable<(double[] Values, bool IsChanged, int Gold)> Words(MarkedArticle text) =>
        from sentence in text.Sentences
        from at in Enumerable.Range(0, sentence.Words.Length)
        where sentence.Signs[at] is not null
        select (sentence.Signs[at]!, IsChanged(text.Spans, sentence.Words[at].Span), -1);

    private static IEnumerable<(double[] Values, bool IsChanged, int Gold)> Contexts(MarkedArticle text, WordOdds odds)
    {
        var first = text
            .Sentences.Select(sentence =>
                Array.ConvertAll(sentence.Signs, signs => signs is null ? double.NaN : odds.Alone(signs))
            )
            .ToArray();
        var mean = first.SelectMany(values => values).Where(value => !double.IsNaN(value)).DefaultIfEmpty().Average();
        for (var index = 0; index < first.Length; index++)
        {
            var sentence = text.Sentences[index];
            for (var at = 0; at < sentence.Words.Length; at++)
            {
                if (sentence.Signs[at] is not null)
                    yield return (
                        WordOdds.Values(sentence.Signs, first[index], at, mean),
                        IsChanged(text.Spans, sentence.Words[at].Span),
                        GoldOf(text.Spans, sentence.Words[at].Span)
                    );
            }
        }
    }

    private static double[] AtAGlance(double[] signs) =>
        [.. signs.Select((value, sign) => OfSubstitutes.Contains((WordSign)sign) ? 0 : value)];

    private static void Write(string name, double[] weights) =>
        Console.WriteLine(
            name
                + " "
                + string.Join(", ", weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture)))
        );

    private sealed record MarkedArticle(List<ReadSentence> Sentences, TextSpan[] Spans, int Gold);
}

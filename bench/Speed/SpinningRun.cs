using System.Diagnostics;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tokens;
using Stemma.Intake;
using Stemma.Lexicon;
using Stemma.Spinning;
using Stemma.Text;

namespace Speed;

/// <summary>Detection of spun wording on articles of one length, and the memory it takes.</summary>
/// <remarks>
/// Rates are by the processor's time, times two for two cores, because other work on the machine moves that least; the rate by
/// the clock stands beside it. Tokens and sentences are there before: every stage needs them.
/// </remarks>
internal static class SpinningRun
{
    private const int WordsEach = 450;
    private const int Rounds = 5;

    /// <summary>In the stream one article in so many is spun.</summary>
    private const int OneSpunIn = 20;

    /// <param name="folder">Texts of clean articles; they are cut and put together to articles of one length.</param>
    public static void Measure(string folder)
    {
        var bare = Resident();
        var detector = new SpunWordingDetector();
        var clean = Cut(new ArticleReader().Read([folder]).Articles).ToArray();
        var spun = clean.Select((article, index) => Annotate(Spin(article, index))).ToArray();
        var stream = clean.Select((article, index) => index % OneSpunIn == 0 ? spun[index] : article).ToArray();
        Write($"{clean.Length} articles of {WordsEach} words; resident before any table {bare} MB");
        for (var round = 0; round < Rounds; round++)
        for (var at = 0; at < stream.Length; at++)
        {
            // The compiler's later, quicker code should be what is measured.
            detector.Detect(clean[at]);
            detector.Detect(spun[at]);
        }

        Rate("clean", clean, detector.Detect);
        Rate("spun", spun, detector.Detect);
        Rate($"stream, 1 in {OneSpunIn} spun", stream, detector.Detect);
        GC.Collect();
        Write($"resident after {Resident()} MB, of it managed {GC.GetTotalMemory(true) / 1_000_000} MB");
    }

    private static void Rate(string name, Article[] articles, Func<Article, SpunWording> detect)
    {
        var best = (Processor: double.MaxValue, Clock: double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            foreach (var article in articles)
                detect(article);
            best = (
                Math.Min(
                    best.Processor,
                    (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds / articles.Length
                ),
                Math.Min(best.Clock, watch.Elapsed.TotalSeconds / articles.Length)
            );
        }

        Write(
            $"{name, -40} {2 / best.Processor, 8:F0}/s on two cores by processor time, one thread {1 / best.Clock:F0}/s by the clock"
        );
    }

    /// <summary>Articles of one length out of all texts end to end.</summary>
    private static IEnumerable<Article> Cut(IEnumerable<Article> articles)
    {
        var text = string.Join("\n", articles.Select(article => article.Text));
        var words = Annotate(text).Get(TextLayers.Tokens).Where(token => token.IsLexical).ToArray();
        // Overlapping by half, so that a small folder gives enough.
        for (var start = 0; start + WordsEach <= words.Length; start += WordsEach / 2)
            yield return Annotate(text[words[start].Span.Start..words[start + WordsEach - 1].Span.End]);
    }

    /// <summary>Every fourth word in small letters that has substitutes gives way to one of them.</summary>
    private static string Spin(Article article, int seed)
    {
        var random = new Random(seed);
        var (text, end, count) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var token in article.Get(TextLayers.Tokens))
        {
            text.Append(article.Text, end, token.Span.Start - end);
            end = token.Span.End;
            var substitutes =
                token.IsLexical
                && char.IsAsciiLetterLower(article.Text[token.Span.Start])
                && count++ % 4 == 0
                && !FunctionWords.Contains(token.Normal)
                    ? Thesaurus.English.Synonyms(token.Normal)
                    : [];
            text.Append(
                substitutes.Length > 0
                    ? substitutes[random.Next(substitutes.Length)].Expression
                    : article.Slice(token.Span)
            );
        }

        return text.Append(article.Text, end, article.Text.Length - end).ToString();
    }

    private static Article Annotate(string text) => Pipeline.Annotate(new Article("speed", text) { Language = "en" });

    private static readonly AnnotatorPipeline Pipeline = new AnnotatorPipeline.Builder()
        .Add(new TokenAnnotator())
        .Add(new SentenceAnnotator())
        .Build(TextLayers.Boilerplate.Name, TextLayers.Credits.Name);

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1_000_000;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

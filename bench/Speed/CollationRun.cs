using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Speed;

/// <summary>Time and memory of collation by number and length of witnesses, also where texts repeat themselves without end.</summary>
internal static class CollationRun
{
    private static readonly (string Name, Func<string[]> Texts, int Runs)[] Cases =
    [
        ("5 witnesses of 600 words", () => Versions(5, 600), 300),
        ("50 witnesses of 600 words", () => Versions(50, 600), 3),
        ("200 near-copies of 400 words", () => NearCopies(200), 1),
        ("1,000 near-copies of 400 words", () => NearCopies(1000), 1),
        ("2 of 25,000 words", () => Versions(2, 25_000), 1),
        ("2 of 50,000 words", () => Versions(2, 50_000), 1),
        ("2 of 100,000 words", () => Versions(2, 100_000), 1),
        ("2 of 200,000 words", () => Versions(2, 200_000), 1),
        ("2 of 200,000 words, unrelated", () => Unrelated(200_000), 1),
        ("2 of 100,000 words, no full stop", () => OneSentence(100_000), 1),
        ("one word 100,000 times", () => Repeated("again ", 100_000, 90_000), 1),
        ("one sentence of 4 words 25,000 times", () => Repeated("We said so again. ", 25_000, 24_000), 1),
        ("one paragraph 5,000 times", () => Repeated(Paragraph, 5000, 4900), 1),
        ("one paragraph 5,000 times, one word changed", () => Repeated(Paragraph, 5000, 5000, "harbour", "port"), 1),
        ("20 different words, 100,000 in all", () => FewWords(100_000), 1),
    ];

    private const string Paragraph =
        "The harbour was closed on Monday after a storm. Engineers inspected both piers and found cracks in the older one. "
        + "Ferries to the islands will leave from the northern quay until further notice.\n\n";

    /// <summary>Runs each case, or those whose name contains <paramref name="wanted"/>, in a process of its own, for its memory.</summary>
    public static void All(string wanted)
    {
        Console.WriteLine($"{"case", -46}{"seconds", 10}{"processor", 10}{"MB", 8}{"pairs", 10}{"passages", 10}");
        for (var index = 0; index < Cases.Length; index++)
        {
            if (!Cases[index].Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            var start = new ProcessStartInfo(
                "dotnet",
                [typeof(CollationRun).Assembly.Location, "collate-case", index.ToString(CultureInfo.InvariantCulture)]
            )
            {
                Environment = { ["DOTNET_PROCESSOR_COUNT"] = "1" },
            };
            using var process = Process.Start(start)!;
            process.WaitForExit();
        }
    }

    /// <summary>Collates one case and prints a line; the first run is for warming up where there are several.</summary>
    public static void One(int index)
    {
        var (name, texts, runs) = Cases[index];
        var story = Story(texts());
        var collation = runs > 1 ? Collator.Collate(story) : null;
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < runs; run++)
            collation = Collator.Collate(story);
        var seconds = watch.Elapsed.TotalSeconds / runs;
        self.Refresh();
        var processor = (self.TotalProcessorTime - before).TotalSeconds / runs;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -46}{seconds, 10:F4}{processor, 10:F4}{self.PeakWorkingSet64 / 1048576, 8}{collation!.Pairs.Length, 10}{collation.Passages.Length, 10}"
            )
        );
    }

    /// <summary>All stages from grouping on over so many near-copies, each with its time.</summary>
    public static void NearCopyStages(int count)
    {
        var pipeline = DefaultPipeline.Build();
        var articles = NearCopies(count).Select((text, at) => pipeline.Annotate(Article(text, at))).ToImmutableArray();
        var watches = new Stopwatches();
        foreach (var story in watches.Time("grouping", () => StoryGrouper.Group(articles)))
        {
            var collation = watches.Time("collating", () => Collator.Collate(story));
            Console.WriteLine($"{story.Witnesses.Length} witnesses, {collation.Pairs.Length} pairs");
            var reviewed = watches.Time("spinning", () => new WordingAnalysis().Review(collation));
            var descents = watches.Time("lineage", () => StemmaBuilder.Build(reviewed));
            watches.Time("apparatus", () => ApparatusBuilder.Build(reviewed.Collation, descents));
        }

        foreach (var (stage, elapsed) in watches.Stages)
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{stage, -12}{elapsed.TotalSeconds, 10:F2} s")
            );
    }

    private static string[] Versions(int count, int length)
    {
        var texts = new CollationTexts();
        var original = texts.Base(length);
        return
        [
            CollationTexts.Write(original),
            .. Enumerable.Range(1, count - 1).Select(_ => CollationTexts.Write(texts.Edited(original, 0.1))),
        ];
    }

    private static string[] NearCopies(int count)
    {
        var texts = new CollationTexts();
        var original = texts.Base(400);
        return [.. Enumerable.Range(0, count).Select(_ => CollationTexts.Write(texts.NearCopy(original)))];
    }

    private static string[] Unrelated(int length)
    {
        var texts = new CollationTexts();
        return [CollationTexts.Write(texts.Base(length)), CollationTexts.Write(texts.Base(length))];
    }

    private static string[] OneSentence(int length) =>
        [.. Versions(2, length).Select(text => text.Replace(".", string.Empty, StringComparison.Ordinal))];

    private static string[] Repeated(string text, int times, int others, string from = "\0", string to = "") =>
        [
            string.Concat(Enumerable.Repeat(text, times)),
            string.Concat(Enumerable.Repeat(text.Replace(from, to, StringComparison.Ordinal), others)),
        ];

    private static string[] FewWords(int length)
    {
        var random = new Random(1);
        var words =
            "storm ship harbour pier wind closed opened sank the a of on said in was to for engineers old new".Split(
                ' '
            );
        return
        [
            .. Enumerable
                .Range(0, 2)
                .Select(_ =>
                    CollationTexts.Write(
                        Enumerable
                            .Range(0, length / 10)
                            .Select(_ =>
                                Enumerable.Range(0, 10).Select(_ => words[random.Next(words.Length)]).ToArray()
                            )
                    )
                ),
        ];
    }

    private static Story Story(string[] texts)
    {
        var pipeline = new IAnnotator[]
        {
            new Stemma.Annotating.Tokens.TokenAnnotator(),
            new Stemma.Annotating.Sentences.SentenceAnnotator(),
        };
        var articles = texts.Select(
            (text, at) => pipeline.Aggregate(Article(text, at), (article, annotator) => annotator.Annotate(article))
        );
        return StoryGrouper.AsOneStory([.. articles])[0];
    }

    private static Article Article(string text, int at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{at:D4}.txt"), text) { Language = "en" };
}

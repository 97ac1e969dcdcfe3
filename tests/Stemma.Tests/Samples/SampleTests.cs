using Stemma.Intake;
using Stemma.Lexicon;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Tests.Samples;

/// <summary>What holds of the invented articles of samples/, whose history is known.</summary>
public class SampleTests
{
    private static readonly Lazy<TraceReport> Traced = new(() =>
        new Tracer().Trace(new ArticleReader().Read([Path.Join(Root(), "samples", "articles")]))
    );

    [Fact]
    public void AWitnesssReadingsTileItsCollatedText()
    {
        var passages = 0;
        foreach (var collation in Traced.Value.Stories.Select(story => story.Collation))
        {
            foreach (var passage in collation.Passages)
            {
                passages++;
                foreach (var member in passage.Members)
                {
                    var article = collation.Story[member.Siglum].Article;
                    var read = passage
                        .Loci.Select(locus =>
                            locus
                                .Readings.SelectMany(reading => reading.Witnesses)
                                .Single(place => place.Siglum == member.Siglum)
                                .Span
                        )
                        .ToArray();
                    read.SelectMany(span => Words(article, span)).ShouldBe(Words(article, member.Span));
                    read.Zip(read.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
                }
            }
        }

        passages.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void NoInventedNameStandsInAShippedTable()
    {
        var names = History.Read(Path.Join(Root(), "samples")).InventedNames;
        names.Length.ShouldBeGreaterThan(50);
        var tables = Directory
            .EnumerateFiles(Path.Join(Root(), "src"), "*.tsv", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => File.ReadAllText(path).ToLowerInvariant(), StringComparer.Ordinal);
        tables.Count.ShouldBeGreaterThan(10);
        foreach (var name in names)
        {
            var normal = name.ToLowerInvariant();
            tables
                .Where(table => HasWords(table.Value, normal))
                .Select(table => $"{Path.GetFileName(table.Key)}: {name}")
                .ShouldBeEmpty();
            OutletGazetteer.Find(name).ShouldBeNull(name);
            Gazetteer.FindName(FeatureHash.Of(normal)).ShouldBe(WordSense.None, name);
        }
    }

    private static IEnumerable<string> Words(Article article, TextSpan span) =>
        article
            .Get(TextLayers.Tokens)
            .Where(token => token.IsLexical && span.Start <= token.Span.Start && token.Span.End <= span.End)
            .Select(token => $"{token.Span.Start} {token.Normal}");

    private static bool HasWords(string text, string words)
    {
        for (
            var at = text.IndexOf(words, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
                return true;
        }

        return false;
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Join(root, "Stemma.slnx")))
            root = Path.GetDirectoryName(root);
        Assert.SkipWhen(root is null, "The tests do not run inside the source tree.");
        return root;
    }
}

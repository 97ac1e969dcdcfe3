using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Stemma.Annotating;
using Stemma.Annotating.Tagging;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace TaggerTrainer;

/// <summary>Where a document comes from: each has its own way of marking names.</summary>
internal enum Domain
{
    /// <summary>Encyclopedia, as WikiGold marks it.</summary>
    Wiki,

    /// <summary>Web text, as UNER marks it.</summary>
    Web,
}

/// <summary>A document with its names marked by hand, cut and tagged by our own annotators.</summary>
/// <param name="Article">Tokens, sentences (as the corpus has them) and tags.</param>
/// <param name="Names">The gold names, as spans of the article's text.</param>
/// <param name="Domain">Where it comes from.</param>
internal sealed record NamedDocument(
    Article Article,
    IReadOnlyList<(TextSpan Span, NameKind Kind)> Names,
    Domain Domain
)
{
    /// <summary>UNER English EWT dev, by document.</summary>
    public static List<NamedDocument> Uner(string archive)
    {
        var documents = new List<NamedDocument>();
        var maker = new Maker(Domain.Web);
        foreach (var line in Lines(archive, "uner-ewt/dev.iob2"))
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal))
                maker.FinishInto(documents);
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
                maker.Begin(line[9..]);
            else if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [_, var form, var label, ..])
                maker.Add(form, label);
        }

        maker.FinishInto(documents);
        return documents;
    }

    /// <summary>WikiGold; it marks no documents, so every fifteen sentences count as one.</summary>
    public static List<NamedDocument> WikiGold(string archive)
    {
        var documents = new List<NamedDocument>();
        var maker = new Maker(Domain.Wiki);
        var words = new List<(string Form, string Label)>();
        foreach (var line in Lines(archive, "wikigold/data/wikigold/CONLL-format/data/wikigold.conll.txt").Append(""))
        {
            if (line.Split(' ') is [var form, var label])
            {
                // Consecutive names of one kind are rare and I-only in this corpus: a change of label begins a name.
                var begins =
                    label.StartsWith("I-", StringComparison.Ordinal)
                    && (words.Count == 0 || words[^1].Label[1..] != label[1..]);
                words.Add((form, begins ? "B" + label[1..] : label));
                continue;
            }

            if (words.Count > 0)
            {
                maker.Begin(string.Join(' ', words.Select(word => word.Form)));
                foreach (var word in words)
                    maker.Add(word.Form, word.Label);
                words.Clear();
                if (maker.Sentences == 15)
                    maker.FinishInto(documents);
            }
        }

        maker.FinishInto(documents);
        return documents;
    }

    private static IEnumerable<string> Lines(string archive, string entry)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private sealed class Maker(Domain domain)
    {
        private readonly StringBuilder text = new();
        private readonly List<(int Start, int End)> lines = [];
        private readonly List<(TextSpan Span, NameKind Kind)> names = [];
        private int position;
        private bool open;

        public int Sentences => lines.Count;

        public void Begin(string sentence)
        {
            position = text.Length;
            lines.Add((text.Length, text.Length + sentence.Length));
            text.Append(sentence).Append('\n');
            open = false;
        }

        public void Add(string form, string label)
        {
            var start =
                text.ToString(position, text.Length - position).IndexOf(form, StringComparison.Ordinal) + position;
            var end = start + form.Length;
            position = end;
            NameKind? kind =
                label.Length > 2
                    ? label[2..] switch
                    {
                        "PER" => NameKind.Person,
                        "ORG" => NameKind.Organisation,
                        "LOC" => NameKind.Place,
                        _ => null,
                    }
                    : null;
            if (kind is { } known && label[0] == 'B')
                names.Add((new TextSpan(start, end), known));
            else if (kind is not null && open)
                names[^1] = (new TextSpan(names[^1].Span.Start, end), names[^1].Kind);
            open = kind is not null;
        }

        public void FinishInto(List<NamedDocument> documents)
        {
            if (lines.Count > 0)
            {
                var whole = text.ToString();
                var tokens = TokenAnnotator.Tokenize(whole);
                var sentences = ImmutableArray.CreateBuilder<Sentence>();
                var next = 0;
                foreach (var line in lines)
                {
                    var first = next;
                    while (next < tokens.Length && tokens[next].Span.Start < line.End)
                        next++;
                    if (next > first)
                        sentences.Add(
                            new Sentence(new TextSpan(tokens[first].Span.Start, tokens[next - 1].Span.End), first, next)
                        );
                }

                var article = new Article("gold", whole)
                    .With(TextLayers.Tokens, tokens)
                    .With(TextLayers.Sentences, sentences.ToImmutable());
                documents.Add(new NamedDocument(new TagAnnotator().Annotate(article), [.. names], domain));
            }

            text.Clear();
            lines.Clear();
            names.Clear();
        }
    }
}

using System.Collections.Immutable;
using System.IO.Compression;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace TaggerTrainer;

/// <summary>A treebank sentence cut by our own tokenizer, with the gold tag of each token.</summary>
/// <param name="Text">The sentence as written.</param>
/// <param name="Tokens">Our tokens of it.</param>
/// <param name="Tags">Gold tag of each; None where the treebank's words do not fit.</param>
/// <param name="Fits">Whether a token is one word of the treebank.</param>
internal sealed record TaggedSentence(string Text, ImmutableArray<Token> Tokens, PartOfSpeech[] Tags, bool[] Fits);

/// <summary>Reads CoNLL-U (universaldependencies.org/format).</summary>
internal static class Conllu
{
    public static List<TaggedSentence> Read(string archive, string entry)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        var sentences = new List<TaggedSentence>();
        var text = "";
        var words = new List<(string Form, PartOfSpeech Tag, bool Space)>();
        var ranges = new Dictionary<int, (int End, string Form, bool Space)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# text = ", StringComparison.Ordinal))
                text = line[9..];
            else if (line.Length == 0)
            {
                if (words.Count > 0)
                    sentences.Add(Align(text, words));
                words.Clear();
                ranges.Clear();
            }
            else if (line[0] != '#')
            {
                var columns = line.Split('\t');
                // Multiword ranges and empty nodes: the words of a range stand below it.
                if (columns[0].Contains('-') || columns[0].Contains('.'))
                    continue;
                words.Add((columns[1], Enum.Parse<PartOfSpeech>(columns[3]), !columns[9].Contains("SpaceAfter=No")));
            }
        }

        return sentences;
    }

    private static TaggedSentence Align(string text, List<(string Form, PartOfSpeech Tag, bool Space)> words)
    {
        var spans = new List<(TextSpan Span, PartOfSpeech Tag)>();
        var position = 0;
        foreach (var (form, tag, _) in words)
        {
            var start = text.IndexOf(form, position, StringComparison.Ordinal);
            if (start < 0 || start > position + 3)
                continue;
            spans.Add((new TextSpan(start, start + form.Length), tag));
            position = start + form.Length;
        }

        var tokens = TokenAnnotator.Tokenize(text);
        var tags = new PartOfSpeech[tokens.Length];
        var fits = new bool[tokens.Length];
        var next = 0;
        for (var index = 0; index < tokens.Length; index++)
        {
            var span = tokens[index].Span;
            while (next < spans.Count && spans[next].Span.End <= span.Start)
                next++;
            var inside = new List<PartOfSpeech>();
            for (var word = next; word < spans.Count && spans[word].Span.Start < span.End; word++)
                inside.Add(spans[word].Tag);
            if (inside.Count == 0)
                continue;
            fits[index] = inside.Count == 1 && spans[next].Span == span;
            tags[index] = TagOf(tokens[index], inside);
        }

        return new TaggedSentence(text, tokens, tags, fits);
    }

    /// <summary>One token of ours for several treebank words: its head is the last; a participle behind a hyphen is an adjective.</summary>
    private static PartOfSpeech TagOf(Token token, List<PartOfSpeech> inside)
    {
        var last = inside[^1];
        if (inside.Count > 1 && last == PartOfSpeech.PUNCT)
            return inside[0];
        return inside.Count > 2 && last == PartOfSpeech.VERB && token.Normal.Contains('-') ? PartOfSpeech.ADJ : last;
    }
}

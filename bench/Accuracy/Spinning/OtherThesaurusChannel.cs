using System.Text;
using Stemma.Lexicon;

namespace Accuracy.Spinning;

/// <summary>
/// A thesaurus in MyThes form (thesaurus.dat of npm word-thesaurus), which names broader and similar terms beside synonyms;
/// everything that the detector's thesaurus links is left out.
/// </summary>
internal sealed class OtherThesaurusChannel : IWordChannel
{
    /// <summary>Senses looked at: the first are the common ones.</summary>
    private const int Senses = 3;

    private readonly Dictionary<string, List<string[]>> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    /// <param name="path">thesaurus.dat: a line with the encoding, then "word|n" and n lines "(class)|term|term…".</param>
    public OtherThesaurusChannel(string path)
    {
        List<string[]>? senses = null;
        foreach (var line in File.ReadLines(path, Encoding.Latin1).Skip(1))
        {
            var fields = line.Split('|');
            if (!line.StartsWith('(') && fields.Length == 2)
                entries[fields[0]] = senses = [];
            else if (senses?.Count < Senses)
                senses.Add([.. fields.Select(field => field.Trim())]);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> For(string word) =>
        known.TryGetValue(word, out var wordings) ? wordings : known[word] = Find(word);

    private List<string> Find(string word)
    {
        var linked = Thesaurus.English.Synonyms(word).Select(item => item.Expression).ToHashSet(StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var analysis in Inflection.Analyse(word))
        {
            foreach (var sense in entries.GetValueOrDefault(analysis.Lemma) ?? [])
            {
                if (!Fits(sense[0], analysis.Form))
                    continue;
                foreach (var term in sense.Skip(1).Where(IsPlain))
                    found.Add(Inflected(term, sense[0] == "(verb)", analysis.Form));
            }
        }

        found.RemoveWhere(wording => wording == word || linked.Contains(wording));
        return [.. found];
    }

    private static bool Fits(string kind, WordForm form) =>
        kind switch
        {
            "(verb)" => true,
            "(noun)" => form is WordForm.Base or WordForm.Plural,
            _ => form == WordForm.Base,
        };

    private static bool IsPlain(string term) =>
        term.Length > 1 && term.All(letter => char.IsAsciiLetterLower(letter) || letter == ' ');

    private static string Inflected(string term, bool isVerb, WordForm form)
    {
        var words = term.Split(' ');
        var head = isVerb ? 0 : words.Length - 1;
        words[head] = Inflection.Inflect(words[head], form);
        return string.Join(' ', words);
    }
}

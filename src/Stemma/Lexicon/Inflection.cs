using System.Collections.Frozen;

namespace Stemma.Lexicon;

/// <summary>Grammatical form of a word as far as substitution needs it.</summary>
public enum WordForm
{
    /// <summary>The dictionary form.</summary>
    Base,

    /// <summary>-s: plural of a noun, third person of a verb.</summary>
    Plural,

    /// <summary>-ed: past tense.</summary>
    Past,

    /// <summary>Past participle where it differs from the past tense ("gone").</summary>
    Participle,

    /// <summary>-ing.</summary>
    Ing,
}

/// <summary>A dictionary form and the form that a word is of it.</summary>
public readonly record struct Analysis(string Lemma, WordForm Form);

/// <summary>Forms of English words by rule, with a table of irregular verbs and nouns.</summary>
public static class Inflection
{
    private static readonly Lazy<IrregularForms> Irregular = new(IrregularForms.Load);

    /// <summary>
    /// Every dictionary form that <paramref name="word"/> (lower case) may be a form of, the word itself as Base first.
    /// By rule a wrong lemma can be among them ("hoped" gives "hop"): check with a vocabulary.
    /// </summary>
    public static IEnumerable<Analysis> Analyse(string word)
    {
        yield return new Analysis(word, WordForm.Base);
        foreach (var analysis in Irregular.Value.Analyse(word))
            yield return analysis;
        foreach (var (stem, form) in Stems(word))
        {
            if (stem.Length >= 2 && !Irregular.Value.Has(stem, form))
                yield return new Analysis(stem, form);
        }
    }

    /// <summary>The form of a dictionary word (lower case); a participle without an own form is the past.</summary>
    public static string Inflect(string lemma, WordForm form)
    {
        if (form == WordForm.Base || lemma.Length == 0)
            return lemma;
        if (Irregular.Value.Find(lemma, form) is { } irregular)
            return irregular;
        var last = lemma[^1];
        return form switch
        {
            WordForm.Plural when last == 'y' && !IsVowel(lemma, lemma.Length - 2) => lemma[..^1] + "ies",
            WordForm.Plural when last is 's' or 'x' or 'z' || EndsIn(lemma, "ch") || EndsIn(lemma, "sh") => lemma
                + "es",
            WordForm.Plural => lemma + "s",
            WordForm.Ing when EndsIn(lemma, "ie") => lemma[..^2] + "ying",
            WordForm.Ing when last == 'e' && !EndsIn(lemma, "ee") && lemma.Length > 2 => lemma[..^1] + "ing",
            WordForm.Ing when Irregular.Value.Find(lemma, WordForm.Past) is { } past && EndsIn(past, "ed") => past[..^2]
                + "ing",
            WordForm.Ing => Doubled(lemma) + "ing",
            _ when last == 'e' => lemma + "d",
            _ when last == 'y' && !IsVowel(lemma, lemma.Length - 2) => lemma[..^1] + "ied",
            _ => Doubled(lemma) + "ed",
        };
    }

    private static IEnumerable<(string Stem, WordForm Form)> Stems(string word)
    {
        if (EndsIn(word, "s") && !EndsIn(word, "ss"))
        {
            if (EndsIn(word, "ies"))
                yield return (word[..^3] + "y", WordForm.Plural);
            if (EndsIn(word, "es"))
                yield return (word[..^2], WordForm.Plural);
            yield return (word[..^1], WordForm.Plural);
        }
        else if (EndsIn(word, "ed") || EndsIn(word, "ing"))
        {
            var form = EndsIn(word, "ed") ? WordForm.Past : WordForm.Ing;
            var stem = form == WordForm.Past ? word[..^2] : word[..^3];
            yield return (stem, form);
            yield return (stem + "e", form);
            if (stem.Length > 2 && stem[^1] == stem[^2])
                yield return (stem[..^1], form);
            if (form == WordForm.Ing && stem.Length > 1 && stem[^1] == 'y')
                yield return (stem[..^1] + "ie", form);
            if (form == WordForm.Past && stem.Length > 1 && stem[^1] == 'i')
                yield return (stem[..^1] + "y", form);
        }
    }

    /// <summary>Doubles the last consonant of a short stressed syllable ("stop", "plan"); longer words are left alone.</summary>
    private static string Doubled(string lemma) =>
        lemma.Length is >= 3 and <= 4
        && !IsVowel(lemma, lemma.Length - 1)
        && IsVowel(lemma, lemma.Length - 2)
        && !IsVowel(lemma, lemma.Length - 3)
        && lemma[^1] is not ('w' or 'x' or 'y')
            ? lemma + lemma[^1]
            : lemma;

    private static bool IsVowel(string word, int at) => at >= 0 && word[at] is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool EndsIn(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>Verbs and nouns whose forms no rule gives; a table of general English.</summary>
    private sealed class IrregularForms
    {
        private readonly FrozenDictionary<(string, WordForm), string> forms;
        private readonly FrozenDictionary<string, Analysis[]> analyses;

        private IrregularForms(List<(string Lemma, WordForm Form, string Word)> entries)
        {
            forms = entries
                .DistinctBy(entry => (entry.Lemma, entry.Form))
                .ToFrozenDictionary(entry => (entry.Lemma, entry.Form), entry => entry.Word);
            analyses = entries
                .GroupBy(entry => entry.Word, StringComparer.Ordinal)
                .ToFrozenDictionary(
                    group => group.Key,
                    group => group.Select(entry => new Analysis(entry.Lemma, entry.Form)).ToArray(),
                    StringComparer.Ordinal
                );
        }

        public static IrregularForms Load()
        {
            var entries = new List<(string, WordForm, string)>();
            foreach (var fields in Resources.Rows("irregular-verbs.tsv"))
            {
                entries.Add((fields[0], WordForm.Past, fields[1]));
                entries.Add((fields[0], WordForm.Participle, fields[2]));
            }

            foreach (var fields in Resources.Rows("irregular-nouns.tsv"))
                entries.Add((fields[0], WordForm.Plural, fields[1]));
            return new IrregularForms(entries);
        }

        public string? Find(string lemma, WordForm form) => forms.GetValueOrDefault((lemma, form));

        public bool Has(string lemma, WordForm form) => forms.ContainsKey((lemma, form));

        public Analysis[] Analyse(string word) => analyses.GetValueOrDefault(word) ?? [];
    }
}

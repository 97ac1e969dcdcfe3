using Stemma.Text;

namespace Stemma.Annotating.Numbers;

/// <summary>Tells nouns in the plural by tag and ending: what numbers count.</summary>
internal static class PluralNoun
{
    /// <summary>True where the atom is a lower-case plural noun.</summary>
    public static bool At(AtomRun run, int index)
    {
        var atom = run[index];
        if (atom.Kind != AtomKind.Word || run.IsCapital(index))
            return false;
        if (atom.Term?.IsIrregularPlural == true)
            return true;
        return atom.Length > 3
            && run.Word(index) is [.., not ('s' or 'u' or 'i'), 's']
            && atom.Tag is PartOfSpeech.NOUN or PartOfSpeech.None;
    }
}

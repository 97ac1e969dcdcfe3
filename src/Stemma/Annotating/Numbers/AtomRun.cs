using System.Globalization;
using System.Runtime.InteropServices;
using Stemma.Text;

namespace Stemma.Annotating.Numbers;

/// <summary>The atoms of one sentence, with the questions the grammars ask of them. Any index may be asked for.</summary>
internal sealed class AtomRun
{
    /// <summary>
    /// Atoms read at once; a longer sentence is read in pieces, so memory stays bounded on a 50 MB line. News sentences
    /// have under 200; raising it only costs memory, lowering it below that would cut expressions in two.
    /// </summary>
    private const int MostAtoms = 4096;

    /// <summary>Digits that fit a decimal with room for a scale word: 18.</summary>
    private const int LongestNumber = 18;

    private readonly List<Atom> atoms = [];

    private AtomRun(string text) => Text = text;

    /// <summary>The article's text.</summary>
    public string Text { get; }

    /// <summary>Number of atoms.</summary>
    public int Count => atoms.Count;

    /// <summary>The atom at an index; one of kind None outside the run.</summary>
    public Atom this[int index] => (uint)index < (uint)atoms.Count ? atoms[index] : default;

    /// <summary>One run per sentence, in text order. The run is reused: do not keep it.</summary>
    public static IEnumerable<AtomRun> Of(Article article)
    {
        var tokens = article.Get(TextLayers.Tokens);
        var run = new AtomRun(article.Text);
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            var token = sentence.FirstToken;
            var position = sentence.Span.Start;
            while (position < sentence.Span.End)
            {
                run.atoms.Clear();
                while (position < sentence.Span.End && run.Count < MostAtoms)
                {
                    if (char.IsWhiteSpace(article.Text[position]))
                    {
                        position++;
                        continue;
                    }

                    while (token < sentence.EndToken && tokens[token].Span.End <= position)
                        token++;
                    var tag = token < sentence.EndToken ? tokens[token].Tag : PartOfSpeech.None;
                    var atom = Scan(article.Text, position, sentence.Span.End, tag);
                    run.atoms.Add(atom);
                    position = atom.End;
                }

                if (run.Count > 0)
                    yield return run;
            }
        }
    }

    /// <summary>The characters of the atom at an index; empty outside the run.</summary>
    public ReadOnlySpan<char> Word(int index)
    {
        // The grammars ask this some hundred times an atom, so it copies no atom.
        var all = CollectionsMarshal.AsSpan(atoms);
        if ((uint)index >= (uint)all.Length)
            return [];
        ref readonly var atom = ref all[index];
        return Text.AsSpan(atom.Start, atom.Length);
    }

    /// <summary>True where the atom is this word or mark, case ignored.</summary>
    public bool Is(int index, string word) => Same(Word(index), word);

    /// <summary>True where the atom is one of these words, case ignored.</summary>
    public bool Is(int index, params ReadOnlySpan<string> words)
    {
        var atom = Word(index);
        foreach (var word in words)
        {
            if (Same(atom, word))
                return true;
        }

        return false;
    }

    /// <summary>True where a sequence of words begins at the index.</summary>
    public bool Begins(int index, params ReadOnlySpan<string> words)
    {
        for (var offset = 0; offset < words.Length; offset++)
        {
            if (!Is(index + offset, words[offset]))
                return false;
        }

        return true;
    }

    /// <summary>True where nothing stands between this atom and the next.</summary>
    public bool IsGlued(int index) =>
        index >= 0 && index + 1 < atoms.Count && atoms[index].End == atoms[index + 1].Start;

    /// <summary>True for a hyphen or dash.</summary>
    public bool IsDash(int index) => Word(index) is ['-' or '\u2010' or '\u2011' or '\u2013' or '\u2014'];

    /// <summary>True where the atom begins with a capital letter.</summary>
    public bool IsCapital(int index) => Word(index) is [var first, ..] && char.IsUpper(first);

    /// <summary>True where the atom is an apostrophe of either shape.</summary>
    public bool IsApostrophe(int index) => Word(index) is ['\'' or '\u2019'];

    /// <summary>A whole number of plain digits, as many as asked for at most, or null.</summary>
    public int? Plain(int index, int mostDigits)
    {
        var atom = this[index];
        if (atom.Kind != AtomKind.Number || atom.Length > mostDigits || atom.Number is not { } number)
            return null;
        return Word(index).ContainsAnyExceptInRange('0', '9') ? null : (int)number;
    }

    /// <summary>The span from the first atom to the one before <paramref name="end"/>.</summary>
    public TextSpan Span(int first, int end) => new(this[first].Start, this[end - 1].End);

    // Words asked for are ASCII: length and first letter settle nearly every question before letters are folded.
    private static bool Same(ReadOnlySpan<char> atom, string word) =>
        atom.Length == word.Length
        && (atom.IsEmpty || (atom[0] | 0x20) == (word[0] | 0x20))
        && atom.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static Atom Scan(string text, int start, int limit, PartOfSpeech tag)
    {
        var end = start + 1;
        if (char.IsAsciiDigit(text[start]))
        {
            end = EndOfNumber(text, start, limit);
            decimal? number =
                end - start <= LongestNumber
                && decimal.TryParse(
                    text.AsSpan(start, end - start),
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture,
                    out var value
                )
                    ? value
                    : null;
            return new Atom(start, end, AtomKind.Number, tag, null, number);
        }

        if (!char.IsLetter(text[start]))
            return new Atom(start, end, AtomKind.Mark, tag, null, null);
        while (end < limit && char.IsLetter(text[end]))
            end++;
        return new Atom(start, end, AtomKind.Word, tag, Term.Of(text.AsSpan(start, end - start)), null);
    }

    private static int EndOfNumber(string text, int start, int limit)
    {
        var end = start + 1;
        while (end < limit && char.IsAsciiDigit(text[end]))
            end++;
        while (end - start <= LongestNumber && end + 3 < limit && text[end] == ',' && IsThousands(text, end + 1, limit))
            end += 4;
        if (end + 1 < limit && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end += 2;
            while (end < limit && char.IsAsciiDigit(text[end]))
                end++;
        }

        return end;
    }

    private static bool IsThousands(string text, int start, int limit) =>
        start + 3 <= limit
        && char.IsAsciiDigit(text[start])
        && char.IsAsciiDigit(text[start + 1])
        && char.IsAsciiDigit(text[start + 2])
        && !(start + 3 < limit && char.IsAsciiDigit(text[start + 3]));
}

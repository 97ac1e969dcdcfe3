using Stemma.Annotating.Tagging;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>What the name tagger sees of one token.</summary>
internal record struct NameView
{
    /// <summary>Beyond the edges of a sentence.</summary>
    public static readonly NameView Edge = new() { View = TokenView.Edge };

    /// <summary>Form, shape, ends.</summary>
    public TokenView View;

    /// <summary>What the gazetteer knows of the word.</summary>
    public WordSense Senses;

    /// <summary>Part of speech.</summary>
    public PartOfSpeech Tag;

    /// <summary>Whether it begins with a capital.</summary>
    public bool Capital;

    /// <summary>Whether it is a word or number.</summary>
    public bool Lexical;

    /// <summary>Whether it is a number.</summary>
    public bool Number;

    /// <summary>Whether it is a place in small letters that is no ordinary word ("chicago"), as web text writes it.</summary>
    public bool SmallPlace;

    /// <summary>How the article writes the word elsewhere: 1 in lower case, 2 capitalised inside a sentence, 3 both.</summary>
    public byte Elsewhere;

    /// <summary>1 where a known place of several words begins, 2 where one goes on, 3 and 4 the same for bodies, 5 and 6 for places in small letters.</summary>
    public byte Phrase;

    /// <summary>Index of the first and last view of its run of capitalised words; its own where it has no capital.</summary>
    public int RunStart;

    /// <inheritdoc cref="RunStart"/>
    public int RunEnd;
}

using Stemma.Text;

namespace Stemma.Annotating.Numbers;

/// <summary>What an atom is made of.</summary>
internal enum AtomKind : byte
{
    /// <summary>Nothing: before the first or after the last atom.</summary>
    None,

    /// <summary>A run of letters.</summary>
    Word,

    /// <summary>Digits with thousands commas and decimals inside.</summary>
    Number,

    /// <summary>One character of anything else.</summary>
    Mark,
}

/// <summary>
/// The piece the number and time grammars read: finer than a token, because "69-year-old", "third-quarter", "£30m" and
/// "2022-07-19" must be seen into.
/// </summary>
/// <param name="Start">First code unit in Article.Text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Tag">Part of speech of the token it lies in.</param>
/// <param name="Term">What the word list says of it, or null.</param>
/// <param name="Number">Value of a Number of at most 18 characters, else null.</param>
internal readonly record struct Atom(int Start, int End, AtomKind Kind, PartOfSpeech Tag, Term? Term, decimal? Number)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;
}

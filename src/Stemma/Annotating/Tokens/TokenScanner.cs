using System.Text;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Tokens;

/// <summary>Walks a text once, left to right, and yields token spans; looks ahead by a bounded number of units.</summary>
internal ref struct TokenScanner(string text)
{
    /// <summary>
    /// Longest token in UTF-16 units; what is longer is cut. A file that is one endless "word" would otherwise become one
    /// token with a normal form as large as the file. The longest English words stay far below.
    /// </summary>
    public const int Longest = 256;

    private int position = 0;
    private int pendingClitic = 0;

    public TextSpan Span { get; private set; }

    public TokenKind Kind { get; private set; }

    public bool MoveNext()
    {
        if (pendingClitic > position)
        {
            Set(position, pendingClitic, TokenKind.Word);
            pendingClitic = 0;
            return true;
        }

        while (position < text.Length && Characters.IsBlank(text[position]))
            position++;
        if (position >= text.Length)
            return false;

        var rune = Characters.RuneAt(text, position, out var length);
        if (StartsWord(rune))
            Word(rune, length);
        else if (Characters.IsNumber(rune) || StartsDecimal())
            Set(position, EndOfNumber(position), TokenKind.Number);
        else
            Sign(rune, length);
        return true;
    }

    private readonly bool StartsWord(Rune rune) =>
        Rune.IsLetter(rune)
        || (rune.Value is '@' or '#' && IsLetterAt(position + 1) && (position == 0 || !IsAlphanumericAt(position - 1)));

    private readonly bool StartsDecimal() =>
        text[position] == '.' && IsDigitAt(position + 1) && (position == 0 || Characters.IsBlank(text[position - 1]));

    private void Word(Rune rune, int length)
    {
        var start = position;
        if (Characters.StandsAlone(rune.Value))
        {
            var end = start + length;
            while (
                end < text.Length
                && end - start < Longest
                && Characters.IsMark(Characters.RuneAt(text, end, out var mark))
            )
                end += mark;
            Set(start, end, TokenKind.Word);
            return;
        }

        if (UrlScanner.EndOfUrl(text, start) is var address && address > start)
        {
            Set(start, address, TokenKind.Symbol);
            return;
        }

        var wordEnd = EndOfWord(start);
        var split = Clitics.Split(text.AsSpan(start, wordEnd - start));
        if (split > 0)
        {
            Set(start, start + split, TokenKind.Word);
            pendingClitic = wordEnd;
            return;
        }

        if (wordEnd < text.Length && text[wordEnd] == '.' && StopBelongs(start, wordEnd))
        {
            Set(start, wordEnd + 1, TokenKind.Word);
            var clitic = Clitics.EndOfClitic(text, wordEnd + 1);
            if (clitic > wordEnd + 1)
                pendingClitic = clitic;
            return;
        }

        Set(start, wordEnd, TokenKind.Word);
    }

    /// <summary>Letters, marks and digits, with single apostrophes, hyphens, stops, "&amp;" and "@" that stand between them.</summary>
    private readonly int EndOfWord(int start)
    {
        var end = start + (text[start] is '@' or '#' ? 1 : 0);
        while (end < text.Length && end - start < Longest)
        {
            var rune = Characters.RuneAt(text, end, out var length);
            if (Rune.IsLetterOrDigit(rune) && !Characters.StandsAlone(rune.Value))
                end += length;
            else if (end > start && (Characters.IsMark(rune) || rune.Value == '_'))
                end += length;
            else if (end > start && Joins(start, end))
                end++;
            else
                break;
        }

        return end;
    }

    private readonly bool Joins(int start, int index)
    {
        var sign = text[index];
        if (Characters.IsApostrophe(sign))
            return IsLetterAt(index + 1);
        if (Characters.IsHyphen(sign) || sign == '@')
            return IsAlphanumericAt(index + 1);
        if (sign == '&')
            return IsUpperAt(index - 1) && IsUpperAt(index + 1);
        if (sign != '.')
            return false;
        // "U.S.-backed": a stop before a hyphen, after single letters.
        if (index + 1 < text.Length && Characters.IsHyphen(text[index + 1]))
            return index >= start + 3 && text[index - 2] == '.' && IsLetterAt(index + 2);
        if (!IsLetterAt(index + 1))
            return false;
        // "U.S", "a.m", "e.g": single letters; "example.com": lower case on both sides. "end.Next" is two sentences.
        var single = index == start + 1 || text[index - 2] is '.' or '-';
        return (single && IsLetterAt(index - 1) && !IsLetterAt(index + 2))
            || (char.IsLower(text[index + 1]) && (IsAlphanumericAt(index - 1)));
    }

    /// <summary>Whether the stop at <paramref name="end"/> is part of the abbreviation before it.</summary>
    private readonly bool StopBelongs(int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        if (word.Length == 1)
            return char.IsUpper(word[0]) && word[0] != 'I';
        if (word.Length >= 3 && word[^2] == '.')
            return true;
        // "Lt.-Gen": the part after the last hyphen decides.
        if (!Abbreviations.TryFind(word[(word.LastIndexOf('-') + 1)..], out var kind))
            return false;
        var next = NextVisible(end + 1);
        return kind switch
        {
            AbbreviationKind.Number => char.IsAsciiDigit(next),
            AbbreviationKind.Date => char.IsAsciiDigit(next) || char.IsLower(next) || next is ',' or ')',
            _ => true,
        };
    }

    private readonly char NextVisible(int index)
    {
        // Eight units of white space are enough to reach the next word on a line; more is a gap, not a continuation.
        for (var ahead = index; ahead < text.Length && ahead < index + 8; ahead++)
        {
            if (!Characters.IsBlank(text[ahead]))
                return text[ahead];
        }

        return '\0';
    }

    private readonly int EndOfNumber(int start)
    {
        var end = start + 1;
        while (end < text.Length && end - start < Longest)
        {
            var rune = Characters.RuneAt(text, end, out var length);
            if (
                Rune.IsLetterOrDigit(rune) && !Characters.StandsAlone(rune.Value)
                || Characters.IsNumber(rune)
                || Characters.IsMark(rune)
            )
            {
                end += length;
                continue;
            }

            var digits = IsDigitAt(end - 1) && IsDigitAt(end + 1);
            var joins = rune.Value switch
            {
                ',' or '.' or ':' or '/' => digits,
                '-' or 0x2010 or 0x2011 => IsAlphanumericAt(end + 1),
                '\u2044' => digits,
                _ => false,
            };
            if (!joins)
                break;
            end++;
        }

        return end;
    }

    /// <summary>Punctuation and symbols: runs of one full stop, hyphen or the like are one token, quotation marks stand alone.</summary>
    private void Sign(Rune rune, int length)
    {
        var start = position;
        var end = start + length;
        if (rune.Value is '.' or '-' or '_' or '=' or '*' or '~' or '`' or '!' or '?')
        {
            while (
                end < text.Length
                && end - start < Longest
                && (text[end] == text[start] || (text[start] is '!' or '?' && text[end] is '!' or '?'))
            )
                end++;
        }
        else if (rune.Value == '\'' && end < text.Length && text[end] == '\'')
        {
            end++;
        }

        while (
            end < text.Length && end - start < Longest && Characters.IsMark(Characters.RuneAt(text, end, out var mark))
        )
            end += mark;
        Set(start, end, Rune.IsPunctuation(rune) || rune.Value == '`' ? TokenKind.Punctuation : TokenKind.Symbol);
    }

    private void Set(int start, int end, TokenKind kind)
    {
        // Never cut a surrogate pair at the length limit.
        if (end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]))
            end++;
        Span = new TextSpan(start, end);
        Kind = kind;
        position = end;
    }

    private readonly bool IsLetterAt(int index) => index < text.Length && char.IsLetter(text[index]);

    private readonly bool IsUpperAt(int index) => index < text.Length && char.IsUpper(text[index]);

    private readonly bool IsDigitAt(int index) => index >= 0 && index < text.Length && char.IsAsciiDigit(text[index]);

    private readonly bool IsAlphanumericAt(int index) => index < text.Length && char.IsLetterOrDigit(text[index]);
}

using System.Collections.Immutable;
using Stemma.Annotating.Tokens;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Sentences;

/// <summary>Decides after which tokens a sentence ends.</summary>
internal sealed class BoundaryRules(string text, ImmutableArray<Token> tokens, LineBreaks lines)
{
    /// <summary>
    /// Words of this length before a full stop are not taken for unknown abbreviations when a lower-case word follows.
    /// </summary>
    private const int LongestUnknownAbbreviation = 4;

    // The token that may have ended a sentence, while only marks that close have followed it; -1 where there is none.
    private int terminal = -1;

    /// <summary>True where a sentence ends after the token at <paramref name="index"/>; to be asked of each but the last, in order.</summary>
    public bool EndsAfter(int index)
    {
        if (terminal < 0 || !IsAttachedCloser(index))
            terminal = IsTerminal(index) ? index : -1;
        if (lines.EndsBlock(text, tokens[index].Span.End, tokens[index + 1].Span.Start))
            return true;
        return terminal >= 0 && !IsAttachedCloser(index + 1) && StartsSentence(index + 1);
    }

    /// <summary>A closing mark with nothing between it and what it closes. “Reversed” marks close too when so attached.</summary>
    private bool IsAttachedCloser(int index)
    {
        var token = tokens[index];
        var mark = text[token.Span.Start];
        if (index == 0 || token.Kind == TokenKind.Word || !Characters.IsCloser(mark))
            return false;
        if (tokens[index - 1].Span.End != token.Span.Start)
            return false;
        // A mark that touches the next word as well opens there: 'end.“Next'.
        var opens = mark is '\u201C' or '\u2018';
        return !opens || token.Span.End >= text.Length || Characters.IsBlank(text[token.Span.End]);
    }

    private bool IsTerminal(int index)
    {
        var span = tokens[index].Span;
        return text[span.Start]
                is '.'
                    or '!'
                    or '?'
                    or '\u2026'
                    or '\u3002'
                    or '\uFF01'
                    or '\uFF1F'
                    or '\u203D'
                    or '\u0964'
                && tokens[index].Kind == TokenKind.Punctuation
            || EndsInStop(index);
    }

    private bool EndsInStop(int index) =>
        tokens[index].Kind == TokenKind.Word && text[tokens[index].Span.End - 1] == '.';

    private bool StartsSentence(int index)
    {
        var next = tokens[index];
        var first = text[next.Span.Start];
        if (EndsInStop(terminal))
            return AbbreviationEnds(index);
        if (char.IsLower(first))
            return LowerCaseStarts(index);
        // A dateline's or list's stop before a comma or dash is no end.
        return next.Kind != TokenKind.Punctuation
            || Characters.IsOpener(first)
            || first is '-' or '\u2013' or '\u2014' or '\u2022' or '.' or '\u2026';
    }

    private bool LowerCaseStarts(int index)
    {
        var mark = tokens[terminal];
        // “Why?” he asked; "and so … on": only a plain full stop can end a sentence before a lower-case word.
        if (mark.Span.Length != 1 || text[mark.Span.Start] != '.' || terminal + 1 != index)
            return false;
        return terminal > 0
            && mark.Span.End < tokens[index].Span.Start
            && tokens[terminal - 1].Span.Length > LongestUnknownAbbreviation;
    }

    /// <summary>After "Inc.", "U.S." or an initial only an unmistakable beginning tells that the sentence ended.</summary>
    private bool AbbreviationEnds(int index)
    {
        var word = tokens[terminal].Span.Of(text)[..^1];
        var last = word[(word.LastIndexOf('-') + 1)..];
        if (Abbreviations.TryFind(last, out var kind) && kind != AbbreviationKind.Closing)
            return false;
        var start = index;
        while (start < tokens.Length - 1 && start < index + 3 && Characters.IsOpener(text[tokens[start].Span.Start]))
            start++;
        if (start > index && terminal + 1 == index && text[tokens[index].Span.Start] is '(' or '[')
            return false;
        var next = tokens[start];
        return char.IsUpper(text[next.Span.Start])
            && (SentenceOpeners.Contains(next.Normal) || (start > index && word.Length > 1));
    }
}

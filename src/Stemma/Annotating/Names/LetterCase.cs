using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>How an article writes its words: what stands in lower case somewhere is an ordinary word even where a capital begins it.</summary>
internal sealed class LetterCase
{
    private readonly Dictionary<string, byte> seen = [];

    /// <summary>Reads all sentences but those whose words are mostly capitalised, which tell nothing.</summary>
    public LetterCase(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (IsHeadline(text, tokens, sentence))
                continue;
            var inside = false;
            for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
            {
                var token = tokens[index];
                var first = text[token.Span.Start];
                if (token.Kind == TokenKind.Word && char.IsLower(first))
                    Add(token.Normal, 1);
                else if (inside && token.Kind == TokenKind.Word && char.IsUpper(first))
                    Add(token.Normal, 2);
                // What follows an opening quotation mark or a colon begins a sentence too.
                inside =
                    token.Kind is TokenKind.Word or TokenKind.Number
                    || (inside && text[token.Span.Start] is ',' or ')' or '-' or '&');
            }
        }
    }

    /// <summary>1 in lower case, 2 capitalised inside a sentence, 3 both, 0 neither.</summary>
    public byte Of(string normal) => seen.GetValueOrDefault(normal);

    /// <summary>True where at least four words begin with capitals, few do not, and no full stop ends it: a headline.</summary>
    public static bool IsHeadline(string text, ImmutableArray<Token> tokens, in Sentence sentence)
    {
        if (tokens[sentence.EndToken - 1].Normal == ".")
            return false;
        var (capitals, small) = (0, 0);
        for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
        {
            if (tokens[index].Kind != TokenKind.Word || text[tokens[index].Span.Start] is '\'' or '\u2019')
                continue;
            if (char.IsUpper(text[tokens[index].Span.Start]))
                capitals++;
            // Headlines write short words small: articles, prepositions.
            else if (tokens[index].Span.Length > 3)
                small++;
        }

        return capitals >= 4 && small * 5 <= capitals;
    }

    private void Add(string normal, byte how) => seen[normal] = (byte)(seen.GetValueOrDefault(normal) | how);
}

using System.Collections.Immutable;
using System.Text;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Keys by which spellings of a name are compared.</summary>
internal static class Forms
{
    /// <summary>The keys of a mention's words, without articles before Arabic surnames.</summary>
    public static ImmutableArray<string> Keys(ImmutableArray<Token> tokens, in Mention mention)
    {
        var keys = ImmutableArray.CreateBuilder<string>(mention.Length);
        for (var index = mention.First; index < mention.End; index++)
        {
            if (tokens[index].IsLexical && tokens[index].Normal is not ("al" or "el") || mention.Length == 1)
                keys.Add(Key(tokens[index].Normal));
        }

        return keys.DrainToImmutable();
    }

    /// <summary>
    /// A word without accents, doubled letters and variant endings, so that transliterations meet: "Saleh" and "Salleh",
    /// "Orlovskyy" and "Orlovsky", "al-Hariri" and "Hariri".
    /// </summary>
    public static string Key(string normal)
    {
        var bare = Nfkc.WithoutMarks(normal);
        if (bare.Length > 5 && bare[..3] is "al-" or "el-" or "ul-" or "as-" or "ar-" or "an-" or "ad-")
            bare = bare[3..];
        var key = new StringBuilder(bare.Length);
        foreach (var letter in bare)
        {
            if (letter is '\'' or '.')
                continue;
            if (key.Length == 0 || key[^1] != letter || char.IsDigit(letter))
                key.Append(letter);
        }

        // Endings of Slavic and Arabic names: -y, -iy, -yi, -ij, -i. Short words keep theirs ("Kay", "Kai").
        if (key.Length > 4)
        {
            while (key.Length > 3 && key[^1] is 'y' or 'j' or 'i')
                key.Length--;
            if (key.Length < bare.Length && bare[^1] is 'y' or 'j' or 'i')
                key.Append('i');
        }

        return key.ToString();
    }
}

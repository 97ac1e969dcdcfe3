using Stemma.Lexicon;

namespace Stemma.Annotating.Tokens;

/// <summary>Makes the normal form of tokens and shares the strings of repeated words.</summary>
/// <remarks>A direct-mapped cache of fixed size: a hostile text can evict, never grow it.</remarks>
internal sealed class NormalForms
{
    // 4,096 slots hold the distinct words of several articles (about 250 each); fewer slots only cost allocations.
    private const int Slots = 4096;

    private readonly string[] surfaces = new string[Slots];
    private readonly string[] forms = new string[Slots];

    /// <summary>NFKC, lower case (invariant), apostrophes and hyphens straight, soft hyphens and joiners dropped.</summary>
    public string Of(ReadOnlySpan<char> surface)
    {
        var slot = (int)((uint)string.GetHashCode(surface, StringComparison.Ordinal) % Slots);
        if (surfaces[slot] is { } known && surface.SequenceEqual(known))
            return forms[slot];
        var text = surface.ToString();
        var form = Normalize(text);
        surfaces[slot] = text;
        forms[slot] = form;
        return form;
    }

    private static string Normalize(string surface)
    {
        var composed = Nfkc.Normalize(surface);
        if (IsNormal(composed))
            return composed;
        return string.Create(
            composed.Length - composed.Count(IsDropped),
            composed,
            static (target, source) =>
            {
                var next = 0;
                foreach (var character in source)
                {
                    if (!IsDropped(character))
                        target[next++] = Straight(char.ToLowerInvariant(character));
                }
            }
        );
    }

    private static bool IsNormal(string text)
    {
        foreach (var character in text)
        {
            if (IsDropped(character) || Straight(char.ToLowerInvariant(character)) != character)
                return false;
        }

        return true;
    }

    private static bool IsDropped(char character) => character is '\u00AD' or '\u200C' or '\u200D';

    private static char Straight(char character) =>
        Characters.IsApostrophe(character) ? '\''
        : character is '\u2010' or '\u2011' ? '-'
        : character;
}

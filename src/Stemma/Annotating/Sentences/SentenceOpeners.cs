using System.Collections.Frozen;

namespace Stemma.Annotating.Sentences;

/// <summary>Closed-class words and a few adverbs that, capitalised, begin a sentence rather than continue a name.</summary>
internal static class SentenceOpeners
{
    private static readonly FrozenSet<string> Words = (
        "the this that these those he she it they we you his her its their our my your i there here "
        + "in on at by for from with as after before during since until while when where if although though because despite "
        + "under over about between among against without through according "
        + "but and or so yet however meanwhile also then now still both each all some many most several few no not "
        + "what who how why which one two three another other such earlier later last next once police officials "
        + "a an nor only even more "
    )
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet();

    /// <summary>True where the word (lower case) is one of them.</summary>
    public static bool Contains(string normal) => Words.Contains(normal);
}

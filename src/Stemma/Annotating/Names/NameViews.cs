using System.Collections.Immutable;
using Stemma.Annotating.Tagging;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Prepares a sentence for the name tagger.</summary>
internal static class NameViews
{
    /// <summary>Edges before and after the sentence's views.</summary>
    public const int Margin = 2;

    // Longest known place in words.
    private const int LongestPlace = 5;

    /// <summary>Views of a sentence between margins.</summary>
    public static NameView[] Of(string text, ImmutableArray<Token> tokens, in Sentence sentence, LetterCase letterCase)
    {
        var views = new NameView[sentence.EndToken - sentence.FirstToken + (2 * Margin)];
        Array.Fill(views, NameView.Edge);
        for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
        {
            var token = tokens[index];
            ref var view = ref views[index - sentence.FirstToken + Margin];
            view.View = TokenView.Of(text, token);
            view.Tag = token.Tag;
            view.Lexical = token.IsLexical;
            view.Capital = IsCapital(token.Span.Of(text));
            view.Senses = view.View.Senses;
            view.Number = token.Kind == TokenKind.Number;
            view.SmallPlace = !view.Capital && IsSmallPlace(view.Senses, view.View.Sense);
            view.Elsewhere = token.Kind == TokenKind.Word ? letterCase.Of(token.Normal) : (byte)0;
        }

        MarkRuns(views);
        MarkPhrases(text, tokens, sentence, views);
        return views;
    }

    /// <summary>"Ennor", "al-Ennor", "d’Ennor".</summary>
    public static bool IsCapital(ReadOnlySpan<char> word) =>
        char.IsUpper(word[0])
        || (
            word.Length > 4
            && word[2] == '-'
            && char.IsUpper(word[3])
            && word[..2] is "al" or "el" or "ul" or "as" or "ar" or "an" or "ad"
        );

    private static bool IsSmallPlace(WordSense senses, uint inflected) =>
        (senses & (WordSense.Place | WordSense.City)) != WordSense.None
        && (senses & WordSense.Ordinary) == WordSense.None
        && inflected == 0;

    private static void MarkRuns(NameView[] views)
    {
        for (var start = Margin; start < views.Length - Margin; start++)
        {
            var end = start;
            while (views[start].Capital && views[end + 1].Capital && end + 1 < views.Length - Margin)
                end++;
            for (var index = start; index <= end; index++)
                (views[index].RunStart, views[index].RunEnd) = (start, end);
            start = end;
        }
    }

    private static void MarkPhrases(string text, ImmutableArray<Token> tokens, in Sentence sentence, NameView[] views)
    {
        for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
        {
            ref readonly var view = ref views[index - sentence.FirstToken + Margin];
            if (!view.Capital)
            {
                MarkSmallPlace(tokens, sentence, index, views);
                continue;
            }

            var outlet = OutletGazetteer.FindAt(text, tokens, index, out var length);
            byte kind = 3;
            // "the Guardian": a name that is a word too, after its article.
            var named =
                outlet is { NeedsContext: false }
                || (
                    outlet is not null
                    && index > 0
                    && tokens[index - 1].Normal == "the"
                    && tokens[index].Span.Of(text).ContainsAnyInRange('a', 'z')
                );
            if (!named || index + length > sentence.EndToken)
            {
                length = PhraseLength(
                    text,
                    tokens,
                    index,
                    sentence.EndToken,
                    view.Senses,
                    index == sentence.FirstToken,
                    out kind
                );
            }

            for (var offset = 0; offset < length; offset++)
                views[index - sentence.FirstToken + Margin + offset].Phrase = (byte)(offset == 0 ? kind : kind + 1);
            index += Math.Max(0, length - 1);
        }
    }

    /// <summary>Marks a known place of several words in small letters ("new orleans"): the tagger decides whether it is meant.</summary>
    private static void MarkSmallPlace(ImmutableArray<Token> tokens, in Sentence sentence, int index, NameView[] views)
    {
        const WordSense Known = WordSense.Place | WordSense.City;
        ref readonly var view = ref views[index - sentence.FirstToken + Margin];
        if ((view.Senses & WordSense.PlacePrefix) == WordSense.None)
            return;
        var hash = FeatureHash.Of(tokens[index].Normal);
        for (var length = 2; length <= LongestPlace && index + length <= sentence.EndToken; length++)
        {
            hash = FeatureHash.Continue(FeatureHash.Continue(hash, " "), tokens[index + length - 1].Normal);
            if ((Gazetteer.FindName(hash) & Known) == WordSense.None)
                continue;
            for (var offset = 0; offset < length; offset++)
            {
                ref var part = ref views[index - sentence.FirstToken + Margin + offset];
                part.Phrase = (byte)(offset == 0 ? 5 : 6);
                part.SmallPlace = !part.Capital;
            }
        }
    }

    /// <summary>Short forms only in capitals ("WHO", not "Who"); ordinary words ("Shell") not where a sentence begins.</summary>
    private static bool IsSingleBody(string text, in Token token, WordSense senses, bool opens) =>
        !token.Span.Of(text).ContainsAnyInRange('a', 'z')
        || (token.Span.Length > 3 && !(opens && (senses & WordSense.Ordinary) != WordSense.None));

    /// <summary>Words of the longest known place or organisation that begins here, single-word organisations included.</summary>
    private static int PhraseLength(
        string text,
        ImmutableArray<Token> tokens,
        int index,
        int end,
        WordSense senses,
        bool opens,
        out byte kind
    )
    {
        kind = 3;
        var longest =
            (senses & WordSense.KnownBody) != WordSense.None && IsSingleBody(text, tokens[index], senses, opens)
                ? 1
                : 0;
        if ((senses & WordSense.PlacePrefix) == WordSense.None)
            return longest;
        var hash = FeatureHash.Of(tokens[index].Normal);
        for (var length = 2; length <= LongestPlace && index + length <= end; length++)
        {
            hash = FeatureHash.Continue(FeatureHash.Continue(hash, " "), tokens[index + length - 1].Normal);
            var sense = Gazetteer.FindName(hash);
            if ((sense & (WordSense.AnyPlace | WordSense.KnownBody)) == WordSense.None)
                continue;
            longest = length;
            kind = (byte)((sense & WordSense.KnownBody) != WordSense.None ? 3 : 1);
        }

        return longest;
    }
}

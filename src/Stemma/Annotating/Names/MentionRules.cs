using System.Collections.Immutable;
using Stemma.Annotating.Sentences;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Puts right what the tagger says of one sentence, by general words beside and inside names.</summary>
internal static class MentionRules
{
    private const WordSense Prefix = WordSense.Title | WordSense.Role | WordSense.Demonym;

    private const WordSense AnyPerson = WordSense.Given | WordSense.Surname | WordSense.Human;

    /// <summary>The sentence's mentions, in text order, not overlapping.</summary>
    public static List<Mention> Mentions(
        string text,
        ImmutableArray<Token> tokens,
        in Sentence sentence,
        NameView[] views,
        int[] labels,
        bool headline
    )
    {
        var mentions = new List<Mention>();
        var start = sentence.FirstToken;
        for (var index = 0; index < labels.Length; )
        {
            if (labels[index] == NameLabel.Outside)
            {
                var person = headline ? null : PersonByContext(tokens, start, views, labels, index);
                if (person is { } found)
                    mentions.Add(found);
                index = person is null ? index + 1 : person.Value.End - start;
                continue;
            }

            var last = index + 1;
            while (last < labels.Length && NameLabel.IsInside(labels[last]))
                last++;
            if (
                Correct(text, tokens, start, views, index, last, NameLabel.KindOf(labels[index] & ~1), headline) is
                { } mention
            )
                mentions.Add(mention);
            index = last;
        }

        return mentions;
    }

    private static NameView At(NameView[] views, int index) => views[index + NameViews.Margin];

    private static bool Is(NameView[] views, int index, WordSense sense) =>
        (At(views, index).Senses & sense) != WordSense.None;

    /// <summary>
    /// A run of capitalised words that the tagger took for none, beside what only stands beside persons: a title or role
    /// before it ("spokesman Ada Lorne"), or a verb of speech ("Lorne said").
    /// </summary>
    private static Mention? PersonByContext(
        ImmutableArray<Token> tokens,
        int start,
        NameView[] views,
        int[] labels,
        int index
    )
    {
        var view = At(views, index);
        if (!view.Capital || view.RunStart != index + NameViews.Margin)
            return null;
        var end = view.RunEnd - NameViews.Margin + 1;
        var from = index;
        while (from < end && Is(views, from, Prefix) && end - from > 1)
            from++;
        for (var inside = index; inside < end; inside++)
        {
            if (labels[inside] != NameLabel.Outside)
                return null;
        }

        if (
            end - from > 4
            || Is(views, end - 1, WordSense.Body | WordSense.Ground | WordSense.Time | WordSense.Demonym | Prefix)
        )
            return null;
        var titled =
            (from > index && Is(views, from - 1, WordSense.Title | WordSense.Role))
            || (
                from == index
                && index > 0
                && Is(views, index - 1, WordSense.Title | WordSense.Role)
                && At(views, index - 1).Lexical
            );
        var speaks = end < labels.Length && Is(views, end, WordSense.Saying);
        var spoken =
            from > 0 && Is(views, from - 1, WordSense.Saying) && end < labels.Length && !At(views, end).Lexical;
        // A word that the article also writes small, or that can open any sentence, needs a title before it.
        var plain = Enumerable.Range(from, end - from).All(item => IsPlain(views, tokens[start + item], item));
        if (titled ? plain && end - from > 1 : plain || !(speaks || spoken))
            return null;
        return new Mention(start + from, start + end, NameKind.Person, false);
    }

    private static bool IsPlain(NameView[] views, in Token token, int index)
    {
        var view = At(views, index);
        return (view.Elsewhere & 1) != 0
            || (
                (view.Senses & (WordSense.Ordinary | WordSense.Time | WordSense.Demonym)) != WordSense.None
                && (view.Senses & AnyPerson) == WordSense.None
            )
            || token.Normal.Length == 1
            || token.Tag
                is PartOfSpeech.DET
                    or PartOfSpeech.PRON
                    or PartOfSpeech.ADP
                    or PartOfSpeech.SCONJ
                    or PartOfSpeech.CCONJ
                    or PartOfSpeech.ADV
                    or PartOfSpeech.NUM;
    }

    private static Mention? Correct(
        string text,
        ImmutableArray<Token> tokens,
        int start,
        NameView[] views,
        int first,
        int end,
        NameKind kind,
        bool headline
    )
    {
        // Articles, clitics and punctuation at the edges are no part of a name.
        while (
            first < end && (tokens[start + first].Normal is "the" or "a" or "an" or "'s" || !At(views, first).Lexical)
        )
            first++;
        while (
            end > first && (!At(views, end - 1).Lexical || text[tokens[start + end - 1].Span.Start] is '\'' or '\u2019')
        )
            end--;
        if (first == end)
            return null;
        // "Utopia-backed Ennor Forces": what is joined to the place is an adjective.
        while (
            end - first > 1
            && tokens[start + first].Tag == PartOfSpeech.ADJ
            && EndsSmall(tokens[start + first].Span.Of(text))
        )
            first++;
        kind = KindOf(views, first, end, kind);
        if (kind == NameKind.Person)
        {
            while (
                end - first > 1
                && Is(views, first, Prefix)
                && (Is(views, first, WordSense.Title) || !Is(views, first, WordSense.CommonGiven))
            )
                first++;
            while (
                end - first > 1
                && (SentenceOpeners.Contains(tokens[start + end - 1].Normal) || Is(views, end - 1, WordSense.Time))
            )
                end--;
            end = WithParticles(tokens, start, views, end);
        }

        if (end - first > 1 && Is(views, end - 1, WordSense.Event))
            return null;
        if (end - first == 1)
        {
            var view = At(views, first);
            var known = (view.Senses & (WordSense.Place | WordSense.City)) != WordSense.None || view.Phrase != 0;
            var unlikely =
                (view.Senses & (WordSense.Time | WordSense.Demonym)) != WordSense.None
                || tokens[start + first].Normal.Length < 2;
            if ((unlikely && !known) || IsPluralAcronym(tokens[start + first].Span.Of(text)))
                return null;
            // An ordinary word at a sentence's start is a name only where the article capitalises it inside sentences too.
            var ordinary = (view.Senses & WordSense.Ordinary) != WordSense.None || view.View.Sense != 0;
            var acronym = !tokens[start + first].Span.Of(text).ContainsAnyInRange('a', 'z');
            if (ordinary && !known && !acronym && first == 0 && view.Elsewhere != 2)
                return null;
            if (Is(views, first, WordSense.Title | WordSense.Role) && kind == NameKind.Person)
                return null;
        }

        return new Mention(start + first, start + end, kind, headline);
    }

    private static bool EndsSmall(ReadOnlySpan<char> word) =>
        word.LastIndexOf('-') is > 0 and var hyphen && hyphen + 1 < word.Length && char.IsLower(word[hyphen + 1]);

    /// <summary>"UAVs", "MPs".</summary>
    private static bool IsPluralAcronym(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] == 's' && !word[..^1].ContainsAnyExceptInRange('A', 'Z');

    /// <summary>End of a person's name with the particles after it and what they lead to ("Piet van der Molen").</summary>
    private static int WithParticles(ImmutableArray<Token> tokens, int start, NameView[] views, int end)
    {
        var count = views.Length - (2 * NameViews.Margin);
        var next = end;
        while (next < count && next < end + 2 && Is(views, next, WordSense.Particle) && !At(views, next).Capital)
            next++;
        if (next == end || next >= count || !At(views, next).Capital || tokens[start + next].Kind != TokenKind.Word)
            return end;
        // Words of other use in English or between names.
        return tokens[start + end].Normal is "do" or "y" or "e" or "ten" ? end : next + 1;
    }

    /// <summary>The last word of a name of several tells the kind better than a guess does, unless the whole is known.</summary>
    private static NameKind KindOf(NameView[] views, int first, int end, NameKind kind)
    {
        var phrase = At(views, first).Phrase;
        if (
            phrase is 1 or 3
            && Enumerable.Range(first + 1, end - first - 1).All(index => At(views, index).Phrase == phrase + 1)
        )
            return phrase == 1 ? NameKind.Place : NameKind.Organisation;
        if (end - first < 2 || kind == NameKind.Organisation)
            return kind;
        var body = Is(views, end - 1, WordSense.Body);
        var ground = Is(views, end - 1, WordSense.Ground);
        // "Jordan Banks", "Mary Hill": a person whose surname is such a word.
        var person =
            kind == NameKind.Person && Is(views, first, WordSense.Given) && Is(views, end - 1, WordSense.Surname);
        if (body == ground || person)
            return kind;
        return body ? NameKind.Organisation : NameKind.Place;
    }
}

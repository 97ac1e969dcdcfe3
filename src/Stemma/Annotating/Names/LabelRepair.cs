using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Puts a sentence's labels right before they are read as mentions: known names, titles, broken-up names, datelines.</summary>
internal static class LabelRepair
{
    private const WordSense Prefix = WordSense.Title | WordSense.Role;

    private const WordSense NoPerson =
        WordSense.Body | WordSense.Ground | WordSense.Time | WordSense.Event | WordSense.Demonym | Prefix;

    // Words of a person's name after a title; beyond that a run of capitals is something else.
    private const int LongestPerson = 4;

    /// <summary>Changes <paramref name="labels"/> in place.</summary>
    public static void Apply(
        string text,
        ImmutableArray<Token> tokens,
        in Sentence sentence,
        NameView[] views,
        int[] labels
    )
    {
        Dateline(text, tokens, sentence, views, labels);
        DropSmallWords(tokens, sentence.FirstToken, views, labels);
        for (var start = 0; start < labels.Length; )
        {
            var end = At(views, start).RunEnd - NameViews.Margin + 1;
            if (At(views, start).Capital)
            {
                MendRun(views, labels, start, end);
                BodyAfterArticle(tokens, sentence.FirstToken, views, labels, start, end);
                PersonAfterTitle(tokens, sentence.FirstToken, views, labels, start, end);
            }

            start = Math.Max(end, start + 1);
        }

        KnownPhrases(views, labels);
    }

    private static ref NameView At(NameView[] views, int index) => ref views[index + NameViews.Margin];

    private static bool Is(NameView[] views, int index, WordSense sense) =>
        (At(views, index).Senses & sense) != WordSense.None;

    /// <summary>Inside a name only "of", "the", particles and the like are small, and never last.</summary>
    private static void DropSmallWords(ImmutableArray<Token> tokens, int start, NameView[] views, int[] labels)
    {
        for (var index = 0; index < labels.Length; index++)
        {
            if (
                labels[index] == NameLabel.Outside
                || At(views, index).Capital
                || At(views, index).SmallPlace
                || tokens[start + index].Kind == TokenKind.Number
            )
                continue;
            var joins =
                index + 1 < labels.Length
                && NameLabel.IsInside(labels[index + 1])
                && (
                    tokens[start + index].Normal
                        is "of"
                            or "the"
                            or "and"
                            or "for"
                            or "&"
                            or "-"
                            or "in"
                            or "on"
                            or "at"
                            or "to"
                            or "."
                            or "'s"
                            or "'"
                            or "/"
                    || Is(views, index, WordSense.Particle)
                );
            if (joins)
                continue;
            labels[index] = NameLabel.Outside;
            if (index + 1 < labels.Length && NameLabel.IsInside(labels[index + 1]))
                labels[index + 1]--;
        }
    }

    /// <summary>Two names side by side in one run of capitals are mostly one that the tagger broke up.</summary>
    private static void MendRun(NameView[] views, int[] labels, int start, int end)
    {
        for (var index = start + 1; index < end; index++)
        {
            if (!NameLabel.IsFirst(labels[index]) || labels[index - 1] == NameLabel.Outside)
                continue;
            var left = At(views, index - 1);
            var known =
                left.Phrase != 0
                || At(views, index).Phrase != 0
                || (left.Senses & (WordSense.Place | WordSense.City | WordSense.Demonym | Prefix)) != WordSense.None;
            if (known)
                continue;
            var first = index - 1;
            while (NameLabel.IsInside(labels[first]))
                first--;
            var last = index;
            while (last + 1 < end && NameLabel.IsInside(labels[last + 1]))
                last++;
            var (before, after) = (NameLabel.KindOf(labels[first]), NameLabel.KindOf(labels[index]));
            var kind =
                before == NameKind.Organisation || Is(views, last, WordSense.Body) ? NameKind.Organisation : after;
            Set(labels, first, last + 1, kind);
        }
    }

    /// <summary>"The Ennor Valley Advertiser": several words after "the" that end in what heads organisations, taken for no name.</summary>
    private static void BodyAfterArticle(
        ImmutableArray<Token> tokens,
        int sentenceStart,
        NameView[] views,
        int[] labels,
        int start,
        int end
    )
    {
        if (
            end - start < 2
            || start == 0
            || tokens[sentenceStart + start - 1].Normal != "the"
            || !Is(views, end - 1, WordSense.Body)
        )
            return;
        for (var index = start; index < end; index++)
        {
            if (labels[index] != NameLabel.Outside)
                return;
        }

        Set(labels, start, end, NameKind.Organisation);
    }

    /// <summary>What follows the last title or role of a run is a person ("Transport Minister Ada Lorne"), unless its head says otherwise.</summary>
    private static void PersonAfterTitle(
        ImmutableArray<Token> tokens,
        int sentenceStart,
        NameView[] views,
        int[] labels,
        int start,
        int end
    )
    {
        var title = end - 2;
        while (title >= start && !IsTitle(views, start, title))
            title--;
        var first = title + 1;
        if (
            title < start
            || end - first > LongestPerson
            || Is(views, end - 1, NoPerson)
            || At(views, first).Phrase is 1 or 3
        )
            return;
        if (
            Enumerable
                .Range(first, end - first)
                .All(index => IsOrdinary(views, index) || tokens[sentenceStart + index].Normal.Length < 2)
        )
            return;
        Set(labels, first, end, NameKind.Person);
        // What is left of a name that reached into the title: titles, demonyms and ordinary words are none.
        for (
            var index = title;
            index >= start && (Is(views, index, Prefix | WordSense.Demonym) || IsOrdinary(views, index));
            index--
        )
            labels[index] = NameLabel.Outside;
    }

    private static bool IsTitle(NameView[] views, int start, int index) =>
        Is(views, index, Prefix)
        // "Martin Luther King Jr.", "Stephen King": a surname after a given name is no title.
        && !(index > start && Is(views, index, WordSense.CommonSurname) && Is(views, index - 1, WordSense.Given));

    private static bool IsOrdinary(NameView[] views, int index)
    {
        var view = At(views, index);
        var ordinary = (view.Senses & WordSense.Ordinary) != WordSense.None || view.View.Sense != 0;
        return ordinary
            && (view.Senses & (WordSense.Given | WordSense.CommonSurname | WordSense.Place | WordSense.City))
                == WordSense.None;
    }

    /// <summary>Known places and bodies of several words are names whatever the tagger says, unless it sees a longer name there.</summary>
    private static void KnownPhrases(NameView[] views, int[] labels)
    {
        for (var index = 0; index < labels.Length; index++)
        {
            var view = At(views, index);
            if (view.Phrase is 1 or 3)
            {
                var end = index + 1;
                while (end < labels.Length && At(views, end).Phrase == view.Phrase + 1)
                    end++;
                var longer =
                    NameLabel.IsInside(labels[index]) || (end < labels.Length && NameLabel.IsInside(labels[end]));
                if (!longer)
                    Set(labels, index, end, view.Phrase == 1 ? NameKind.Place : NameKind.Organisation);
                index = end - 1;
            }
            else if (
                labels[index] == NameLabel.Outside
                && view.Capital
                && view.RunStart == view.RunEnd
                && (view.Senses & WordSense.Place) != WordSense.None
                && (view.Senses & (WordSense.Given | WordSense.Ordinary)) == WordSense.None
            )
            {
                labels[index] = NameLabel.First(NameKind.Place);
            }
        }
    }

    /// <summary>"BELLHAVEN, March 3 (Northern Wire) —": a place in capitals, and the agency in brackets.</summary>
    private static void Dateline(
        string text,
        ImmutableArray<Token> tokens,
        in Sentence sentence,
        NameView[] views,
        int[] labels
    )
    {
        // A dateline has room for place, date and agency before its dash.
        var dash = -1;
        for (var index = 1; index < Math.Min(labels.Length, 14) && dash < 0; index++)
        {
            if (tokens[sentence.FirstToken + index].Normal is "—" or "–" or "-" or "--")
                dash = index;
        }

        var end = 0;
        while (
            end < labels.Length
            && At(views, end).Capital
            && !tokens[sentence.FirstToken + end].Span.Of(text).ContainsAnyInRange('a', 'z')
        )
            end++;
        if (dash < 0 || end is 0 or > 4 || end > dash || tokens[sentence.FirstToken].Span.Length < 3)
            return;
        Set(labels, 0, end, NameKind.Place);
        for (var index = end; index < dash; index++)
        {
            labels[index] = NameLabel.Outside;
            if (tokens[sentence.FirstToken + index].Normal != "(" || !At(views, index + 1).Capital)
                continue;
            var close = At(views, index + 1).RunEnd - NameViews.Margin + 1;
            if (close < dash)
                Set(labels, index + 1, close, NameKind.Organisation);
            index = Math.Min(close, dash) - 1;
        }
    }

    private static void Set(int[] labels, int first, int end, NameKind kind)
    {
        for (var index = first; index < end; index++)
            labels[index] = NameLabel.First(kind) + (index == first ? 0 : 1);
        // What went on from here now stands alone.
        if (end < labels.Length && NameLabel.IsInside(labels[end]))
            labels[end]--;
    }
}

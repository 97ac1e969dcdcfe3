namespace Stemma.Annotating.Quotations;

/// <summary>Finds the phrases that can be the subject of a verb of speech, by closed-class words, names and capitals.</summary>
/// <remarks>Every walk is bounded by <see cref="Reach"/> tokens, so that a sentence without end costs no more than a long one.</remarks>
internal sealed class NounPhrases(TokenView view)
{
    /// <summary>Tokens that a search goes through at most; the longest appositions in newspaper prose are about 30.</summary>
    public const int Reach = 40;

    // Words in one noun phrase before its head; titles as long as "deputy assistant secretary of state" stay below.
    private const int LongestPhrase = 9;

    // Capitalised words in one name: "Maria del Carmen Garcia Lopez".
    private const int LongestName = 6;

    /// <summary>The phrase whose last token is <paramref name="last"/>, with what it is attached to ("a spokesman for Leeds").</summary>
    /// <param name="last">Its last token.</param>
    /// <param name="floor">First token that it may use.</param>
    /// <param name="first">Its first token, titles and determiners included.</param>
    public Mention? EndingAt(int last, int floor, out int first)
    {
        var found = Simple(last, floor, out first);
        var end = last;
        for (var links = 0; found is not null && links < 3; links++)
        {
            var link = first - 1;
            if (link - 1 < floor || !Words.Attaching.Contains(view[link]) || view[link] is "and" or "&")
                break;
            // "a person familiar with the matter": the adjective after the noun is passed over.
            var noun =
                link - 2 > floor && view[link - 1] is "familiar" or "close" or "briefed" or "involved" or "loyal"
                    ? link - 2
                    : link - 1;
            var before = Simple(noun, floor, out var start);
            if (before is null || !Heads(before))
                break;
            first = start;
            found =
                before.Kind == MentionKind.Name
                    ? before
                    : before with
                    {
                        Span = view.Span(start, end),
                        Canonical = Wording(start, end),
                    };
        }

        return found;
    }

    /// <summary>The phrase that begins at <paramref name="first"/>, preferring a person's name inside or in apposition.</summary>
    public Mention? StartingAt(int first, int end, out int last)
    {
        last = first;
        if (first >= end || view.StretchAt(first) >= 0)
            return null;
        if (Words.SubjectPronouns.Contains(view[first]))
            return Pronoun(first);
        if (!view.IsWord(first) || (Words.EndsPhrase(view[first]) && view.NameAt(first) < 0))
            return null;
        if (
            view.NameAt(first) < 0
            && Words.Days.Contains(view[first])
            && view[first] is not ("this" or "last" or "next")
        )
            return null;
        var limit = Math.Min(end, first + LongestPhrase + 3);
        var stop = first;
        while (stop < limit && InPhrase(stop, first))
            stop++;
        if (stop == first)
            return null;
        last = stop - 1;
        var person = PersonIn(first, stop);
        if (person >= 0)
        {
            last = LastOfName(person);
            return OfName(person);
        }

        var mention = Simple(last, first, out _);
        if (mention is { Kind: MentionKind.Noun })
        {
            mention = mention with { Span = view.Span(first, last), Canonical = Wording(first, last) };
            while (stop + 1 < limit && view[stop] is "of" or "for" or "at" or "with" && StartsPhrase(stop + 1))
            {
                var next = stop + 1;
                while (next < limit && InPhrase(next, stop + 1))
                    next++;
                if (next == stop + 1)
                    break;
                (last, stop) = (next - 1, next);
                mention = mention with { Span = view.Span(first, last), Canonical = Wording(first, last) };
            }

            // "said the chief executive, Jane Doe,"
            if (
                stop + 1 < end
                && view[stop] == ","
                && view.NameAt(stop + 1) is >= 0 and var apposed
                && IsPerson(apposed)
            )
            {
                last = LastOfName(apposed);
                return OfName(apposed);
            }
        }

        return mention;
    }

    /// <summary>The first subject in [floor, end): the clause's own, skipping what prepositions govern.</summary>
    public Mention? ClauseSubject(int floor, int end)
    {
        end = Math.Min(end, floor + Reach);
        for (var token = floor; token < end; token++)
        {
            if (view.StretchAt(token) >= 0)
                continue;
            var governed = token > floor && Words.Prepositions.Contains(view[token - 1]);
            if (Words.SubjectPronouns.Contains(view[token]) && view[token] != "it")
                return Pronoun(token);
            var name = view.NameAt(token);
            if (name >= 0)
            {
                var after = LastOfName(name) + 1;
                if (!governed && view.Names[name].Kind != NameKind.Place && !(after < end && view[after] == "'s"))
                    return OfName(name);
                token = Math.Max(token, after - 1);
                continue;
            }

            if (governed || !view.IsWord(token))
                continue;
            if (
                (
                    Words.Determiners.Contains(view[token])
                    || Words.NounClass(view[token]) != SpeakingNoun.None
                    || view.IsUpper(token)
                ) && StartingAt(token, end, out var last) is { } phrase
            )
            {
                if (phrase.Kind == MentionKind.Name || Words.NounClass(phrase.Head) != SpeakingNoun.None)
                    return phrase;
                if (Words.Determiners.Contains(view[token]))
                    token = last;
            }
        }

        return null;
    }

    /// <summary>The mention of the pronoun at <paramref name="token"/>.</summary>
    public Mention Pronoun(int token) =>
        new(view.Tokens[token].Span, MentionKind.Pronoun, view[token], null, view[token]);

    /// <summary>The mention of a name of the name layer.</summary>
    public Mention OfName(int name)
    {
        var (span, kind, canonical) = view.Names[name];
        return new Mention(span, MentionKind.Name, canonical, kind, view[LastOfName(name)]);
    }

    public int LastOfName(int name)
    {
        var token = view.TokenFrom(view.Names[name].Span.Start);
        while (token + 1 < view.Tokens.Length && view.NameAt(token + 1) == name)
            token++;
        return token;
    }

    public bool IsPerson(int name) => view.Names[name].Kind == NameKind.Person;

    private Mention? Simple(int last, int floor, out int first)
    {
        first = last;
        if (last < floor || !view.IsWord(last) || view.StretchAt(last) >= 0)
            return null;
        var name = view.NameAt(last);
        if (name >= 0)
        {
            while (first > floor && view.NameAt(first - 1) == name)
                first--;
            var mention = OfName(name);
            first = Walk(first, floor);
            return mention;
        }

        if (
            Words.EndsPhrase(view[last])
            || Words.Determiners.Contains(view[last]) && view[last] is not ("some" or "many" or "others" or "one")
        )
            return null;
        if (view.IsUpper(last) && CapitalRun(last, floor, out var start) is { } run)
        {
            first = Walk(start, floor);
            return run;
        }

        first = Walk(last, floor);
        return new Mention(view.Span(first, last), MentionKind.Noun, Wording(first, last), null, view[last]);
    }

    /// <summary>A run of capitalised words that no name of the layer covers, without titles; null for a lone role or adverb.</summary>
    private Mention? CapitalRun(int last, int floor, out int start)
    {
        start = last;
        while (start - 1 >= floor && last - start < LongestName && InRun(start - 1))
            start--;
        for (var token = last - 1; token >= start; token--)
        {
            if (Words.IsTitle(view[token]))
            {
                start = token + 1;
                break;
            }
        }

        if (
            start == last
            && (
                Words.NounClass(view[last]) != SpeakingNoun.None
                || Words.IsBetween(view[last])
                || Words.Days.Contains(view[last])
            )
        )
            return null;
        var span = view.Span(start, last);
        return new Mention(span, MentionKind.Name, span.Slice(view.Text), null, view[last]);
    }

    private bool InRun(int token) =>
        view.IsUpper(token)
        && view.NameAt(token) < 0
        && view.StretchAt(token) < 0
        && !Words.EndsPhrase(view[token])
        && !Words.Determiners.Contains(view[token])
        && !Words.Days.Contains(view[token]);

    /// <summary>Goes left over titles, adjectives and genitives to the phrase's first token.</summary>
    private int Walk(int first, int floor)
    {
        var start = first;
        while (start > floor && first - start < LongestPhrase)
        {
            var left = start - 1;
            if (view.StretchAt(left) >= 0)
                break;
            if (view[left] == "'s" && left > floor || view[left] == "'" && left > floor && view[left - 1].EndsWith('s'))
            {
                start = left;
                continue;
            }

            if (!view.IsWord(left) || (view.NameAt(left) < 0 && Words.EndsPhrase(view[left])))
                break;
            if (
                view.NameAt(left) < 0
                && Words.Days.Contains(view[left])
                && !Words.Determiners.Contains(view[left])
                && view[left] is not ("last" or "next")
            )
                break;
            if (
                SpeechVerbs.TryFind(view[left], out var verb)
                && verb.Form is VerbForm.Past or VerbForm.Gerund
                && verb.Acts.HasFlag(SpeechActs.Say)
            )
                break;
            start = left;
            if (Words.Determiners.Contains(view[left]))
                break;
        }

        return start;
    }

    private bool InPhrase(int token, int first)
    {
        if (view.StretchAt(token) >= 0)
            return false;
        if (view.NameAt(token) >= 0)
            return true;
        if (view[token] == "'s" || (view[token] == "'" && token > first))
            return token > first;
        if (!view.IsWord(token) || Words.EndsPhrase(view[token]))
            return false;
        return token == first || !(Words.Days.Contains(view[token]) || Words.Adverbs.Contains(view[token]));
    }

    private bool StartsPhrase(int token) =>
        view.IsWord(token) && view.StretchAt(token) < 0 && (view.NameAt(token) >= 0 || !Words.EndsPhrase(view[token]));

    private int PersonIn(int first, int stop)
    {
        for (var token = first; token < stop; token++)
        {
            var name = view.NameAt(token);
            if (name < 0 || !IsPerson(name))
                continue;
            var after = LastOfName(name) + 1;
            if (after >= stop || view[after] is not ("'s" or "'"))
                return name;
        }

        return -1;
    }

    private static bool Heads(Mention mention) =>
        mention.Kind == MentionKind.Name
            ? mention.Named is NameKind.Person or NameKind.Organisation
            : Words.NounClass(mention.Head) != SpeakingNoun.None;

    private string Wording(int first, int last) => view.Span(first, last).Slice(view.Text).ToLowerInvariant();
}

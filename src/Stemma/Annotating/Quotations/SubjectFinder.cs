namespace Stemma.Annotating.Quotations;

/// <summary>Finds the subject of a verb of speech: before it, in apposition, by a relative pronoun, or inverted after it.</summary>
internal sealed class SubjectFinder(TokenView view, NounPhrases phrases)
{
    /// <summary>The subject that stands before the verb at <paramref name="verb"/>, not before <paramref name="floor"/>.</summary>
    public Mention? Before(int verb, int floor)
    {
        var token = verb - 1;
        while (
            token >= floor
            && view.NameAt(token) < 0
            && view.StretchAt(token) < 0
            && Words.IsBetween(view[token])
            && !IsRelative(token)
        )
            token--;
        token = SkipTime(token, floor);
        if (token < floor || view.StretchAt(token) >= 0)
            return null;
        var word = view[token];
        if (Words.SubjectPronouns.Contains(word))
            return phrases.Pronoun(token);
        if (IsRelative(token))
        {
            var antecedent = token - 1;
            if (antecedent > floor && view[antecedent] == ",")
                antecedent--;
            antecedent = SkipTime(antecedent, floor);
            return antecedent >= floor ? phrases.EndingAt(antecedent, floor, out _) : null;
        }

        if (word is "," or ")" or "—" or "–" or "-" or "--")
            return BeforeApposition(token, floor);
        if (word is "and" or "but" or "or" or "to" or "then")
            return phrases.ClauseSubject(Math.Max(floor, token - NounPhrases.Reach), token);
        return phrases.EndingAt(token, floor, out _);
    }

    /// <summary>The subject that follows the verb ("said the mayor").</summary>
    public Mention? After(int verb, int end, out int last) => phrases.StartingAt(verb + 1, end, out last);

    /// <summary>"Jane Doe, a doctor from Leeds, said": the leftmost phrase that no preposition governs.</summary>
    private Mention? BeforeApposition(int close, int floor)
    {
        floor = Math.Max(floor, close - NounPhrases.Reach);
        if (view[close] == ")")
        {
            var open = close - 1;
            while (open > floor && view[open] != "(")
                open--;
            return open > floor ? phrases.EndingAt(open - 1, floor, out _) : null;
        }

        Mention? chosen = null;
        var chosenEnd = -1;
        for (var comma = floor + 1; comma < close; comma++)
        {
            if (view[comma] is not ("," or "—" or "–" or "-" or "--" or "("))
                continue;
            if (phrases.EndingAt(comma - 1, floor, out var first) is not { } mention)
                continue;
            // "…, head of surgery, Jane Doe, said": a name in apposition to a role wins over the role.
            if (chosen is { Kind: MentionKind.Noun } && mention.Named == NameKind.Person && first == chosenEnd + 1)
                return mention;
            if (chosen is not null || !CanSpeak(mention))
                continue;
            if (first > floor && (Words.Prepositions.Contains(view[first - 1]) || view[first - 1] == "'s"))
                continue;
            (chosen, chosenEnd) = (mention, comma);
        }

        if (chosen is not { Kind: MentionKind.Noun })
            return chosen;
        // The last apposition stands right before the verb: "The head of surgery, Jane Doe, said".
        return
            phrases.EndingAt(close - 1, floor, out var start) is { Named: NameKind.Person } name
            && start == chosenEnd + 1
            ? name
            : chosen;
    }

    /// <summary>Goes left over "on Monday", "last week", "Friday afternoon".</summary>
    private int SkipTime(int token, int floor)
    {
        var start = token;
        while (
            token >= floor
            && start - token < 5
            && view.NameAt(token) < 0
            && view.StretchAt(token) < 0
            && Words.Days.Contains(view[token])
        )
            token--;
        if (token < start && token >= floor && view[token] is "on" or "in" or "the" or "of")
            token--;
        return token < floor ? start : token;
    }

    private bool IsRelative(int token) => view[token] is "who" or "which" or "that";

    private static bool CanSpeak(Mention mention) =>
        mention.Kind == MentionKind.Name
            ? mention.Named != NameKind.Place
            : Words.NounClass(mention.Head) != SpeakingNoun.None;
}

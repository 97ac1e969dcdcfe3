using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Finds reporting clauses outside quoted stretches: one pass over the tokens, bounded look-around at each cue.</summary>
internal sealed class ReportingClauses(TokenView view, NounPhrases phrases)
{
    private readonly SubjectFinder subjects = new(view, phrases);
    private readonly ReportedContent contents = new(view, phrases);

    /// <summary>The clauses in order of their spans.</summary>
    public List<Attribution> Find()
    {
        var found = new List<Attribution>();
        for (var number = 0; number < view.Sentences.Length; number++)
        {
            var sentence = view.Sentences[number];
            var floor = sentence.FirstToken;
            var before = found.Count;
            for (var token = sentence.FirstToken; token < sentence.EndToken; token++)
            {
                if (view.StretchAt(token) >= 0)
                {
                    floor = token + 1;
                    continue;
                }

                if (view[token] is ";" or ":")
                    floor = token + 1;
                var clause =
                    view[token] == "according" && token + 2 < sentence.EndToken && view[token + 1] == "to"
                        ? According(token, sentence)
                        : Verb(token, floor, sentence, found.Count > before ? found[^1] : null);
                if (clause is not null)
                    found.Add(clause);
            }
        }

        found.Sort(
            static (one, other) =>
                one.Span != other.Span ? one.Span.CompareTo(other.Span) : one.Cue.CompareTo(other.Cue)
        );
        return found;
    }

    private Attribution? According(int token, Sentence sentence)
    {
        if (phrases.StartingAt(token + 2, sentence.EndToken, out var last) is not { } source)
            return null;
        var cue = view.Span(token, token + 1);
        TextSpan? content = null;
        if (token > sentence.FirstToken + 2 && !view.IsUpper(token))
        {
            var end = view[token - 1] == "," ? token - 2 : token - 1;
            content = view.Span(sentence.FirstToken, end);
        }
        else if (last + 1 < sentence.EndToken)
        {
            content = contents.From(view[last + 1] == "," ? last + 2 : last + 1, sentence);
        }

        var span = cue.Union(view.Tokens[last].Span).Union(source.Span);
        return new Attribution(span, cue, "according", SpeechActs.Say, source, content, false);
    }

    private Attribution? Verb(int token, int floor, Sentence sentence, Attribution? previous)
    {
        if (view.NameAt(token) >= 0 || !SpeechVerbs.TryFind(view[token], out var verb) || IsNoun(token, verb, sentence))
            return null;
        if (IsPassive(token, floor))
            return verb.Form is VerbForm.Past or VerbForm.Participle ? Passive(token, verb, sentence) : null;
        if (verb.Form == VerbForm.Participle && !HasAuxiliary(token, floor))
            return null;
        var cue = view.Tokens[token].Span;
        var last = token;
        Mention? source = null;
        var inverted = Inverts(token, verb, sentence);
        if (
            inverted
            && (source = subjects.After(token, sentence.EndToken, out last)) is not null
            && !EndsAfterSubject(last, sentence)
        )
            (source, last) = (null, token);
        if (source is null && verb.Form == VerbForm.Gerund)
            source = GerundSubject(token, floor, previous);
        else if (source is null)
            (source, inverted, last) = (subjects.Before(token, floor), false, token);
        if (source is null && verb.Form == VerbForm.Gerund)
            return null;
        if (verb.Form is VerbForm.Base or VerbForm.Third && !inverted && !Agrees(token, verb, source))
            return null;
        if (verb.Lemma == "put" && !(token + 1 < sentence.EndToken && view[token + 1] == "it"))
            return null;
        var content = contents.Of(token, last, sentence, inverted, verb.Acts, source, out var hasThat);
        if (source is null && !hasThat && !BesideQuotation(token, sentence))
            return null;
        // "The talks found room": what neither speaks nor tells that something is so reports nothing.
        if (
            source is { Kind: MentionKind.Noun }
            && !hasThat
            && !verb.Acts.HasFlag(SpeechActs.Say)
            && Words.NounClass(source.Head) == SpeakingNoun.None
        )
            return null;
        var span = source is null || (verb.Form == VerbForm.Gerund && !inverted) ? cue : cue.Union(source.Span);
        return new Attribution(span, cue, verb.Lemma, verb.Acts, source, content, hasThat);
    }

    /// <summary>Whether a present form can be a verb here: many are nouns too ("campaign message", "late-night tweets").</summary>
    private bool Agrees(int token, SpeechVerb verb, Mention? source)
    {
        var before = view[token - 1];
        if (
            source is null
            || source.Kind == MentionKind.Pronoun
            || before is "to" or ","
            || Words.IsBetween(before)
            || before is "who" or "which" or "that" or "and" or "or" or "but" or ")"
        )
            return true;
        if (verb.Form == VerbForm.Base)
            return before.EndsWith('s')
                || Words.NounClass(before) is SpeakingNoun.Official or SpeakingNoun.Unnamed
                || before is "people" or "men" or "women" or "percent" or "majority" or "half" or "%"
                || IsCoordinated(source);
        return source.Kind == MentionKind.Name
            || Words.NounClass(source.Head) != SpeakingNoun.None
            || Words.Determiners.Contains(source.Canonical.Split(' ', 2)[0]);
    }

    /// <summary>"Doe and Roe say": a name after "and".</summary>
    private bool IsCoordinated(Mention source) =>
        view.TokenFrom(source.Span.Start) is >= 2 and var first && view[first - 1] == "and" && view.IsUpper(first - 2);

    /// <summary>"claims", "reports", "calls" after a determiner, an adjective's place or before "of" are nouns.</summary>
    private bool IsNoun(int token, SpeechVerb verb, Sentence sentence)
    {
        if (
            view.Tokens[token].Tag is PartOfSpeech.NOUN or PartOfSpeech.ADJ or PartOfSpeech.PROPN
            && verb.Form is VerbForm.Base or VerbForm.Third
            && !BesideQuotation(token, sentence)
            && !(
                token > sentence.FirstToken
                && (view.IsUpper(token - 1) || Words.SubjectPronouns.Contains(view[token - 1]))
            )
            && !(token + 1 < sentence.EndToken && view[token + 1] == ":")
        )
            return true;
        if (token > sentence.FirstToken)
        {
            var before = view[token - 1];
            if (before is "'s" && verb.Form is VerbForm.Base or VerbForm.Third)
                return true;
            if (
                before is not "that"
                && Words.Determiners.Contains(before)
                && before is not ("all" or "both" or "some" or "many" or "most" or "this")
            )
                return true;
            if (
                verb.Form is VerbForm.Base or VerbForm.Third
                && Words.Prepositions.Contains(before)
                && (before != "to" || verb.Form == VerbForm.Third)
            )
                return true;
            if (
                verb.Form == VerbForm.Base
                && before == "to"
                && token - 2 >= sentence.FirstToken
                && view[token - 2] is "declined" or "refused" or "according" or "unable" or "failed"
            )
                return true;
        }
        else if (verb.Form is VerbForm.Base or VerbForm.Third)
        {
            return true;
        }

        if (token + 1 >= sentence.EndToken || verb.Form is not (VerbForm.Base or VerbForm.Third))
            return false;
        var after = view[token + 1];
        return after is "of" or "'s"
            || (verb.Form == VerbForm.Third && Words.Auxiliaries.Contains(after))
            || (
                SpeechVerbs.TryFind(after, out var next)
                && next.Form is VerbForm.Past or VerbForm.Third or VerbForm.Base
                && verb.Lemma != "say"
            );
    }

    private bool IsPassive(int token, int floor)
    {
        var left = token - 1;
        while (
            left >= floor
            && view.StretchAt(left) < 0
            && view.NameAt(left) < 0
            && Words.Adverbs.Contains(view[left])
            && view[left] is not ("who" or "that")
        )
            left--;
        return left >= floor
            && view[left] is "is" or "are" or "was" or "were" or "be" or "been" or "being" or "get" or "got"
            && SpeechVerbs.TryFind(view[token], out var verb)
            && verb.Form is VerbForm.Past or VerbForm.Participle;
    }

    private bool HasAuxiliary(int token, int floor)
    {
        var left = token - 1;
        while (left >= floor && Words.Adverbs.Contains(view[left]))
            left--;
        return left >= floor && view[left] is "has" or "have" or "had" or "having" or "'s" or "'ve" or "'d";
    }

    /// <summary>"was described by X as": the agent speaks. "was quoted as saying" is found at its gerund.</summary>
    private Attribution? Passive(int token, SpeechVerb verb, Sentence sentence)
    {
        var limit = Math.Min(sentence.EndToken, token + 4);
        for (var by = token + 1; by < limit; by++)
        {
            if (view.StretchAt(by) >= 0)
                return null;
            if (view[by] != "by")
                continue;
            if (phrases.StartingAt(by + 1, sentence.EndToken, out var last) is not { } agent)
                return null;
            var cue = view.Tokens[token].Span;
            var content = last + 1 < sentence.EndToken ? contents.From(last + 1, sentence) : null;
            return new Attribution(cue.Union(agent.Span), cue, verb.Lemma, verb.Acts, agent, content, false);
        }

        return null;
    }

    /// <summary>Whether the subject may follow: after a closing mark or comma, or at the sentence's start.</summary>
    private bool Inverts(int token, SpeechVerb verb, Sentence sentence)
    {
        if (verb.Form is VerbForm.Gerund or VerbForm.Participle || token + 1 >= sentence.EndToken)
            return false;
        if (token == sentence.FirstToken)
            return verb.Form is VerbForm.Past or VerbForm.Third;
        // "X, the mayor, told reporters" and "…,” told X" look alike from the verb; a hearer is never the speaker.
        return view.StretchAt(token - 1) >= 0
            || (
                view[token - 1] is "," or "—" or "–"
                && verb.Acts.HasFlag(SpeechActs.Say)
                && !verb.Acts.HasFlag(SpeechActs.Tell)
            );
    }

    /// <summary>"…, he said, adding that": the previous clause's source; else the clause's subject.</summary>
    private Mention? GerundSubject(int token, int floor, Attribution? previous)
    {
        var before = token - 1;
        if (before >= floor && view[before] == "as" && before - 1 >= floor)
        {
            // "was quoted as saying", "cited the Kremlin as saying"
            if (view[before - 1] is "quoted" or "cited" or "reported")
                return subjects.Before(before - 1, floor);
            return phrases.EndingAt(before - 1, floor, out _);
        }

        if (
            before >= floor
            && view[before] is "is" or "are" or "was" or "were" or "been" or "be" or "'m" or "'re" or "'s"
        )
            return subjects.Before(token, floor);
        if (
            before >= floor
            && view[before]
                is not ("," or "by" or "in" or "and" or "while" or "after" or "before" or "when" or "without")
        )
            return
                phrases.EndingAt(before, floor, out _) is { } mention
                && (mention.Kind == MentionKind.Name || Words.NounClass(mention.Head) != SpeakingNoun.None)
                ? mention
                : null;
        return previous?.Source ?? phrases.ClauseSubject(floor, token);
    }

    /// <summary>False for "…, said Russia was": there a clause with a subject of its own follows the verb.</summary>
    private bool EndsAfterSubject(int last, Sentence sentence)
    {
        var token = last + 1;
        return token >= sentence.EndToken
            || view.StretchAt(token) >= 0
            || !view.IsWord(token)
            || view[token] is "who" or "whose" or "which" or "and" or "as" or "when" or "while" or "after" or "before"
            || Words.Prepositions.Contains(view[token])
            || Words.Days.Contains(view[token])
            || (Words.Adverbs.Contains(view[token]) && !Words.Auxiliaries.Contains(view[token]));
    }

    private bool BesideQuotation(int token, Sentence sentence) =>
        (token > 0 && view.StretchAt(token - 1) >= 0)
        || (token + 1 < view.Tokens.Length && view.StretchAt(token + 1) >= 0)
        || (token + 2 < sentence.EndToken && view[token + 1] is "," or ":" or "that" && view.StretchAt(token + 2) >= 0);
}

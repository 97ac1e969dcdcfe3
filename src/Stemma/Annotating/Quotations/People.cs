namespace Stemma.Annotating.Quotations;

/// <summary>The people of one article: who has which role and sex, and who was mentioned where; resolves mentions to them.</summary>
internal sealed class People
{
    // Person mentions that a pronoun looks back over; more bring in people of earlier paragraphs.
    private const int Lookback = 10;

    // What a mention in the same sentence gains for a pronoun inside it: more than last speaker and subject of the sentence
    // before have together, less those with a known sex besides.
    private const double SameSentence = 2;

    private readonly TokenView view;
    private readonly Dictionary<string, SortedSet<string>> byRole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, char> genders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byLastWord = new(StringComparer.Ordinal);
    private readonly List<(int Token, string Canonical, bool Subject)> mentions = [];

    public People(TokenView view, NounPhrases phrases, IReadOnlyList<Attribution> attributions)
    {
        this.view = view;
        for (var name = 0; name < view.Names.Length; name++)
        {
            var (_, kind, canonical) = view.Names[name];
            byLastWord.TryAdd(LastWord(canonical), canonical);
            if (kind == NameKind.Person)
                Learn(name, canonical, phrases);
        }

        foreach (var attribution in attributions)
        {
            if (attribution.Source is { Kind: MentionKind.Name, Named: null } source)
                Meet(source);
        }

        mentions.Sort(static (one, other) => one.Token.CompareTo(other.Token));
    }

    /// <summary>The canonical name for a mention; for a role or pronoun that fits nobody, its own words.</summary>
    /// <param name="mention">The mention to resolve.</param>
    /// <param name="lastSpeaker">Who spoke last, or null.</param>
    public string Resolve(Mention mention, string? lastSpeaker) =>
        mention.Kind switch
        {
            MentionKind.Name => mention.Named is null ? Known(mention.Canonical) : mention.Canonical,
            MentionKind.Pronoun => OfPronoun(mention, lastSpeaker) ?? lastSpeaker ?? mention.Canonical,
            _ => OfRole(mention, lastSpeaker) ?? mention.Canonical,
        };

    private void Learn(int name, string canonical, NounPhrases phrases)
    {
        var first = view.TokenFrom(view.Names[name].Span.Start);
        var last = phrases.LastOfName(name);
        if (view.StretchAt(first) < 0)
            mentions.Add((first, canonical, IsSubject(first, last)));
        if (Words.GenderOfGivenName(GivenName(canonical)) is not '\0' and var byName)
            genders.TryAdd(canonical, byName);
        for (var left = first - 1; left >= 0 && left >= first - 6 && (view.IsWord(left) || view[left] is "'s"); left--)
        {
            if (view[left] is "mr" or "mr." or "sir")
                genders[canonical] = 'm';
            else if (view[left] is "mrs" or "ms" or "mrs." or "ms." or "miss" or "dame")
                genders[canonical] = 'f';
            if (
                Words.EndsPhrase(view[left])
                || view.NameAt(left) >= 0 && view.Names[view.NameAt(left)].Kind == NameKind.Person
            )
                break;
            AddRole(left, canonical);
        }

        Apposition(last + 1, canonical);
    }

    /// <summary>", a doctor from Leeds," after a name: the role noun of the first noun phrase.</summary>
    private void Apposition(int comma, string canonical)
    {
        if (comma + 2 >= view.Tokens.Length || view[comma] is not ("," or "(" or "—" or "–"))
            return;
        for (var token = comma + 1; token < view.Tokens.Length && token <= comma + 9; token++)
        {
            if (view.NameAt(token) >= 0 || view[token] == "'s")
                continue;
            if (!view.IsWord(token) || Words.EndsPhrase(view[token]))
                break;
            AddRole(token, canonical);
        }
    }

    private void AddRole(int token, string canonical)
    {
        var noun = Role(view[token]);
        if (Words.NounClass(noun) != SpeakingNoun.Role)
            return;
        if (!byRole.TryGetValue(noun, out var holders))
            byRole[noun] = holders = new SortedSet<string>(StringComparer.Ordinal);
        holders.Add(canonical);
        if (Words.GenderOfNoun(noun) is not '\0' and var gender)
            genders.TryAdd(canonical, gender);
    }

    private void Meet(Mention source)
    {
        var canonical = source.Canonical;
        var last = LastWord(canonical);
        if (byLastWord.TryGetValue(last, out var known) && known.Length >= canonical.Length)
            canonical = known;
        else
            byLastWord[last] = canonical;
        var token = view.TokenFrom(source.Span.Start);
        mentions.Add((token, canonical, true));
        if (Words.GenderOfGivenName(GivenName(canonical)) is not '\0' and var gender)
            genders.TryAdd(canonical, gender);
        Apposition(view.TokenFrom(source.Span.End), canonical);
    }

    private string Known(string canonical) => byLastWord.GetValueOrDefault(LastWord(canonical), canonical);

    private string? OfRole(Mention mention, string? lastSpeaker)
    {
        if (!byRole.TryGetValue(Role(mention.Head), out var holders))
            return null;
        if (holders.Count == 1)
            return
                mention.Canonical.StartsWith("a ", StringComparison.Ordinal)
                || mention.Canonical.StartsWith("an ", StringComparison.Ordinal)
                || mention.Canonical.StartsWith("another ", StringComparison.Ordinal)
                ? null
                : holders.Min;
        return
            lastSpeaker is not null
            && holders.Contains(lastSpeaker)
            && mention.Canonical.StartsWith("the ", StringComparison.Ordinal)
            ? lastSpeaker
            : null;
    }

    private string? OfPronoun(Mention mention, string? lastSpeaker)
    {
        var gender = mention.Canonical switch
        {
            "he" => 'm',
            "she" => 'f',
            _ => '\0',
        };
        if (gender == '\0')
            return null;
        var token = view.TokenFrom(mention.Span.Start);
        var sentence = view.SentenceOf(token);
        var position = mentions.Count;
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (mentions[middle].Token < token)
                low = middle + 1;
            else
                high = middle;
        }

        position = low;
        var nested = IsNested(token, sentence);
        string? best = null;
        var bestScore = double.NegativeInfinity;
        for (var back = position - 1; back >= 0 && back >= position - Lookback; back--)
        {
            var (at, canonical, subject) = mentions[back];
            if (genders.TryGetValue(canonical, out var known) && known != gender)
                continue;
            // One sentence further away costs as much as not being the subject; the last speaker is twice as likely.
            var score =
                -(sentence - view.SentenceOf(at))
                + (subject ? 1.0 : 0)
                + (canonical == lastSpeaker ? 1.5 : 0)
                + (known == gender ? 1.0 : 0)
                + (nested && sentence >= 0 && at >= view.Sentences[sentence].FirstToken ? SameSentence : 0);
            if (score > bestScore)
                (best, bestScore) = (canonical, score);
        }

        return best
            ?? (
                lastSpeaker is not null && genders.TryGetValue(lastSpeaker, out var its) && its != gender
                    ? mention.Canonical
                    : lastSpeaker
            );
    }

    /// <summary>
    /// "the minister's visit, during which he assured": a pronoun that neither opens its sentence nor follows quoted words, a
    /// comma or "and" stands in a clause that hangs on what the sentence has named.
    /// </summary>
    private bool IsNested(int token, int sentence)
    {
        if (sentence < 0 || token - 1 <= view.Sentences[sentence].FirstToken || view.StretchAt(token - 1) >= 0)
            return false;
        return view[token - 1]
            is "which"
                or "whom"
                or "whose"
                or "that"
                or "when"
                or "where"
                or "while"
                or "because"
                or "after"
                or "before"
                or "as"
                or "since";
    }

    private bool IsSubject(int first, int last)
    {
        var left = first - 1;
        var governed = left >= 0 && Words.Prepositions.Contains(view[left]);
        // Of several people in one sentence the first is its subject most often.
        var follows = mentions.Count > 0 && view.SentenceOf(mentions[^1].Token) == view.SentenceOf(first);
        return !governed && !follows && !(last + 1 < view.Tokens.Length && view[last + 1] is "'s" or "'");
    }

    private static string Role(string noun) =>
        noun == "advisor" ? "adviser"
        : noun == "advisors" ? "advisers"
        : noun;

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static string GivenName(string name) => name.IndexOf(' ') is > 0 and var space ? name[..space] : "";
}

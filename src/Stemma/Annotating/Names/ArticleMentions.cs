using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Makes the mentions of an article agree: one form one kind, found wherever it stands.</summary>
internal static class ArticleMentions
{
    /// <summary>All mentions in text order, not overlapping.</summary>
    public static List<Mention> Agree(
        string text,
        ImmutableArray<Token> tokens,
        ImmutableArray<Sentence> sentences,
        LetterCase letterCase,
        List<Mention> mentions
    )
    {
        var kinds = Kinds(tokens, mentions);
        var surnames = Surnames(tokens, mentions);
        var bodies = BodyNames(tokens, mentions);
        var agreed = new List<Mention>();
        var covered = new bool[tokens.Length];
        foreach (var mention in mentions)
        {
            var form = Form(tokens, mention.First, mention.End);
            var overlaps = covered[mention.First];
            var supported = !mention.Headline || kinds.ContainsKey(form) || IsKnown(text, tokens, mention);
            if (!supported || overlaps)
                continue;
            var kind = KindOf(
                tokens[mention.First].Normal,
                tokens[mention.End - 1].Normal,
                form,
                mention,
                kinds,
                surnames,
                bodies
            );
            agreed.Add(mention with { Kind = kind });
            covered.AsSpan(mention.First, mention.Length).Fill(true);
        }

        foreach (var sentence in sentences)
            AddRepeats(text, tokens, sentence, letterCase, kinds, surnames, bodies, covered, agreed);
        agreed.Sort((left, right) => left.First.CompareTo(right.First));
        return agreed;
    }

    private static NameKind KindOf(
        string first,
        string last,
        string form,
        in Mention mention,
        Dictionary<string, NameKind> kinds,
        HashSet<string> surnames,
        HashSet<string> bodies
    )
    {
        var kind = kinds.GetValueOrDefault(form, mention.Kind);
        var sense = mention.Length == 1 ? Gazetteer.Find(first) : WordSense.None;
        if (mention.Length is 2 or 3 && kind == NameKind.Organisation && surnames.Contains(last))
            return NameKind.Person;
        if (mention.Length == 1 && surnames.Contains(form))
            return (sense & WordSense.Place) != WordSense.None ? kind : NameKind.Person;
        if (kind != NameKind.Organisation && bodies.Contains(form) && (kind == NameKind.Person || mention.Length > 1))
            return NameKind.Organisation;
        // A well-known place that is nobody's surname here and no given name.
        var place =
            (sense & WordSense.CommonGiven) == WordSense.None
            && (
                (sense & WordSense.Place) != WordSense.None
                || (sense & (WordSense.City | WordSense.Given)) == WordSense.City
            );
        return kind == NameKind.Person && place ? NameKind.Place : kind;
    }

    private static string Form(ImmutableArray<Token> tokens, int first, int end)
    {
        if (end - first == 1)
            return tokens[first].Normal;
        return string.Join(' ', Enumerable.Range(first, end - first).Select(index => tokens[index].Normal));
    }

    /// <summary>The kind that most mentions of a form outside headlines have; at a tie that of the first.</summary>
    private static Dictionary<string, NameKind> Kinds(ImmutableArray<Token> tokens, List<Mention> mentions)
    {
        var votes = new Dictionary<string, int[]>();
        foreach (var mention in mentions)
        {
            if (mention.Headline)
                continue;
            var form = Form(tokens, mention.First, mention.End);
            if (!votes.TryGetValue(form, out var row))
                votes[form] = row = [0, 0, 0, (int)mention.Kind];
            row[(int)mention.Kind]++;
        }

        return votes.ToDictionary(
            vote => vote.Key,
            vote =>
                (NameKind)Enumerable.Range(0, 3).MaxBy(kind => (vote.Value[kind] * 2) + (kind == vote.Value[3] ? 1 : 0))
        );
    }

    /// <summary>Last words of full names of people, and words that a title or role makes a person.</summary>
    private static HashSet<string> Surnames(ImmutableArray<Token> tokens, List<Mention> mentions) =>
        [
            .. mentions
                .Where(mention =>
                    mention.Kind == NameKind.Person
                    && !mention.Headline
                    && mention.Length < 6
                    && (mention.Length > 1 || IsTitled(tokens, mention.First))
                )
                .SelectMany(mention => Surnames(tokens[mention.End - 1].Normal))
                .Where(normal => normal.Length > 2),
        ];

    private static bool IsTitled(ImmutableArray<Token> tokens, int first) =>
        first > 0 && (Gazetteer.Find(tokens[first - 1].Normal) & (WordSense.Title | WordSense.Role)) != WordSense.None;

    // "al-Ennor" is "Ennor" too.
    private static IEnumerable<string> Surnames(string last) =>
        last.Length > 5 && last[2] == '-' ? [last, last[3..]] : [last];

    /// <summary>
    /// How organisations of several words are called for short: without their last words, and by the first alone where that is
    /// no ordinary word or place ("Ennor" and "Ennor Marine" of "Ennor Marine Ltd"), or by the last after "the".
    /// </summary>
    private static HashSet<string> BodyNames(ImmutableArray<Token> tokens, List<Mention> mentions)
    {
        var bodies = new HashSet<string>();
        foreach (var mention in mentions)
        {
            if (mention.Kind != NameKind.Organisation || mention.Length is < 2 or > 8)
                continue;
            // "The Council" of "Ennor Town Council", after its article.
            if ((Gazetteer.Find(tokens[mention.End - 1].Normal) & WordSense.Body) != WordSense.None)
                bodies.Add("the " + tokens[mention.End - 1].Normal);
            for (var end = mention.First + 2; end < mention.End; end++)
                bodies.Add(Form(tokens, mention.First, end));
            var first = tokens[mention.First].Normal;
            if (
                first.Length > 2
                && (
                    Gazetteer.Find(first)
                    & (WordSense.Ordinary | WordSense.AnyPlace | WordSense.Demonym | WordSense.CommonGiven)
                ) == WordSense.None
            )
                bodies.Add(first);
        }

        return bodies;
    }

    private static bool IsKnown(string text, ImmutableArray<Token> tokens, in Mention mention)
    {
        if (
            OutletGazetteer.FindAt(text, tokens, mention.First, out var length) is { NeedsContext: false }
            && length == mention.Length
        )
            return true;
        var hash = FeatureHash.Of(Form(tokens, mention.First, mention.End));
        if ((Gazetteer.FindName(hash) & (WordSense.Place | WordSense.City)) != WordSense.None)
            return true;
        return mention.Kind == NameKind.Person
            && mention.Length is 2 or 3
            && (Gazetteer.Find(tokens[mention.First].Normal) & WordSense.Given) != WordSense.None
            && (Gazetteer.Find(tokens[mention.End - 1].Normal) & (WordSense.Surname | WordSense.Ordinary))
                == WordSense.Surname;
    }

    /// <summary>Names found once stand as names wherever the same capitalised words stand, headlines included.</summary>
    private static void AddRepeats(
        string text,
        ImmutableArray<Token> tokens,
        in Sentence sentence,
        LetterCase letterCase,
        Dictionary<string, NameKind> kinds,
        HashSet<string> surnames,
        HashSet<string> bodies,
        bool[] covered,
        List<Mention> agreed
    )
    {
        // Longest repeated form in words; rarer ones are found by the tagger or not at all.
        const int Longest = 4;
        for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
        {
            if (covered[index] || tokens[index].Kind != TokenKind.Word || !char.IsUpper(text[tokens[index].Span.Start]))
                continue;
            for (var end = Math.Min(sentence.EndToken, index + Longest); end > index; end--)
            {
                if (covered[end - 1] || !char.IsUpper(text[tokens[end - 1].Span.Start]))
                    continue;
                var form = Form(tokens, index, end);
                var kind = NameKind.Person;
                if (!(end == index + 1 && surnames.Contains(form)) && !kinds.TryGetValue(form, out kind))
                {
                    if (!bodies.Contains(form) && !IsDefinite(tokens, sentence, index, end, bodies))
                        continue;
                    kind = NameKind.Organisation;
                }

                // What the article also writes small, or an ordinary word at a sentence's start, stays a word.
                if (end == index + 1 && ((letterCase.Of(form) & 1) != 0 || IsOrdinaryOpening(form, index, sentence)))
                    continue;
                agreed.Add(new Mention(index, end, kind, false));
                covered.AsSpan(index, end - index).Fill(true);
                break;
            }
        }
    }

    private static bool IsDefinite(
        ImmutableArray<Token> tokens,
        in Sentence sentence,
        int index,
        int end,
        HashSet<string> bodies
    ) =>
        end == index + 1
        && index > sentence.FirstToken
        && tokens[index - 1].Normal == "the"
        && bodies.Contains("the " + tokens[index].Normal);

    private static bool IsOrdinaryOpening(string form, int index, in Sentence sentence) =>
        index == sentence.FirstToken && Gazetteer.FindInflected(form) != WordSense.None;
}

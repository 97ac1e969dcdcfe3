using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Finds for each mention the fullest form of the same name in the article.</summary>
/// <remarks>
/// A short form resolves only where one longer form can be meant: after "Ada Lorne" and "Bo Lorne", "Lorne" stays "Lorne".
/// Two people who share a surname are never made one, since a full form is never shortened to compare it.
/// </remarks>
internal sealed class Canonicals
{
    // A word that stands in more full forms than this is no evidence for any; it also bounds the work on hostile text.
    private const int MostForms = 32;

    private readonly string text;
    private readonly ImmutableArray<Token> tokens;
    private readonly Dictionary<string, Entry> entries = [];
    private readonly Dictionary<string, List<Entry>> byWord = [];
    private readonly Dictionary<string, Entry?> byAcronym = [];

    /// <summary>Reads all mentions once.</summary>
    public Canonicals(string text, ImmutableArray<Token> tokens, List<Mention> mentions)
    {
        this.text = text;
        this.tokens = tokens;
        foreach (var mention in mentions)
        {
            var keys = Forms.Keys(tokens, mention);
            var id = Id(mention.Kind, keys);
            if (!entries.TryGetValue(id, out var entry))
                entries[id] = entry = new Entry(mention.Kind, keys, entries.Count);
            entry.Count(Surface(mention));
        }

        foreach (var entry in entries.Values)
        {
            if (entry.Keys.Length < 2)
                continue;
            foreach (var word in entry.Keys.Distinct())
                (byWord.TryGetValue(word, out var list) ? list : byWord[word] = []).Add(entry);
            if (entry.Kind == NameKind.Organisation)
                AddAcronym(Initials(entry.Display), entry);
        }

        foreach (var (full, acronym) in Bracketed(mentions))
            byAcronym[Surface(acronym)] = entries[Id(full.Kind, Forms.Keys(tokens, full))];
    }

    /// <summary>The fullest form of the mention's name.</summary>
    public string Of(in Mention mention)
    {
        var surface = Surface(mention);
        var keys = Forms.Keys(tokens, mention);
        var own = entries[Id(mention.Kind, keys)];
        if (mention.Kind == NameKind.Organisation && OutletGazetteer.Find(surface) is { NeedsContext: false } outlet)
            return outlet.Outlet.Name;
        if (mention.Length == 1 && byAcronym.TryGetValue(surface, out var spelledOut) && spelledOut is not null)
            return spelledOut.Display;
        if (mention.Kind == NameKind.Place)
            return PlaceAliases.Fullest(surface, form => entries.GetValueOrDefault(Id(NameKind.Place, form))?.Display)
                ?? own.Display;
        return Fuller(own)?.Display ?? own.Display;
    }

    private static string Id(NameKind kind, ImmutableArray<string> keys) => $"{(int)kind} {string.Join(' ', keys)}";

    private static string Id(NameKind kind, string form) =>
        Id(
            kind,
            [
                .. Tokens
                    .TokenAnnotator.Tokenize(form)
                    .Where(token => token.IsLexical)
                    .Select(token => Forms.Key(token.Normal)),
            ]
        );

    private string Surface(in Mention mention) =>
        string.Join(
            ' ',
            text[tokens[mention.First].Span.Start..tokens[mention.End - 1].Span.End]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>The one longest form that contains this one, or null where there is none or more than one.</summary>
    private Entry? Fuller(Entry own)
    {
        if (
            own.Keys.Length == 0
            || !byWord.TryGetValue(own.Keys[^1], out var candidates)
            || candidates.Count > MostForms
        )
            return null;
        var containing = candidates
            .Where(entry => entry != own && entry.Kind == own.Kind && Contains(entry, own))
            .ToList();
        var longest = containing
            .Where(entry => !containing.Any(other => other != entry && Contains(other, entry)))
            .ToList();
        return longest.Count == 1 ? longest[0] : null;
    }

    /// <summary>
    /// A person's short form keeps the surname (or is the given name alone); an organisation's is where its name begins or ends.
    /// </summary>
    private static bool Contains(Entry full, Entry part)
    {
        if (full.Keys.Length <= part.Keys.Length)
            return false;
        if (full.Kind == NameKind.Organisation)
            return full.Keys.Take(part.Keys.Length).SequenceEqual(part.Keys)
                || full.Keys.TakeLast(part.Keys.Length).SequenceEqual(part.Keys);
        if (part.Keys.Length == 1 && full.Keys[0] == part.Keys[0])
            return true;
        if (full.Keys[^1] != part.Keys[^1])
            return false;
        var next = 0;
        foreach (var word in full.Keys)
        {
            // "J. Lorne" is "Joan Lorne".
            if (
                next < part.Keys.Length
                && (word == part.Keys[next] || (part.Keys[next].Length == 1 && word[0] == part.Keys[next][0]))
            )
                next++;
        }

        return next == part.Keys.Length;
    }

    private void AddAcronym(string initials, Entry entry)
    {
        if (initials.Length >= 3)
            byAcronym[initials] = byAcronym.ContainsKey(initials) ? null : entry;
    }

    private static string Initials(string name) =>
        string.Concat(
            name.Split(' ', '-').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0])
        );

    /// <summary>"Council of Example Towns (CET)".</summary>
    private IEnumerable<(Mention Full, Mention Acronym)> Bracketed(List<Mention> mentions)
    {
        for (var index = 1; index < mentions.Count; index++)
        {
            var (full, acronym) = (mentions[index - 1], mentions[index]);
            if (
                acronym.Length == 1
                && acronym.First == full.End + 1
                && full.Length > 1
                && tokens[full.End].Normal == "("
                && !Surface(acronym).Any(char.IsLower)
            )
                yield return (full, acronym);
        }
    }

    private sealed class Entry(NameKind kind, ImmutableArray<string> keys, int order)
    {
        private readonly Dictionary<string, int> surfaces = [];

        public NameKind Kind => kind;

        public ImmutableArray<string> Keys => keys;

        public int Order => order;

        /// <summary>The spelling used most often, the first of those used equally often.</summary>
        public string Display { get; private set; } = "";

        public void Count(string surface)
        {
            var count = surfaces[surface] = surfaces.GetValueOrDefault(surface) + 1;
            if (Display.Length == 0 || count > surfaces[Display])
                Display = surface;
        }
    }
}

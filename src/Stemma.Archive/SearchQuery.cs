using System.Text;

namespace Stemma.Archive;

/// <summary>What a user searches for: words and phrases that must occur, and such that must not.</summary>
/// <remarks>Nothing that the user writes reaches the engine's own query language.</remarks>
internal sealed class SearchQuery
{
    /// <summary>Longer queries are cut: pasted articles are for tracing, not for searching.</summary>
    private const int MostTerms = 64;

    private readonly List<string[]> wanted = [];
    private readonly List<string[]> unwanted = [];

    private SearchQuery(string query)
    {
        var at = 0;
        while (at < query.Length && wanted.Count + unwanted.Count < MostTerms)
        {
            var isUnwanted = query[at] == '-' && (at == 0 || char.IsWhiteSpace(query[at - 1]));
            if (isUnwanted)
                at++;
            var (from, to, next) = Piece(query, at);
            at = next;
            string[] words = [.. Words(query[from..to]).Select(word => word.Word)];
            if (words.Length > 0)
                (isUnwanted ? unwanted : wanted).Add(words);
        }
    }

    /// <summary>The query, or null where nothing is wanted.</summary>
    public static SearchQuery? Parse(string query)
    {
        var parsed = new SearchQuery(query);
        return parsed.wanted.Count == 0 ? null : parsed;
    }

    /// <summary>The same in the language of FTS5.</summary>
    public string ToFts()
    {
        var written = new StringBuilder();
        Write(written, wanted, " AND ");
        if (unwanted.Count > 0)
        {
            written.Insert(0, '(').Append(") NOT (");
            Write(written, unwanted, " OR ");
            written.Append(')');
        }

        return written.ToString();
    }

    /// <summary>Where the wanted words and phrases stand, in text order; the first <paramref name="most"/>.</summary>
    public List<Text.TextSpan> Places(string text, int most)
    {
        var places = new List<Text.TextSpan>();
        var window = new List<(string Word, Text.TextSpan Span)>();
        var longest = wanted.Max(words => words.Length);
        foreach (var word in Words(text))
        {
            window.Add(word);
            if (window.Count > longest)
                window.RemoveAt(0);
            if (wanted.Find(EndsHere) is { } found)
                places.Add(window[^found.Length].Span.Union(word.Span));
            if (places.Count == most)
                break;
        }

        return places;

        bool EndsHere(string[] words)
        {
            var from = window.Count - words.Length;
            for (var index = 0; index < words.Length && from >= 0; index++)
                if (!string.Equals(words[index], window[from + index].Word, StringComparison.OrdinalIgnoreCase))
                    return false;
            return from >= 0;
        }
    }

    private static (int From, int To, int Next) Piece(string query, int at)
    {
        if (IsMark(query[at]))
        {
            var close = at + 1;
            while (close < query.Length && !IsMark(query[close]))
                close++;
            return (at + 1, close, close + 1);
        }

        var end = at;
        while (end < query.Length && !char.IsWhiteSpace(query[end]))
            end++;
        return (at, end, end + 1);
    }

    private static bool IsMark(char letter) => letter is '"' or '“' or '”' or '„' or '«' or '»';

    /// <summary>Runs of letters and digits, as the index has them.</summary>
    public static IEnumerable<(string Word, Text.TextSpan Span)> Words(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var inside = index < text.Length && (char.IsLetterOrDigit(text[index]) || char.IsSurrogate(text[index]));
            if (inside && start < 0)
                start = index;
            if (!inside && start >= 0)
            {
                yield return (text[start..index], new Text.TextSpan(start, index));
                start = -1;
            }
        }
    }

    private static void Write(StringBuilder written, List<string[]> phrases, string between)
    {
        for (var index = 0; index < phrases.Count; index++)
        {
            if (index > 0)
                written.Append(between);
            written.Append('"').AppendJoin(' ', phrases[index]).Append('"');
        }
    }
}

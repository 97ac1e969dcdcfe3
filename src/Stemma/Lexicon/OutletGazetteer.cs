using System.Collections.Frozen;
using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Lexicon;

/// <summary>What sort of publisher it is.</summary>
public enum OutletKind
{
    /// <summary>Newspaper, broadcaster, magazine or site.</summary>
    Outlet,

    /// <summary>News or picture agency.</summary>
    Agency,
}

/// <summary>A known publisher of news.</summary>
/// <param name="Name">Its name without article, spelled out ("Associated Press").</param>
/// <param name="Kind">Outlet or agency.</param>
public sealed record Outlet(string Name, OutletKind Kind);

/// <summary>An outlet found in a text.</summary>
/// <param name="Outlet">Which one.</param>
/// <param name="NeedsContext">
/// True where the form is an ordinary word or stands for much else as well ("Time", "PA"): take it only in a credit,
/// with its article ("the Guardian") or beside a verb of reporting.
/// </param>
public sealed record OutletMatch(Outlet Outlet, bool NeedsContext);

/// <summary>News outlets and agencies worldwide, by name, other name or abbreviation; lazily loaded, immutable.</summary>
public static class OutletGazetteer
{
    private static readonly Lazy<FrozenDictionary<string, OutletMatch>> Forms = new(Load);

    // Forms by their first run of letters and digits ("People" for "People's Daily"), longest first.
    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<string>>> ByFirstRun = new(() =>
        Forms
            .Value.Keys.GroupBy(form => form[..EndOfRun(form, 0)])
            .ToFrozenDictionary(
                group => group.Key,
                group =>
                    group
                        .OrderByDescending(form => form.Length)
                        .ThenBy(form => form, StringComparer.Ordinal)
                        .ToImmutableArray()
            )
    );

    /// <summary>
    /// Looks a whole mention up: names with or without "The" and in capitals too, abbreviations case-sensitively
    /// ("AP" is the Associated Press, "ap" is not). White space inside must be single spaces.
    /// </summary>
    /// <returns>The match, or null.</returns>
    public static OutletMatch? Find(string mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        var name = mention.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? mention[4..] : mention;
        return Forms.Value.GetValueOrDefault(name)
            ?? (name.Length > LongestAbbreviation && IsCapitals(name) ? FindFolded(name) : null);
    }

    /// <summary>The longest outlet that begins with the token at <paramref name="index"/> (its article left out).</summary>
    /// <param name="text">The text the tokens were made from.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="index">Where to look; a mention begins nowhere else.</param>
    /// <param name="length">Number of tokens it covers; 0 where there is none.</param>
    public static OutletMatch? FindAt(string text, ImmutableArray<Token> tokens, int index, out int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        length = 0;
        var start = tokens[index].Span.Start;
        var runs = ByFirstRun.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!runs.TryGetValue(text.AsSpan(start, EndOfRun(text, start) - start), out var forms))
            return null;
        foreach (var form in forms)
        {
            var end = start + form.Length;
            if (!Matches(text, start, form))
                continue;
            var last = index;
            while (last < tokens.Length && tokens[last].Span.End < end)
                last++;
            if (last < tokens.Length && tokens[last].Span.End == end)
            {
                length = last - index + 1;
                return Forms.Value[form];
            }
        }

        return null;
    }

    // No form begins with a longer run of letters.
    private const int LongestRun = 40;

    // Forms of up to five capitals are abbreviations, not names in capitals.
    private const int LongestAbbreviation = 5;

    private static readonly Lazy<FrozenDictionary<string, OutletMatch>> Folded = new(() =>
        Forms
            .Value.GroupBy(form => form.Key, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase)
    );

    private static OutletMatch? FindFolded(string name) => Folded.Value.GetValueOrDefault(name);

    private static int EndOfRun(string text, int start)
    {
        var end = start;
        while (end < text.Length && end < start + LongestRun && char.IsLetterOrDigit(text[end]))
            end++;
        return end;
    }

    // Curly apostrophes match straight ones, any white space a space.
    private static bool Matches(string text, int start, string form)
    {
        if (start + form.Length > text.Length)
            return false;
        for (var index = 0; index < form.Length; index++)
        {
            var actual = text[start + index];
            var matches = form[index] switch
            {
                '\'' => actual is '\'' or '\u2019',
                ' ' => char.IsWhiteSpace(actual),
                var expected => actual == expected,
            };
            if (!matches)
                return false;
        }

        return true;
    }

    private static bool IsCapitals(string name) => !name.Any(char.IsLower) && name.Any(char.IsUpper);

    private static FrozenDictionary<string, OutletMatch> Load()
    {
        var forms = new Dictionary<string, OutletMatch>();
        foreach (var row in Resources.Rows("outlets.tsv"))
        {
            var bare = row[0].StartsWith("The ", StringComparison.Ordinal) ? row[0][4..] : row[0];
            var outlet = new Outlet(bare, Enum.Parse<OutletKind>(row[1], ignoreCase: true));
            forms.TryAdd(bare, new OutletMatch(outlet, row[4].Length > 0));
            foreach (var abbreviation in row[2].Split(';', StringSplitOptions.RemoveEmptyEntries))
                forms.TryAdd(abbreviation.TrimStart('?'), new OutletMatch(outlet, abbreviation[0] == '?'));
            foreach (var other in row[3].Split(';', StringSplitOptions.RemoveEmptyEntries))
                forms.TryAdd(
                    other.StartsWith("The ", StringComparison.Ordinal) ? other[4..] : other,
                    new OutletMatch(outlet, false)
                );
        }

        return forms.ToFrozenDictionary();
    }
}

using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>Tells whether a name in a credit names one of the witnesses.</summary>
internal static class WitnessNaming
{
    /// <summary>Words that outlets are cited with or without.</summary>
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal)
    {
        "the",
        "of",
        "and",
        "online",
        "news",
    };

    /// <summary>True where <paramref name="name"/> is the witness's publisher, stands in its address, or in its file's name.</summary>
    /// <remarks>People keep articles in files named after the outlet, and plain text carries no other sign of it.</remarks>
    public static bool Names(string name, Witness witness)
    {
        var words = Words(name).Where(word => !Optional.Contains(word)).ToArray();
        if (words.Length == 0 || words.Sum(word => word.Length) < 4)
            return false;
        var article = witness.Article;
        return Match(words, article.Publisher)
            || (words.Length > 1 || words[0].Length > 5)
                && (Match(words, Host(article.Url)) || Match(words, FileName(article.Path)));
    }

    private static bool Match(string[] words, string? text)
    {
        if (text is null)
            return false;
        var joined = string.Concat(Words(text).Where(word => !Optional.Contains(word)));
        return joined.Contains(string.Concat(words), StringComparison.Ordinal);
    }

    private static string? Host(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : null;

    private static string FileName(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\', '!']) + 1)..];
        return Path.GetFileNameWithoutExtension(name);
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isLetter && start < 0)
                start = i;
            if (isLetter || start < 0)
                continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }
}

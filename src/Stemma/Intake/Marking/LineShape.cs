using System.Buffers;

namespace Stemma.Intake.Marking;

/// <summary>What a line looks like, apart from its words.</summary>
internal static class LineShape
{
    private static readonly SearchValues<char> QuotationMarks = SearchValues.Create("\"“”„«»");

    /// <summary>Ends in . ! ? or …, closing quotation marks and brackets after it left out.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(" \"'”’»)]").TrimEnd();
        return !end.IsEmpty && end[^1] is '.' or '!' or '?' or '…' or '。';
    }

    /// <summary>Ends a sentence, or does before a short bracket or dash with nothing but capitals' words ("… he said. (Reuters)").</summary>
    public static bool EndsSentenceBeforeCredit(ReadOnlySpan<char> line)
    {
        if (EndsSentence(line))
            return true;
        var tail = line[Math.Max(0, line.Length - 40)..];
        var start = tail.LastIndexOfAny("([–—");
        if (start < 0)
            start = tail.LastIndexOf("- ", StringComparison.Ordinal);
        return start > 0 && EndsSentence(tail[..start]);
    }

    /// <summary>A headline: begins with a capital, digit or quotation mark, and does not end in a full stop, comma or colon.</summary>
    public static bool IsHeadline(ReadOnlySpan<char> line) =>
        !line.IsEmpty
        && (char.IsUpper(line[0]) || char.IsDigit(line[0]) || line[0] is '\'' or '"' or '‘' or '“')
        && line[^1] is not ('.' or ',' or ':' or ';');

    /// <summary>Most of the words of four letters and more begin with a capital ("Three Ways to Save on Heating").</summary>
    public static bool IsTitleCase(ReadOnlySpan<char> line)
    {
        int longer = 0,
            capital = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.Length < 4 || !char.IsLetter(word[0]))
                continue;
            longer++;
            capital += char.IsUpper(word[0]) ? 1 : 0;
        }

        return longer > 0 && capital * 3 >= longer * 2;
    }

    /// <summary>Has a quotation mark other than an apostrophe: somebody's words, not the site's.</summary>
    public static bool HasQuotationMarks(ReadOnlySpan<char> line) => line.ContainsAny(QuotationMarks);

    /// <summary>True where <paramref name="line"/> begins with the phrase and the phrase ends a word there.</summary>
    public static bool StartsWithWords(ReadOnlySpan<char> line, ReadOnlySpan<char> phrase) =>
        line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (line.Length == phrase.Length || !char.IsLetterOrDigit(line[phrase.Length]));

    /// <summary>True where the phrase stands in <paramref name="line"/> as whole words.</summary>
    public static bool ContainsWords(ReadOnlySpan<char> line, ReadOnlySpan<char> phrase)
    {
        for (var from = 0; from + phrase.Length <= line.Length; )
        {
            var at = line[from..].IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;
            at += from;
            if ((at == 0 || !char.IsLetterOrDigit(line[at - 1])) && StartsWithWords(line[at..], phrase))
                return true;
            from = at + 1;
        }

        return false;
    }
}

using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>Says in a few words of the account what a time is the time of.</summary>
internal static class TimeAbout
{
    /// <summary>As many words before the time say what it is about.</summary>
    private const int WordsOfAbout = 6;

    /// <summary>The last words of the clause before the time, or the first after it where it opens the clause.</summary>
    public static string Of(StoryWords story, WitnessSpan place)
    {
        var clause = story.Clause(place);
        var (start, end) = (clause.Span.Start, clause.Span.End);
        var before = story.Text(clause with { Span = new(start, place.Span.Start) }).Split(' ');
        var words = Trimmed(before);
        if (words.Length > 1)
        {
            var about = string.Join(' ', words);
            return before.Length <= WordsOfAbout && start == story.Sentence(place).Span.Start
                ? story.CommonCase(about)
                : about;
        }

        var after = story.Text(clause with { Span = new(place.Span.End, Math.Max(end, place.Span.End)) });
        after = after.Trim(' ', '.', ',');
        if (after.Length == 0)
            after = story.Text(story.Sentence(place));
        return string.Join(' ', after.Split(' ').Take(WordsOfAbout));
    }

    /// <summary>The last few words without "that" before and "at about" after them.</summary>
    private static string[] Trimmed(string[] words)
    {
        var end = words.Length;
        while (end > 0 && ClosedClass.Contains(words[end - 1].ToLowerInvariant()))
            end--;
        var first = Math.Max(0, end - WordsOfAbout);
        while (first > 0 && first < end && ClosedClass.Contains(words[first].ToLowerInvariant()))
            first++;
        return words[first..end];
    }
}

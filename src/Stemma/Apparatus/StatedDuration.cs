using System.Collections.Frozen;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Reads durations as quantities, so that "three days" and "four days" are compared as figures are.</summary>
internal static class StatedDuration
{
    /// <summary>What a duration is measured in, whatever it was stated in.</summary>
    public const string Unit = "duration";

    /// <summary>"about" and "some" widen a duration by this share, as they do other figures.</summary>
    private const decimal Loose = 0.1m;

    /// <summary>"almost a year" is that or less by this share.</summary>
    private const decimal Almost = 0.15m;

    /// <summary>"a week" is seldom seven days to the day.</summary>
    private const decimal Vague = 0.25m;

    /// <summary>Mean length in days of each unit of a TIMEX3 duration.</summary>
    private static readonly FrozenDictionary<string, decimal> Days = new Dictionary<string, decimal>
    {
        ["year"] = 365.25m,
        ["month"] = 30.44m,
        ["week"] = 7,
        ["day"] = 1,
        ["hour"] = 1m / 24,
        ["minute"] = 1m / 1440,
        ["second"] = 1m / 86400,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Numbers =
        "one two three four five six seven eight nine ten eleven twelve"
            .Split(' ')
            .Select((word, index) => (word, index))
            .ToFrozenDictionary(entry => entry.word, entry => entry.index + 1, StringComparer.Ordinal);

    /// <summary>The duration as a quantity in days, or null where it states no number.</summary>
    /// <param name="article">The account.</param>
    /// <param name="time">A duration, or a time so long before or after another ("40 minutes later").</param>
    public static Quantity? Read(Article article, TimeExpression time)
    {
        if (time.Type != TimeType.Duration && time.Type != TimeType.Time)
            return null;
        var words = article
            .Slice(time.Span)
            .ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var length = time.Type == TimeType.Duration ? OfValue(time.Value) : OfWords(words);
        if (length is not { } days)
            return null;
        // "four more hours" adds to what went before.
        if (
            words.Any(word => word is "another" or "further" or "half" or "every")
            || (words.Contains("more") && !words.Contains("than"))
        )
            return null;
        var before = Before(article, time.Span);
        var (low, high) = Bounds(
            string.Join(' ', before, string.Join(' ', words)),
            days,
            words[0] is "a" or "an" || before.EndsWith(" a", StringComparison.Ordinal)
        );
        return new Quantity(time.Span, QuantityKind.Measure, low, high, Unit);
    }

    /// <summary>Durations stated in different units ("12 weeks", "three months") are held against each other a little more loosely.</summary>
    public static List<FactStatement> Reconcile(StoryWords story, List<FactStatement> statements)
    {
        var units = statements
            .Select(statement =>
                story.Words(statement.Place).Select(word => word.TrimEnd('s')).FirstOrDefault(Days.ContainsKey)
            )
            .Distinct(StringComparer.Ordinal)
            .Count();
        return units < 2
            ? statements
            : statements.ConvertAll(statement =>
                statement with
                {
                    Low = statement.Low * (1 - Loose),
                    High = statement.High * (1 + Loose),
                }
            );
    }

    private static (decimal? Low, decimal? High) Bounds(string words, decimal days, bool isVague) =>
        Has(words, "more than") || Has(words, "at least") ? (days, null)
        : Has(words, "less than") || Has(words, "under") || Has(words, "up to") || Has(words, "within") ? (null, days)
        : Has(words, "almost") || Has(words, "nearly") || Has(words, "just under") ? (days * (1 - Almost), days)
        : Has(words, "about") || Has(words, "some") || Has(words, "around") || Has(words, "roughly")
            ? (days * (1 - Loose), days * (1 + Loose))
        : isVague ? (days * (1 - Vague), days * (1 + Vague))
        : (days, days);

    private static bool Has(string words, string phrase) =>
        $" {words} ".Contains($" {phrase} ", StringComparison.Ordinal);

    /// <summary>The two words before the expression.</summary>
    private static string Before(Article article, TextSpan span)
    {
        const int Reach = 24;
        var start = Math.Max(0, span.Start - Reach);
        var words = article
            .Text[start..span.Start]
            .ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.TakeLast(2));
    }

    /// <summary>Days of "P3D", "PT40M", "P4Y8M"; null for "PXW" and others without a number.</summary>
    private static decimal? OfValue(string value)
    {
        var (sum, digits, isTime) = (0m, 0, false);
        for (var index = 1; index < value.Length; index++)
        {
            if (value[index] == 'T')
                isTime = true;
            else if (char.IsAsciiDigit(value[index]) || value[index] == '.')
                digits++;
            else
            {
                var unit = (value[index], isTime) switch
                {
                    ('Y', _) => "year",
                    ('M', false) => "month",
                    ('W', _) => "week",
                    ('D', _) => "day",
                    ('H', _) => "hour",
                    ('M', true) => "minute",
                    ('S', _) => "second",
                    _ => "",
                };
                if (
                    !Days.TryGetValue(unit, out var length)
                    || !decimal.TryParse(
                        value.AsSpan(index - digits, digits),
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var count
                    )
                )
                    return null;
                sum += count * length;
                digits = 0;
            }
        }

        return sum > 0 ? sum : null;
    }

    /// <summary>Days of "40 minutes later", "two hours earlier".</summary>
    private static decimal? OfWords(string[] words)
    {
        if (
            words is not [var number, var unit, "later" or "earlier" or "after" or "before"]
            || !Days.TryGetValue(unit.TrimEnd('s'), out var length)
        )
            return null;
        return
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || Numbers.TryGetValue(number, out count)
            ? count * length
            : null;
    }
}

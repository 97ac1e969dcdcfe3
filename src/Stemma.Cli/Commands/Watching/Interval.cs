using System.CommandLine.Parsing;
using System.Globalization;

namespace Stemma.Cli.Commands.Watching;

/// <summary>A length of time as typed: 90s, 15m, 2h, 1d.</summary>
internal static class Interval
{
    /// <summary>Reads it; a minute to a week.</summary>
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
        if (
            given.Length > 1
            && int.TryParse(given[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count < 1_000_000
            && (
                given[^1] switch
                {
                    's' => TimeSpan.FromSeconds(count),
                    'm' => TimeSpan.FromMinutes(count),
                    'h' => TimeSpan.FromHours(count),
                    'd' => TimeSpan.FromDays(count),
                    _ => TimeSpan.Zero,
                }
            )
                is var interval
            && interval >= TimeSpan.FromMinutes(1)
            && interval <= TimeSpan.FromDays(7)
        )
            return interval;
        result.AddError($"--every wants a minute to a week, such as 15m, 2h or 1d, not '{given}'");
        return null;
    }
}

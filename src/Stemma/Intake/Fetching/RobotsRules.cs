using System.Collections.Immutable;
using System.Globalization;

namespace Stemma.Intake.Fetching;

/// <summary>What a robots.txt allows one robot (RFC 9309).</summary>
/// <remarks>
/// All groups that name the robot are read as one (2.2.1); where none does, those for *. The rule with the most octets
/// that matches decides; of equal ones the allowing; without a match all is allowed (2.2.2). Lines that the standard
/// does not know are passed over, Crawl-delay apart, which many sites still use.
/// </remarks>
internal sealed class RobotsRules
{
    private readonly ImmutableArray<(RobotsPattern Pattern, bool Allows)> rules;

    private RobotsRules(ImmutableArray<(RobotsPattern, bool)> rules, TimeSpan crawlDelay) =>
        (this.rules, CrawlDelay) = (rules, crawlDelay);

    /// <summary>Nothing is forbidden.</summary>
    public static RobotsRules None { get; } = new([], TimeSpan.Zero);

    /// <summary>The pause the site asks for; zero where it asks for none.</summary>
    public TimeSpan CrawlDelay { get; }

    /// <summary>True where the robot may fetch the address; /robots.txt itself always.</summary>
    /// <remarks>Costs at most the number of rules times the length of the path, in vectorised search.</remarks>
    public bool Allow(Uri address)
    {
        var path = RobotsPattern.Normalise(address.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        var (longest, allowed) = (-1, true);
        foreach (var (pattern, allows) in rules)
        {
            if ((pattern.Octets > longest || (pattern.Octets == longest && allows)) && pattern.Matches(path))
                (longest, allowed) = (pattern.Octets, allows);
        }

        return allowed;
    }

    /// <summary>Reads any text without error; what is no robots.txt forbids nothing.</summary>
    /// <param name="text">The decoded file.</param>
    /// <param name="robot">The product token, in lower case.</param>
    public static RobotsRules Parse(string text, string robot)
    {
        var own = new Collected();
        var others = new Collected();
        // Whom the current group names; further names before its first rule belong to it too.
        var (forOwn, forOthers, inRules) = (false, false, false);
        foreach (var line in text.AsSpan().TrimStart('\ufeff').EnumerateLines())
        {
            var comment = line.IndexOf('#');
            var content = comment < 0 ? line : line[..comment];
            var colon = content.IndexOf(':');
            if (colon < 0)
                continue;
            var key = content[..colon].Trim();
            var value = content[(colon + 1)..].Trim();
            if (Is(key, "user-agent"))
            {
                if (inRules)
                    (forOwn, forOthers, inRules) = (false, false, false);
                var named = ProductToken(value);
                forOwn |= named.Equals(robot, StringComparison.OrdinalIgnoreCase);
                forOthers |= value is "*";
                own.IsNamed |= forOwn;
            }
            else if (Is(key, "allow") || Is(key, "disallow"))
            {
                inRules = true;
                if (value.IsEmpty)
                    continue;
                if (forOwn)
                    own.Add(value, Is(key, "allow"));
                if (forOthers)
                    others.Add(value, Is(key, "allow"));
            }
            else if (
                Is(key, "crawl-delay")
                && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            )
            {
                var delay = TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
                if (forOwn)
                    own.CrawlDelay = delay;
                if (forOthers)
                    others.CrawlDelay = delay;
            }
        }

        var chosen = own.IsNamed ? own : others;
        return new RobotsRules([.. chosen.Rules], chosen.CrawlDelay);
    }

    private static bool Is(ReadOnlySpan<char> key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    // "Stemma/1.0" names the robot "stemma": tokens are letters, "_" and "-" (2.2.1).
    private static ReadOnlySpan<char> ProductToken(ReadOnlySpan<char> value)
    {
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '_' or '-'))
            length++;
        return value[..length];
    }

    private sealed class Collected
    {
        public bool IsNamed { get; set; }

        public TimeSpan CrawlDelay { get; set; }

        public List<(RobotsPattern Pattern, bool Allows)> Rules { get; } = [];

        public void Add(ReadOnlySpan<char> path, bool allows) => Rules.Add((RobotsPattern.Parse(path), allows));
    }
}

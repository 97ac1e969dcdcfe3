namespace Stemma.Web.Tests;

/// <summary>The time of day, moved ahead by what a test says.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}

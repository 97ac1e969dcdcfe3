namespace Stemma.Browser.Tests;

/// <summary>Every page there is, by a name for tests.</summary>
internal static class PageAddresses
{
    private static readonly Dictionary<string, Func<Newsroom, string>> Addresses = new(StringComparer.Ordinal)
    {
        ["front"] = _ => "/",
        ["help"] = _ => "/help",
        ["trace"] = newsroom => newsroom.Samples,
        ["story"] = newsroom => newsroom.Story,
        ["article"] = newsroom => newsroom.Story + "/articles/K",
        ["compare"] = newsroom => newsroom.Story + "/compare?left=E&right=K",
        ["decisions"] = newsroom => newsroom.Story + "/decisions",
        ["outlets"] = _ => "/outlets",
        ["outlet"] = _ => "/outlets?name=Zellick%20Daily%20Buzz",
        ["quotations"] = _ => "/quotations?q=hope",
        ["missing"] = _ => "/nothing",
    };

    public static TheoryData<string> All => [.. Names];

    public static IEnumerable<string> Names => Addresses.Keys;

    public static string Of(Newsroom newsroom, string name) => Addresses[name](newsroom);
}

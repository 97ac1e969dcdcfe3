namespace Stemma.Browser.Tests;

/// <summary>Every page there is, by a name for tests.</summary>
internal static class PageAddresses
{
    public static TheoryData<string> All => [.. Names];

    public static string[] Names { get; } = ["front", "help", "trace", "missing"];

    public static async Task<string> OfAsync(Newsroom newsroom, string name)
    {
        await Task.CompletedTask;
        return name switch
        {
            "front" => "/",
            "help" => "/help",
            "trace" => newsroom.Samples,
            _ => "/nothing",
        };
    }
}

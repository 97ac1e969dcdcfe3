namespace Stemma.Cli;

/// <summary>What the tool returns; an interrupted run returns 130 besides.</summary>
internal static class ExitCodes
{
    /// <summary>The result is whole; there may have been warnings.</summary>
    public const int Fine = 0;

    /// <summary>The result leaves out inputs that were skipped.</summary>
    public const int SomeSkipped = 1;

    /// <summary>There is no result: wrong usage, nothing readable, an output that cannot be written, or --strict.</summary>
    public const int NothingDone = 2;
}

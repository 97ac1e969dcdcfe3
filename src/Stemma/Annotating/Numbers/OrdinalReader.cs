namespace Stemma.Annotating.Numbers;

/// <summary>Reads "first", "twenty-first", "21st".</summary>
internal static class OrdinalReader
{
    /// <summary>The place in the sequence and where the word ends, or null.</summary>
    public static (int Number, int End)? Read(AtomRun run, int index)
    {
        if (run[index].Term is { Ordinal: { } ordinal })
            return (ordinal, index + 1);
        if (run[index].Term?.Cardinal is { } tens and >= 20 && run.IsDash(index + 1))
            return run[index + 2].Term?.Ordinal is { } ones and < 10 ? (tens + ones, index + 3) : null;
        return run.Plain(index, 4) is { } digits && run.IsGlued(index) && run.Is(index + 1, "st", "nd", "rd", "th")
            ? (digits, index + 2)
            : null;
    }
}

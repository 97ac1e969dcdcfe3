namespace Accuracy;

/// <summary>What the program was asked for: "[GOLD-FOLDER [WORD]] [--CORPUS FOLDER]…".</summary>
/// <remarks>A corpus's folder may stand in the environment instead, as STEMMA_CORPUS in capitals ("STEMMA_TEMPEVAL").</remarks>
public sealed class CommandLine
{
    private readonly Dictionary<string, string> corpora = new(StringComparer.Ordinal);

    /// <summary>Reads the arguments.</summary>
    public CommandLine(string[] arguments)
    {
        var plain = new List<string>();
        for (var index = 0; index < arguments.Length; index++)
        {
            if (!arguments[index].StartsWith("--", StringComparison.Ordinal))
                plain.Add(arguments[index]);
            else if (index + 1 < arguments.Length)
                corpora[arguments[index][2..]] = arguments[++index];
        }

        Gold = plain.Count > 0 ? plain[0] : "../shared/gold";
        Word = plain.Count > 1 ? plain[1] : "";
    }

    /// <summary>Folder of the gold archives.</summary>
    public string Gold { get; }

    /// <summary>Only measures whose names have this word are run.</summary>
    public string Word { get; }

    /// <summary>The folder named for a corpus, or null.</summary>
    public string? FolderOf(string corpus) => corpora.GetValueOrDefault(corpus);

    /// <summary>Where the measure's file or corpus should be; null for a corpus nobody named.</summary>
    public string? PathOf(IMeasure measure) =>
        measure.Own ? Path.Combine(AppContext.BaseDirectory, measure.Archive)
        : !measure.IsCorpus ? Path.Combine(Gold, measure.Archive)
        : corpora.TryGetValue(measure.Archive, out var folder) ? folder
        : Environment.GetEnvironmentVariable($"STEMMA_{measure.Archive.ToUpperInvariant()}");
}

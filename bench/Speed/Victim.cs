using Stemma.Archive;
using Stemma.Archive.Keeping;
using Stemma.Text;

namespace Speed;

/// <summary>What is killed: takes articles in, brings stories up to date, traces them, and says before and after each step what it does.</summary>
internal static class Victim
{
    private const int Batch = 64;
    private const int TracedAtOnce = 8;

    /// <param name="file">The archive.</param>
    /// <param name="input">Lines of articles; those that are there already are not added again. Null to bring the archive up to date only.</param>
    public static void Run(string file, string? input)
    {
        Say("opening");
        using var archive = SqliteArchive.Open(file, create: input is not null);
        Say("open");
        foreach (var batch in Articles(input).Chunk(Batch))
        {
            Say("adding");
            archive.Add(batch);
            Say($"kept {archive.Size().Articles}");
            Say("filing");
            archive.UpdateStories(all: false);
        }

        Say("filing");
        archive.UpdateStories(all: true);
        do Say("tracing");
        while (archive.TraceStories(TracedAtOnce) == TracedAtOnce);
    }

    private static IEnumerable<Article> Articles(string? input)
    {
        if (input is null)
            yield break;
        using var stream = File.OpenRead(input);
        foreach (var (article, _) in ArticleLines.Read(stream, input))
            yield return article!;
    }

    private static void Say(string step)
    {
        Console.Out.WriteLine(step);
        Console.Out.Flush();
    }
}

using System.Security.Cryptography;
using System.Text;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Clough;

/// <summary>What became of the source in an answer: the corpus's four levels.</summary>
internal enum Derivation
{
    /// <summary>Written from other material.</summary>
    None,

    /// <summary>Told in other words.</summary>
    Heavy,

    /// <summary>Words and order of words changed.</summary>
    Light,

    /// <summary>Cut and pasted.</summary>
    Copy,
}

/// <summary>An answer with its true level and what the program says.</summary>
internal sealed record Answer(string File, Derivation Truth, Derivation Said);

/// <summary>Traces each answer with its source as one story and reads the level off the edge between them.</summary>
/// <remarks>
/// No edge is no derivation, an edited account is a light revision, a rewritten, spun or translated one a heavy revision. The
/// program knows no "cut and paste from a longer text": an edge that is no whole copy counts as one where a run of so
/// many words was taken over unchanged.
/// </remarks>
internal sealed class CloughRun
{
    /// <summary>Set on tasks a to c: 25 and 30 give one answer less, 48 three less.</summary>
    private const int PastedRun = 38;

    /// <summary>The others are held out.</summary>
    private static readonly string[] Tasks = ["a", "b", "c"];

    private List<Answer>? answers;

    /// <summary>The answers of tasks a to c in a folder.</summary>
    public List<Answer> Of(string folder) => answers ??= Read(folder);

    /// <summary>One sha256 over the files of tasks a to c and their levels, in ordinal order of names.</summary>
    public static string Digest(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Rows(folder).OrderBy(row => row.File, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.File},{row.Level}\n"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, row.File)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(string File, string Task, string Level)> Rows(string folder) =>
        File.ReadLines(Path.Combine(folder, "file_information.csv"))
            .Select(line => line.Trim().Split(','))
            .Where(cells => cells.Length == 3 && Tasks.Contains(cells[1]))
            .Select(cells => (cells[0], cells[1], cells[2]));

    private static List<Answer> Read(string folder)
    {
        var pipeline = DefaultPipeline.Build();
        var sources = Tasks.ToDictionary(task => task, task => Annotated($"orig_task{task}.txt"));
        return
        [
            .. Rows(folder)
                .Where(row => row.Level != "orig")
                .OrderBy(row => row.File, StringComparer.Ordinal)
                .Select(row => new Answer(row.File, Truth(row.Level), Said(sources[row.Task], Annotated(row.File)))),
        ];

        Article Annotated(string file) =>
            pipeline.Annotate(new ArticleReader().Read([Path.Combine(folder, file)]).Articles.Single());
    }

    private static Derivation Truth(string level) =>
        level switch
        {
            "non" => Derivation.None,
            "heavy" => Derivation.Heavy,
            "light" => Derivation.Light,
            "cut" => Derivation.Copy,
            _ => throw new InvalidDataException($"Level '{level}' is none of the corpus's."),
        };

    private static Derivation Said(Article source, Article answer)
    {
        var reviewed = new WordingAnalysis().Review(
            Collator.Collate(StoryGrouper.AsOneStory([source, answer]).Single())
        );
        var sigla = reviewed.Collation.Story.Witnesses.Select(witness => witness.Siglum).ToArray();
        var edge = StemmaBuilder
            .Build(reviewed)
            .Graph.Edges.FirstOrDefault(edge => sigla.Contains(edge.From) && sigla.Contains(edge.To));
        return edge switch
        {
            null => Derivation.None,
            { Relation: Descent.Copy } => Derivation.Copy,
            _ when LongestRun(reviewed.Collation) >= PastedRun => Derivation.Copy,
            { Relation: Descent.Edit } => Derivation.Light,
            _ => Derivation.Heavy,
        };
    }

    /// <summary>Words of the longest run that stands in both texts unchanged, across sentences.</summary>
    private static int LongestRun(Collation collation)
    {
        var words = collation
            .Story.Witnesses.Select(witness =>
                witness
                    .Article.Get(TextLayers.Tokens)
                    .Where(token => token.IsLexical)
                    .Select(token => token.Normal)
                    .ToArray()
            )
            .ToArray();
        var (longest, before) = (0, new int[words[1].Length + 1]);
        foreach (var word in words[0])
        {
            var row = new int[before.Length];
            for (var column = 0; column < words[1].Length; column++)
            {
                row[column + 1] = words[1][column] == word ? before[column] + 1 : 0;
                longest = Math.Max(longest, row[column + 1]);
            }

            before = row;
        }

        return longest;
    }
}

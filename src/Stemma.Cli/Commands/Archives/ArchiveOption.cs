using System.CommandLine;
using Stemma.Archive;
using Stemma.Cli.Output;

namespace Stemma.Cli.Commands.Archives;

/// <summary>Which archive a command works on.</summary>
internal sealed class ArchiveOption(Surroundings around)
{
    private readonly Option<string?> file = new("--archive")
    {
        Description = "The archive; STEMMA_ARCHIVE or the user's own where not given",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Add(file);

    /// <summary>Opens the archive, works on it, and prints what it complains of.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="create">True to make the archive, and its folder, where there is none.</param>
    /// <param name="work">Gives the exit code.</param>
    public int With(ParseResult parsed, bool create, Func<SqliteArchive, int> work) =>
        Guarded(
            parsed,
            () =>
            {
                var path = PathOf(parsed);
                if (create && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                    Directory.CreateDirectory(folder);
                using var archive = SqliteArchive.Open(path, create);
                return work(archive);
            }
        );

    /// <summary>Works, and prints what the archive complains of.</summary>
    public int Guarded(ParseResult parsed, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ArchiveException exception)
        {
            DiagnosticLines.Print(around.Error, [exception.Diagnostic], quiet: false);
            return ExitCodes.NothingDone;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var refused = new ArchiveException(ArchiveCodes.Inaccessible, exception.Message, PathOf(parsed));
            DiagnosticLines.Print(around.Error, [refused.Diagnostic], quiet: false);
            return ExitCodes.NothingDone;
        }
    }

    /// <summary>The file, whether it exists or not.</summary>
    public string PathOf(ParseResult parsed) =>
        parsed.GetValue(file)
        ?? NonEmpty("STEMMA_ARCHIVE")
        ?? Path.Join(
            NonEmpty("XDG_DATA_HOME") ?? Path.Join(NonEmpty("HOME") ?? ".", ".local", "share"),
            "stemma",
            "archive.db"
        );

    private string? NonEmpty(string variable) => around.Environment(variable) is { Length: > 0 } value ? value : null;
}

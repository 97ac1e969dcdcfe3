using System.CommandLine;
using Stemma.Cli.Printing;

namespace Stemma.Cli.Commands;

/// <summary>How a page on standard output looks: what the user, the terminal and the environment say.</summary>
internal sealed class PageLook(Surroundings around)
{
    /// <summary>Columns where nothing tells them.</summary>
    private const int UsualColumns = 100;

    private readonly Option<bool> noColor = new("--no-color")
    {
        Description = "Print without colour, as with NO_COLOR in the environment",
    };

    public void AddTo(Command command) => command.Add(noColor);

    /// <summary>For standard output.</summary>
    public PageStyle Style(ParseResult parsed) => Style(parsed, toFile: false);

    /// <summary>For standard output, or for a file.</summary>
    public PageStyle Style(ParseResult parsed, bool toFile)
    {
        var onTerminal = around.OutputIsTerminal && !toFile;
        var dumb = around.Environment("TERM") is "dumb";
        var wantsNone = parsed.GetValue(noColor) || around.Environment("NO_COLOR") is { Length: > 0 };
        return new PageStyle(
            (onTerminal ? around.Columns() : null) ?? DeclaredColumns() ?? UsualColumns,
            onTerminal && !dumb && !wantsNone,
            !onTerminal || IsUtf8()
        );
    }

    private int? DeclaredColumns() =>
        int.TryParse(around.Environment("COLUMNS"), out var columns) && columns > 0 ? columns : null;

    private bool IsUtf8()
    {
        foreach (var variable in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
        {
            if (around.Environment(variable) is { Length: > 0 } locale)
                return locale
                    .Replace("-", string.Empty, StringComparison.Ordinal)
                    .Contains("utf8", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}

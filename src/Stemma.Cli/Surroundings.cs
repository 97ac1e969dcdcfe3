using System.Text;
using Stemma.Cli.Output;

namespace Stemma.Cli;

/// <summary>What the tool is attached to: streams, environment, the terminal's abilities. Tests pass their own.</summary>
internal sealed record Surroundings
{
    /// <summary>Takes only the result.</summary>
    public required Stream Output { get; init; }

    /// <summary>Takes diagnostics, progress and complaints about usage.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What "-" reads.</summary>
    public required Func<Stream> Input { get; init; }

    /// <summary>Environment variables; null where unset.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>False where standard output goes to a file or a pipe.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>False where standard error goes to a file or a pipe.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or null where it does not tell.</summary>
    public Func<int?> Columns { get; init; } = () => null;

    /// <summary>Waits for a key without showing it; null where nobody sits at a keyboard.</summary>
    public Func<ConsoleKeyInfo>? ReadKey { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Cancelled when the user interrupts the run.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The running process.</summary>
    public static Surroundings OfProcess(Interruption interruption) =>
        new()
        {
            Output = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
            Input = Console.OpenStandardInput,
            Environment = System.Environment.GetEnvironmentVariable,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Columns = TerminalColumns,
            ReadKey = Console.IsInputRedirected ? null : () => Console.ReadKey(intercept: true),
            Cancellation = interruption.Token,
        };

    private static int? TerminalColumns()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

using System.Text;

namespace Stemma.Cli.Tests;

/// <summary>One run of the tool in this process, with everything it printed.</summary>
internal sealed record Invocation(int Exit, string Output, string Error)
{
    /// <summary>Runs without a terminal, the way a script does.</summary>
    public static Invocation Of(params string[] args) => new Setting().Run(args);

    /// <summary>Lines of the output, without the last line feed.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');
}

/// <summary>What a run is attached to; plain values, changed by <c>with</c>.</summary>
internal sealed record Setting
{
    public bool OnTerminal { get; init; }

    public int? Columns { get; init; }

    public byte[] Input { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];

    public CancellationToken Cancellation { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Invocation Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exit = StemmaTool.Run(
            args,
            new Surroundings
            {
                Output = output,
                Error = error,
                Input = () => new MemoryStream(Input),
                Environment = name => Environment.GetValueOrDefault(name),
                OutputIsTerminal = OnTerminal,
                Columns = () => Columns,
                Cancellation = Cancellation,
                Time = Time,
            }
        );
        return new Invocation(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

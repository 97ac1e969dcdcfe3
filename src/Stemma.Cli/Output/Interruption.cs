using System.Runtime.InteropServices;

namespace Stemma.Cli.Output;

/// <summary>Turns Ctrl-C and a request to terminate into a cancelled token, so that the run unwinds and removes what it began.</summary>
/// <remarks>A second signal, or a run that does not unwind within <see cref="Patience"/>, ends the process at once.</remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>Exit code of an interrupted run: 128 and the number of SIGINT, as shells have it.</summary>
    public const int ExitCode = 130;

    /// <summary>Long enough to finish the article or pair at hand, short enough not to annoy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int signals;

    public Interruption() =>
        registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref signals) == 1)
        {
            source.Cancel();
            _ = Task.Delay(Patience).ContinueWith(_ => Leave(), TaskScheduler.Default);
        }
        else
        {
            Leave();
        }
    }

    private static void Leave()
    {
        OutputFile.RemoveUnfinished();
        Environment.Exit(ExitCode);
    }
}

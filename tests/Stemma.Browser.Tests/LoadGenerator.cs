using System.Diagnostics;
using System.Globalization;

namespace Stemma.Browser.Tests;

/// <summary>What a run of wrk found.</summary>
/// <param name="PerSecond">Requests answered a second.</param>
/// <param name="Errors">Requests that failed, timed out or were answered with 400 or more.</param>
/// <param name="Median">Milliseconds to the end of an answer.</param>
/// <param name="NinetyNinth">The same of the 99th of a hundred.</param>
internal sealed record LoadRun(double PerSecond, int Errors, double Median, double NinetyNinth);

/// <summary>Sends requests at an even rate with wrk, whose process competes for the processor like any other.</summary>
internal static class LoadGenerator
{
    /// <summary>Requests a second at least.</summary>
    public const int Rate = 200;

    /// <summary>Twenty connections that each wait 90 ms between an answer and the next request ask 222 times a second where answers take no time, 200 times where they take 10 ms.</summary>
    private const string Script = """
        local paths, next = {}, 0
        function init(args) for i = 1, #args do paths[i] = args[i] end end
        function delay() return 90 end
        function request()
          next = next % #paths + 1
          return wrk.format("GET", paths[next], { ["Accept-Encoding"] = "br" })
        end
        function done(summary, latency)
          local e = summary.errors
          io.write(string.format("found %d %d %d %d %d\n", summary.requests, summary.duration,
            e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
        end
        """;

    /// <summary>Ten seconds of requests to the paths in turn.</summary>
    public static async Task<LoadRun> RunAsync(Uri server, IEnumerable<string> paths)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var script = Path.Join(Path.GetTempPath(), $"stemma-load-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(script, Script, cancellation);
        try
        {
            using var wrk = Process.Start(
                new ProcessStartInfo(
                    Repository.Wrk!,
                    [
                        "--threads",
                        "1",
                        "--connections",
                        "20",
                        "--duration",
                        "10s",
                        "--script",
                        script,
                        server.ToString(),
                        "--",
                        .. paths,
                    ]
                )
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var told = await wrk.StandardOutput.ReadToEndAsync(cancellation);
            await wrk.WaitForExitAsync(cancellation);
            var found = told.Split('\n')
                .Single(line => line.StartsWith("found ", StringComparison.Ordinal))
                .Split(' ')[1..]
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture))
                .ToArray();
            // wrk counts in microseconds.
            return new LoadRun(found[0] / found[1] * 1e6, (int)found[2], found[3] / 1e3, found[4] / 1e3);
        }
        finally
        {
            File.Delete(script);
        }
    }
}

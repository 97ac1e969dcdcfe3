using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace Speed;

/// <summary>Reads a web archive with the installed tool, as a user does, and reports rate and memory as the system counts it.</summary>
internal static class ArchiveRun
{
    /// <summary>Writes an archive, runs <c>stemma read --json</c> on it, and prints what it took.</summary>
    /// <param name="tool">The tool's program, stemma-cli.dll.</param>
    /// <param name="pages">Pages to write; 0 for as many as the size needs.</param>
    /// <param name="bytes">Bytes of input, unpacked, that the archive shall have; pictures fill what pages leave.</param>
    /// <param name="packed">True for gzip members, false for plain.</param>
    /// <param name="processors">How many processors the tool may use.</param>
    public static void Measure(string tool, int pages, long bytes, bool packed, int processors)
    {
        var path = Path.Combine(
            Path.GetTempPath(),
            $"stemma-speed-{Environment.ProcessId}.warc{(packed ? ".gz" : "")}"
        );
        try
        {
            var (written, unpacked) = Write(path, pages, bytes, packed);
            var start = new ProcessStartInfo("dotnet", [tool, "read", path, "--json", "--quiet"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                Environment = { ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture) },
            };
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var peak = 0L;
            var lines = 0;
            using var sampler = new Timer(_ => peak = Math.Max(peak, PeakOf(process.Id)), null, 0, 50);
            while (process.StandardOutput.ReadLine() is not null)
                lines++;
            process.WaitForExit();
            var seconds = watch.Elapsed.TotalSeconds;
            var size = new FileInfo(path).Length;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{processors} processor(s): {written:N0} pages written, {lines:N0} read, exit code {process.ExitCode}; {size / 1e6:N0} MB file, {unpacked / 1e6:N0} MB unpacked; {seconds:F1} s, {lines / seconds:F0} pages/s, {unpacked / 1e6 / seconds:F1} MB/s unpacked; peak resident {peak / 1024} MB"
                )
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    // VmHWM is the most that was ever resident, kept by the kernel.
    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static (int Pages, long Unpacked) Write(string path, int pages, long bytes, bool packed)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        var generator = new ArchiveGenerator();
        var written = 0;
        var unpacked = 0L;
        foreach (var record in generator.Records(pages, bytes))
        {
            written += record.IsPage ? 1 : 0;
            unpacked += record.Bytes.Length;
            if (packed)
            {
                using var member = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                member.Write(record.Bytes);
            }
            else
            {
                file.Write(record.Bytes);
            }
        }

        return (written, unpacked);
    }
}

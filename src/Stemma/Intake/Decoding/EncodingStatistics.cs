using System.Text;
using UtfUnknown;

namespace Stemma.Intake.Decoding;

/// <summary>Guesses an encoding from byte statistics (the UTF.Unknown package, after Mozilla's universal detector).</summary>
internal static class EncodingStatistics
{
    /// <summary>Below this the detector's answers on short western texts are other western code pages by chance.</summary>
    private const float Confidence = 0.6f;

    private const int Sample = 200_000;

    /// <summary>The likeliest encoding, or null where nothing is likely.</summary>
    public static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, Sample)].ToArray()).Detected;
        if (detected?.Encoding is not { } encoding || detected.Confidence < Confidence)
            return null;
        // Latin-1 and ASCII are subsets of windows-1252; UTF-8 has been ruled out by the caller.
        return encoding.CodePage is 28591 or 20127 or 65001 ? null : encoding;
    }
}

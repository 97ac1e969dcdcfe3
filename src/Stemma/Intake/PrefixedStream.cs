using System.Runtime.ExceptionServices;

namespace Stemma.Intake;

/// <summary>A stream that cannot seek, with the bytes already taken from it put back in front.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> prefix = prefix;

    public override int Read(Span<byte> buffer)
    {
        if (prefix.IsEmpty)
            return rest.Read(buffer);
        var taken = Math.Min(buffer.Length, prefix.Length);
        prefix.Span[..taken].CopyTo(buffer);
        prefix = prefix[taken..];
        return taken;
    }
}

/// <summary>A stream that could not be read.</summary>
internal sealed class BrokenStream(Exception damage) : ForwardStream
{
    private readonly ExceptionDispatchInfo damage = ExceptionDispatchInfo.Capture(damage);

    public override int Read(Span<byte> buffer)
    {
        damage.Throw();
        return 0;
    }
}

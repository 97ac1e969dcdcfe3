using CsCheck;
using Stemma.Text;

namespace Stemma.Tests;

public class TextSpanTests
{
    private static readonly Gen<TextSpan> Spans = Gen.Select(
        Gen.Int[0, 50],
        Gen.Int[0, 50],
        (start, length) => new TextSpan(start, start + length)
    );

    [Fact]
    public void ASpanIsHalfOpen()
    {
        var span = new TextSpan(2, 5);
        span.Contains(2).ShouldBeTrue();
        span.Contains(5).ShouldBeFalse();
        span.Slice("0123456").ShouldBe("234");
    }

    [Fact]
    public void AReversedSpanIsACallersBug() => Should.Throw<ArgumentOutOfRangeException>(() => new TextSpan(5, 2));

    [Fact]
    public void TouchingSpansDoNotOverlap() => new TextSpan(0, 3).Overlaps(new TextSpan(3, 6)).ShouldBeFalse();

    [Fact]
    public void OverlapIsSymmetricAndAgreesWithTheSharedLength() =>
        Gen.Select(Spans, Spans)
            .Sample(
                (left, right) =>
                    left.Overlaps(right) == right.Overlaps(left)
                    && left.OverlapLength(right) == right.OverlapLength(left)
                    && (left.IsEmpty || right.IsEmpty || left.Overlaps(right) == left.OverlapLength(right) > 0)
            );
}

using Stemma.Text;

namespace Accuracy;

/// <summary>A time marked by hand.</summary>
/// <param name="Span">Where it stands in the article's text.</param>
/// <param name="Value">TIMEX3 value.</param>
internal sealed record MarkedTime(TextSpan Span, string Value);

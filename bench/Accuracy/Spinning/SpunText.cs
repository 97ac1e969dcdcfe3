using System.Text;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>A change to a text.</summary>
/// <param name="Span">What is taken out of the original; may be empty.</param>
/// <param name="Wording">What is put there; may be empty.</param>
internal readonly record struct Edit(TextSpan Span, string Wording);

/// <summary>A wording of a spun text that stands for another.</summary>
/// <param name="Span">UTF-16 code units of the spun text.</param>
/// <param name="Source">UTF-16 code units of the original.</param>
internal readonly record struct ReplacedWording(TextSpan Span, TextSpan Source);

/// <summary>A text made out of another by edits, with what was changed.</summary>
internal sealed class SpunText
{
    private readonly List<(TextSpan Span, TextSpan Source)> changes = [];

    private SpunText(string original, string text)
    {
        Original = original;
        Text = text;
    }

    /// <summary>The text that was changed.</summary>
    public string Original { get; }

    /// <summary>The changed text.</summary>
    public string Text { get; private set; }

    /// <summary>Wordings put for others, in text order; what was only added or dropped is not among them.</summary>
    public IEnumerable<ReplacedWording> Replaced =>
        changes
            .Where(change => !change.Span.IsEmpty && !change.Source.IsEmpty)
            .Select(change => new ReplacedWording(change.Span, change.Source));

    /// <summary>Every place that was changed, in the spun text.</summary>
    public IEnumerable<TextSpan> Changed => changes.Select(change => change.Span);

    /// <summary>Applies edits; of overlapping ones the first by place, then by order of the list, is done.</summary>
    public static SpunText Of(string original, IEnumerable<Edit> edits)
    {
        var spun = new SpunText(original, original);
        var text = new StringBuilder(original.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
        {
            if (edit.Span.Start < at)
                continue;
            text.Append(original, at, edit.Span.Start - at);
            var start = text.Length;
            text.Append(edit.Wording);
            spun.changes.Add((new TextSpan(start, text.Length), edit.Span));
            at = edit.Span.End;
        }

        spun.Text = text.Append(original, at, original.Length - at).ToString();
        return spun;
    }

    /// <summary>What the original says where the spun text has this stretch; a change half inside counts whole.</summary>
    public string OriginalOf(TextSpan span) => Original[SourceOf(span.Start, false)..SourceOf(span.End, true)];

    private int SourceOf(int place, bool isEnd)
    {
        var shift = 0;
        foreach (var (span, source) in changes)
        {
            if (span.Start >= place)
                break;
            if (span.End > place || (isEnd && span.End == place))
                return isEnd ? source.End : source.Start;
            shift = source.End - span.End;
        }

        return place + shift;
    }
}

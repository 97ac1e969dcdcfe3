using Microsoft.AspNetCore.Components;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>A run of text in one style. Text nodes only: nothing in it can become markup.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Element">"mark", "span", "ins" …; null for bare text.</param>
/// <param name="Class">Of the style sheet, or null.</param>
/// <param name="Title">Said on hovering, or null.</param>
internal readonly record struct Run(string Text, string? Element = null, string? Class = null, string? Title = null)
{
    /// <summary>The runs one after the other with nothing between them, blanks and line ends kept.</summary>
    public static RenderFragment All(IEnumerable<Run> runs) =>
        builder =>
        {
            foreach (var run in runs)
            {
                if (run.Element is null)
                {
                    builder.AddContent(0, run.Text);
                    continue;
                }

                builder.OpenElement(1, run.Element);
                builder.AddAttribute(2, "class", run.Class);
                builder.AddAttribute(3, "title", run.Title);
                builder.AddContent(4, run.Text);
                builder.CloseElement();
            }
        };

    /// <summary>A stretch with its changed words marked.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="changed">Spans inside it; empty or overlapping ones are left out.</param>
    public static IEnumerable<Run> Differing(string text, TextSpan span, IEnumerable<TextSpan> changed)
    {
        var position = span.Start;
        foreach (var change in changed.Where(change => !change.IsEmpty && span.Contains(change)).Order())
        {
            if (change.Start < position)
                continue;
            if (change.Start > position)
                yield return new Run(text[position..change.Start]);
            yield return new Run(change.Slice(text), "mark");
            position = change.End;
        }

        if (position < span.End)
            yield return new Run(text[position..span.End]);
    }
}

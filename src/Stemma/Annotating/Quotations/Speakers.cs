namespace Stemma.Annotating.Quotations;

/// <summary>Gives each stretch of speech its speaker: by its own clause, else by the stretches around it.</summary>
internal sealed class Speakers(People people, List<QuotedStretch> stretches, List<Verdict?> verdicts)
{
    /// <summary>The quotations in text order.</summary>
    public List<Quotation> Assign()
    {
        var speakers = new Speaker?[stretches.Count];
        string? last = null;
        var previous = -1;
        for (var number = 0; number < stretches.Count; number++)
        {
            if (verdicts[number] is not { } verdict)
                continue;
            if (verdict.Source is { } source)
                speakers[number] = new Speaker(source.Span, people.Resolve(source, last));
            else if (verdict.Cue is null && verdict.Kind == QuotationKind.Direct)
                speakers[number] = Inherit(number, previous, speakers);
            last = speakers[number]?.Canonical ?? last;
            previous = number;
        }

        Backward(speakers);
        var quotations = new List<Quotation>();
        for (var number = 0; number < stretches.Count; number++)
        {
            if (verdicts[number] is { } verdict)
                quotations.Add(new Quotation(stretches[number].Span, verdict.Kind, speakers[number], verdict.Cue));
        }

        return quotations;
    }

    /// <summary>From the stretch before: in the same paragraph, or where the paragraph before broke off without a mark.</summary>
    private Speaker? Inherit(int number, int previous, Speaker?[] speakers)
    {
        if (previous < 0 || speakers[previous] is not { } speaker)
            return null;
        if (stretches[previous].Paragraph == stretches[number].Paragraph)
            return speaker;
        if (stretches[previous].Paragraph != stretches[number].Paragraph - 1)
            return null;
        // A clause of its own later in the paragraph is nearer than the paragraph before.
        if (stretches[previous].End == StretchEnd.Continued)
            return speaker;
        for (
            var next = number + 1;
            next < stretches.Count && stretches[next].Paragraph == stretches[number].Paragraph;
            next++
        )
        {
            if (verdicts[next] is { } verdict)
                return verdict.Source is null ? speaker : null;
        }

        return speaker;
    }

    /// <summary>“We won.” “It was close,” he said: the first takes the speaker of the second.</summary>
    private void Backward(Speaker?[] speakers)
    {
        var next = -1;
        for (var number = stretches.Count - 1; number >= 0; number--)
        {
            if (verdicts[number] is not { } verdict)
                continue;
            if (
                speakers[number] is null
                && verdict is { Kind: QuotationKind.Direct, Cue: null }
                && next >= 0
                && stretches[next].Paragraph == stretches[number].Paragraph
                && verdicts[next] is { Introduces: false }
            )
                speakers[number] = speakers[next];
            next = number;
        }
    }
}

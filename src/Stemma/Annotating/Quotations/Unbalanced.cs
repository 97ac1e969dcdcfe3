using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Ends stretches without a closing mark before their reporting clause, begins those without an opening one at their sentence.</summary>
internal static class Unbalanced
{
    /// <summary>Replaces the unbalanced stretches by shorter ones where the text shows how far they go.</summary>
    public static void Mend(Article article, List<QuotedStretch> stretches)
    {
        var balanced = stretches.FindAll(static stretch => stretch.End is StretchEnd.Closed or StretchEnd.Continued);
        var view = new TokenView(article, balanced);
        var clauses = new ReportingClauses(view, new NounPhrases(view)).Find();
        var clause = 0;
        for (var number = 0; number < stretches.Count; number++)
        {
            var stretch = stretches[number];
            if (stretch.End == StretchEnd.Unopened)
            {
                var sentence = view.SentenceOf(view.TokenFrom(stretch.Span.Start));
                var last = view.SentenceOf(Math.Max(0, view.TokenFrom(stretch.Span.End) - 1));
                if (sentence >= 0 && last > sentence && view.Sentences[last].Span.Start < stretch.Span.End)
                    stretches[number] = From(view.Sentences[last].Span.Start, stretch);
                continue;
            }

            if (stretch.End != StretchEnd.Unclosed)
                continue;
            while (clause < clauses.Count && clauses[clause].Span.Start <= stretch.Span.Start)
                clause++;
            for (var ahead = clause; ahead < clauses.Count && clauses[ahead].Span.Start < stretch.Span.End; ahead++)
            {
                var before = view.TokenFrom(clauses[ahead].Span.Start) - 1;
                if (
                    before < 0
                    || view[before] is not ("," or "?" or "!")
                    || view.Tokens[before].Span.Start <= stretch.Span.Start
                )
                    continue;
                var end = view.Tokens[before].Span.End;
                stretches[number] = stretch with
                {
                    Span = new TextSpan(stretch.Span.Start, end),
                    Outer = new TextSpan(stretch.Outer.Start, end),
                };
                clause = ahead;
                break;
            }
        }
    }

    private static QuotedStretch From(int start, QuotedStretch stretch) =>
        stretch with
        {
            Span = new TextSpan(start, stretch.Span.End),
            Outer = new TextSpan(start, stretch.Outer.End),
        };
}

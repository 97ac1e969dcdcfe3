using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Assertions;

/// <summary>Marks clauses that are denied, claimed, planned or conditional rather than plainly asserted.</summary>
/// <remarks>Denials and claims are read off the reporting clauses; plans and conditions off closed-class words. Linear in the text.</remarks>
public sealed class AssertionAnnotator : IAnnotator
{
    // A clause longer than this has no plain edge; the longest in newspaper prose stay below.
    private const int LongestClause = 60;

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } =
    [
        TextLayers.Tokens.Name,
        TextLayers.Sentences.Name,
        AnnotationLayers.Names.Name,
        AnnotationLayers.Attributions.Name,
        AnnotationLayers.Quotations.Name,
        TextLayers.Boilerplate.Name,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [AnnotationLayers.Assertions.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var view = new TokenView(article, []);
        var boilerplate = article.Get(TextLayers.Boilerplate);
        var found = new List<Assertion>();
        var cues = new HashSet<TextSpan>();
        foreach (var clause in article.Get(AnnotationLayers.Attributions))
        {
            if (clause.Content is not { } content || Status(view, clause) is not { } status)
                continue;
            var by = clause.Source is { } source ? article.Slice(source.Span) : null;
            found.Add(new Assertion(content, status, clause.Cue, by));
            cues.Add(clause.Cue);
        }

        var quoted = article
            .Get(AnnotationLayers.Quotations)
            .Where(static quote => quote.Kind != QuotationKind.Indirect)
            .ToList();
        var next = 0;
        for (var token = 0; token < view.Tokens.Length; token++)
        {
            while (next < quoted.Count && quoted[next].Span.End <= view.Tokens[token].Span.Start)
                next++;
            if (next < quoted.Count && quoted[next].Span.Start <= view.Tokens[token].Span.Start)
                continue;
            if (Condition(view, token) is { } condition)
                found.Add(condition);
            else if (Plan(view, token) is { } plan && !cues.Contains(plan.Cue))
                found.Add(plan);
        }

        found.RemoveAll(assertion => Mask.Covers(boilerplate, assertion.Cue));
        found.Sort(
            static (one, other) =>
                one.Span != other.Span ? one.Span.CompareTo(other.Span) : one.Cue.CompareTo(other.Cue)
        );
        return article.With(AnnotationLayers.Assertions, [.. found]);
    }

    private static AssertionStatus? Status(TokenView view, Attribution clause) =>
        Denials.IsDenial(view, clause) ? AssertionStatus.Denied
        : clause.Acts.HasFlag(SpeechActs.Claim) && (clause.Acts.HasFlag(SpeechActs.Say) || clause.HasThat)
            ? AssertionStatus.Claimed
        : clause.Acts.HasFlag(SpeechActs.Plan) ? AssertionStatus.Planned
        : null;

    /// <summary>"if …", "unless …", "provided that …": the clause up to its comma or the sentence's end.</summary>
    private static Assertion? Condition(TokenView view, int token)
    {
        if (view[token] is not ("if" or "unless" or "providing" or "provided" or "assuming"))
            return null;
        if (
            view[token] is "providing" or "provided" or "assuming"
            && !(token + 1 < view.Tokens.Length && view[token + 1] == "that")
        )
            return null;
        // "as if", "even if so", "asked if": not conditions.
        if (
            token > 0
            && view[token - 1] is "as" or "asked" or "asking" or "wonder" or "wondered" or "see" or "know" or "ask"
        )
            return null;
        return Clause(view, token, token + 1, AssertionStatus.Conditional, null);
    }

    /// <summary>"will …", "is to …", "plans to …", "is expected to …": the clause from its subject's verb on.</summary>
    private static Assertion? Plan(TokenView view, int token)
    {
        if (token + 1 >= view.Tokens.Length || token == 0)
            return null;
        var after = view[token + 1];
        var planned = view[token] switch
        {
            "will" or "'ll" or "shall" => view.IsWord(token + 1) && after is not ("have" or "not"),
            "expected"
            or "scheduled"
            or "due"
            or "set"
            or "poised"
            or "slated"
            or "planned"
            or "planning"
            or "intending"
            or "preparing"
            or "going" => after == "to"
                && view[token - 1]
                    is "is"
                        or "are"
                        or "was"
                        or "were"
                        or "been"
                        or "be"
                        or "'s"
                        or "also"
                        or "'re"
                        or "currently"
                        or "now",
            "plans" or "intends" or "aims" or "hopes" or "plan" or "intend" or "aim" => after == "to",
            _ => false,
        };
        return planned ? Clause(view, token, token + 1, AssertionStatus.Planned, null) : null;
    }

    private static Assertion? Clause(TokenView view, int cue, int first, AssertionStatus status, string? by)
    {
        var number = view.SentenceOf(cue);
        if (number < 0)
            return null;
        var end = Math.Min(view.Sentences[number].EndToken, first + LongestClause);
        var last = first;
        while (last < end && view[last] is not ("," or ";" or ":" or "." or "!" or "?" or "—" or "–"))
            last++;
        return last > first ? new Assertion(view.Span(first, last - 1), status, view.Tokens[cue].Span, by) : null;
    }
}

using Stemma.Annotating;
using Stemma.Annotating.Quotations;
using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Stemma.Tests.Annotating;

/// <summary>Articles whose names are given, so that tests of speakers do not depend on the name recogniser.</summary>
internal static class NamedPeople
{
    /// <param name="text">The text.</param>
    /// <param name="people">Full names of people; where the last word stands alone it is the same person.</param>
    public static Article Read(string text, params string[] people)
    {
        var article = new TokenAnnotator().Annotate(new Article("t", text));
        article = new SentenceAnnotator().Annotate(article);
        var names = new List<Name>();
        foreach (var person in people)
        {
            Add(text, person, person, names);
            Add(text, person[(person.LastIndexOf(' ') + 1)..], person, names);
        }

        names.Sort((one, other) => one.Span.CompareTo(other.Span));
        return new QuotationAnnotator().Annotate(article.With(AnnotationLayers.Names, [.. names]));
    }

    /// <summary>One line an entry: kind, words, canonical speaker; indirect speech left out.</summary>
    public static string Quotes(Article article) => Lines(article, quote => quote.Kind != QuotationKind.Indirect);

    /// <summary>One line an entry of indirect speech.</summary>
    public static string Indirect(Article article) => Lines(article, quote => quote.Kind == QuotationKind.Indirect);

    private static string Lines(Article article, Func<Quotation, bool> which) =>
        string.Join(
            '\n',
            article
                .Get(AnnotationLayers.Quotations)
                .Where(which)
                .Select(quote => $"{quote.Kind} [{article.Slice(quote.Span)}] {quote.Speaker?.Canonical ?? "nobody"}")
        );

    private static void Add(string text, string form, string canonical, List<Name> names)
    {
        for (
            var at = text.IndexOf(form, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(form, at + 1, StringComparison.Ordinal)
        )
        {
            var span = new TextSpan(at, at + form.Length);
            if (!names.Any(name => name.Span.Overlaps(span)))
                names.Add(new Name(span, NameKind.Person, canonical));
        }
    }
}

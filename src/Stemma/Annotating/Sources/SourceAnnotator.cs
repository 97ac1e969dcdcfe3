using Stemma.Annotating.Quotations;
using Stemma.Text;

namespace Stemma.Annotating.Sources;

/// <summary>Finds on whose word an article reports: subjects of reporting clauses, speakers, media and papers named beside them.</summary>
/// <remarks>Linear in the text: each clause, quotation and trigger word is looked at once, with bounded look-around.</remarks>
public sealed class SourceAnnotator : IAnnotator
{
    private const SpeechActs Citing =
        SpeechActs.Say | SpeechActs.Tell | SpeechActs.Report | SpeechActs.Claim | SpeechActs.Deny;

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
    public IReadOnlyList<string> Provides { get; } = [AnnotationLayers.Sources.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var view = new TokenView(article, []);
        var phrases = new NounPhrases(view);
        var attributions = article.Get(AnnotationLayers.Attributions);
        var quotations = article.Get(AnnotationLayers.Quotations);
        var boilerplate = article.Get(TextLayers.Boilerplate);
        var people = new People(view, phrases, attributions);
        var named = new Dictionary<string, NameKind>(StringComparer.Ordinal);
        foreach (var name in view.Names)
            named.TryAdd(name.Canonical, name.Kind);

        var collection = new SourceCollection();
        var byCue = quotations.Where(static quote => quote.Cue is not null).ToLookup(static quote => quote.Cue!.Value);
        var citing = new HashSet<TextSpan>();
        var mentions = new Dictionary<TextSpan, (string Name, SourceKind Kind)>();
        foreach (var clause in attributions)
        {
            if (clause.Source is not { } source || Mask.Covers(boilerplate, clause.Cue))
                continue;
            var quoted = byCue[clause.Cue].FirstOrDefault();
            var speaker =
                quoted?.Speaker is { } known && known.Span == source.Span
                    ? known.Canonical
                    : people.Resolve(source, null);
            NameKind? kind = named.TryGetValue(speaker, out var namedKind) ? namedKind : source.Named;
            var title = OutletTitle.Extend(article.Text, source.Span);
            var outlet = title == source.Span ? null : SourceKinds.Outlet(article.Slice(title));
            if (
                (
                    outlet
                    ?? SourceKinds.Of(source, article.Slice(source.Span), speaker, kind, clause.Verb)
                    ?? SourceKinds.OfSpeaker(source, article.Slice(source.Span), clause.Acts)
                )
                is not { } found
            )
                continue;
            mentions.TryAdd(source.Span, found);
            if (!Cites(view, clause, quoted?.Kind, found.Kind))
                continue;
            citing.Add(clause.Cue);
            var support = clause.Content is { } content
                ? Mask.Trim(boilerplate, content)
                : SentenceOf(view, clause.Cue);
            collection.Add(
                found.Name,
                found.Kind,
                source.Span,
                quoted is null || clause.Content is not null ? support : null
            );
            new MediaOfClause(view, phrases, collection).Add(clause, support);
        }

        foreach (var quote in quotations)
        {
            if (quote.Speaker is not { } speaker)
                continue;
            // Thoughts, wishes and blame are conveyed, but nothing rests on them.
            if (quote is { Kind: QuotationKind.Indirect, Cue: { } cue } && !citing.Contains(cue))
                continue;
            if (mentions.TryGetValue(speaker.Span, out var found))
                collection.Add(found.Name, found.Kind, speaker.Span, quote.Span);
            else if (named.TryGetValue(speaker.Canonical, out var kind))
                collection.Add(
                    speaker.Canonical,
                    kind == NameKind.Person ? SourceKind.Person : SourceKind.Official,
                    speaker.Span,
                    quote.Span
                );
        }

        new Triggers(view, phrases, collection, boilerplate).Find();
        return article.With(AnnotationLayers.Sources, collection.Sources());
    }

    /// <summary>The sentence around a cue, or null between sentences.</summary>
    internal static TextSpan? SentenceOf(TokenView view, TextSpan cue) =>
        view.SentenceOf(view.TokenFrom(cue.Start)) is >= 0 and var number ? view.Sentences[number].Span : null;

    /// <summary>Whether the clause rests something on its source: not every verb that can govern a quotation does.</summary>
    private static bool Cites(TokenView view, Attribution clause, QuotationKind? quoted, SourceKind kind)
    {
        if (quoted is QuotationKind.Direct or QuotationKind.Mixed || clause.Verb == "according")
            return true;
        if ((clause.Acts & Citing) == SpeechActs.None)
            return false;
        // "The bridge, she said, would hold": what is conveyed stands on both sides of the clause.
        if (clause.Content is null)
            return quoted is not null && clause.Acts.HasFlag(SpeechActs.Say);
        if (clause.Acts.HasFlag(SpeechActs.Deny) || clause.Verb is "claim" or "allege" or "profess" or "purport")
            return Denials.IsDenial(view, clause) || clause.Acts.HasFlag(SpeechActs.Claim);
        return clause.Acts.HasFlag(SpeechActs.Report)
                && kind is SourceKind.Document or SourceKind.Outlet or SourceKind.Agency
            || IndirectSpeech.Reports(clause, view);
    }
}

using System.Collections.Immutable;
using Stemma.Annotating.Tagging;
using Stemma.Text;

namespace Stemma.Annotating.Names;

/// <summary>Finds people, organisations and places, each with the fullest form of its name in the article.</summary>
/// <remarks>
/// A statistical tagger proposes, rules on titles, roles and heads of names correct, the whole article decides on kinds and
/// repeats. Titles and roles are no part of a name. Time and memory are linear in the article.
/// </remarks>
public sealed class NameAnnotator : IAnnotator
{
    private readonly Func<NameTagger> tagger;

    /// <summary>An annotator with the shipped weights, loaded when first used.</summary>
    public NameAnnotator()
        : this(() => NameTagger.Shipped.Value) { }

    internal NameAnnotator(Func<NameTagger> tagger) => this.tagger = tagger;

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } =
    [TextLayers.Tokens.Name, TextLayers.Sentences.Name, TagAnnotator.Tags];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [AnnotationLayers.Names.Name];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var tokens = article.Get(TextLayers.Tokens);
        var sentences = article.Get(TextLayers.Sentences);
        var letterCase = new LetterCase(article.Text, tokens, sentences);
        var labeller = tagger();
        var found = new List<Mention>();
        foreach (var sentence in sentences)
        {
            var views = NameViews.Of(article.Text, tokens, sentence, letterCase);
            var headline = LetterCase.IsHeadline(article.Text, tokens, sentence);
            var labels = labeller.Label(views);
            if (!headline)
                LabelRepair.Apply(article.Text, tokens, sentence, views, labels);
            found.AddRange(MentionRules.Mentions(article.Text, tokens, sentence, views, labels, headline));
        }

        var mentions = ArticleMentions.Agree(article.Text, tokens, sentences, letterCase, found);
        var canonicals = new Canonicals(article.Text, tokens, mentions);
        var names = ImmutableArray.CreateBuilder<Name>(mentions.Count);
        foreach (var mention in mentions)
        {
            var span = new TextSpan(tokens[mention.First].Span.Start, tokens[mention.End - 1].Span.End);
            names.Add(new Name(span, mention.Kind, canonicals.Of(mention)));
        }

        return article.With(AnnotationLayers.Names, names.MoveToImmutable());
    }
}

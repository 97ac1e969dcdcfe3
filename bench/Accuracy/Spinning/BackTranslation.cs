using System.Globalization;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>
/// What a poor translation there and back does, crudely: articles lost, prepositions and tenses changed, possessives turned,
/// names respelt as heard, adverbs moved, units told in other units, idioms word for word.
/// </summary>
internal sealed class BackTranslation(IReadOnlyDictionary<string, string[]> idioms) : ISpinner
{
    private static readonly Dictionary<string, string[]> Small = new(StringComparer.Ordinal)
    {
        ["in"] = ["at", "on"],
        ["on"] = ["in", "at"],
        ["at"] = ["in", "on"],
        ["for"] = ["during", "to"],
        ["of"] = ["from"],
        ["from"] = ["of", "out of"],
        ["to"] = ["for", "towards"],
        ["with"] = ["by", "together with"],
        ["by"] = ["from", "through"],
        ["would"] = ["will"],
        ["could"] = ["can"],
        ["which"] = ["that", "who"],
        ["has"] = ["is having", "had"],
        ["was"] = ["has been", "is"],
        ["were"] = ["have been", "are"],
        ["said"] = ["has said", "told", "declared"],
    };

    private static readonly (string Heard, string Written)[] Spellings =
    [
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("ee", "i"),
        ("oo", "u"),
        ("sh", "sch"),
        ("w", "v"),
        ("x", "ks"),
        ("y", "i"),
        ("c", "k"),
    ];

    private readonly PhraseSpinner phrases = new(idioms);

    /// <inheritdoc/>
    public SpunText Spin(Article article, double strength, Random random)
    {
        var tokens = article.Get(TextLayers.Tokens);
        var edits = new List<Edit>();
        for (var at = 1; at + 1 < tokens.Length; at++)
        {
            if (
                random.NextDouble() < strength
                && Change(article, tokens[at - 1], tokens[at], tokens[at + 1], random) is { } edit
            )
                edits.Add(edit);
        }

        var literal = phrases.Spin(article, strength, random);
        edits.AddRange(literal.Replaced.Select(item => new Edit(item.Source, item.Span.Slice(literal.Text))));
        return SpunText.Of(article.Text, edits);
    }

    private static Edit? Change(Article article, Token before, Token token, Token after, Random random)
    {
        var word = article.Slice(token.Span);
        if (word is "the" or "a" or "an")
            return new Edit(new TextSpan(token.Span.Start, after.Span.Start), "");
        if (Small.TryGetValue(word, out var others))
            return new Edit(token.Span, others[random.Next(others.Length)]);
        if (word is "'s" or "’s" && char.IsUpper(article.Text[before.Span.Start]) && after.IsLexical)
            return new Edit(
                before.Span.Union(after.Span),
                $"the {article.Slice(after.Span)} of {article.Slice(before.Span)}"
            );
        if (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && after.IsLexical)
            return new Edit(token.Span.Union(after.Span), $"{article.Slice(after.Span)} {word}");
        if (after.Normal == "miles" && double.TryParse(word, CultureInfo.InvariantCulture, out var miles))
        {
            var metric = Math.Round(miles * 1.609).ToString(CultureInfo.InvariantCulture);
            return new Edit(token.Span.Union(after.Span), metric + " kilometers");
        }

        return word.Length > 3 && char.IsUpper(word[0]) && before.IsLexical ? Respelt(token.Span, word) : null;
    }

    private static Edit? Respelt(TextSpan span, string name)
    {
        foreach (var (heard, written) in Spellings)
        {
            var place = name.IndexOf(heard, 1, StringComparison.Ordinal);
            if (place > 0)
                return new Edit(span, name[..place] + written + name[(place + heard.Length)..]);
        }

        return null;
    }
}

/// <summary>What an editor does: days, rounding, adverbs and places dropped, house style, the end cut off. No word is replaced blindly.</summary>
internal sealed class LightEdits(IReadOnlyDictionary<string, string[]> style) : ISpinner
{
    private readonly PhraseSpinner phrases = new(style);

    /// <inheritdoc/>
    public SpunText Spin(Article article, double strength, Random random)
    {
        var tokens = article.Get(TextLayers.Tokens);
        var edits = new List<Edit>();
        for (var at = 1; at + 1 < tokens.Length; at++)
        {
            var word = article.Slice(tokens[at].Span);
            if (random.NextDouble() >= strength)
                continue;
            if (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && char.IsLower(word[0]))
                edits.Add(new Edit(new TextSpan(tokens[at].Span.Start, tokens[at + 1].Span.Start), ""));
            else if (word == "on" && article.Slice(tokens[at + 1].Span).EndsWith("day", StringComparison.Ordinal))
                edits.Add(new Edit(tokens[at].Span.Union(tokens[at + 1].Span), "this week"));
            else if (
                word.Length > 2
                && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            )
                edits.Add(new Edit(tokens[at].Span, $"about {number / 10 * 10}"));
        }

        var restyled = phrases.Spin(article, strength, random);
        edits.AddRange(restyled.Replaced.Select(item => new Edit(item.Source, item.Span.Slice(restyled.Text))));
        var sentences = article.Get(TextLayers.Sentences);
        if (sentences.Length > 6)
            edits.Insert(0, new Edit(new TextSpan(sentences[^2].Span.Start, article.Text.Length), ""));
        return SpunText.Of(article.Text, edits);
    }
}

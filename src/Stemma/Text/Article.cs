using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Stemma.Text;

/// <summary>One published text with its metadata, as taken in. Immutable; annotators return a new article with a layer more.</summary>
public sealed record Article
{
    private ImmutableDictionary<string, object> layers = ImmutableDictionary.Create<string, object>(
        StringComparer.Ordinal
    );

    /// <param name="path">Where it came from, as the user gave it; inside a container "container!entry".</param>
    /// <param name="text">The decoded text that all spans refer to.</param>
    public Article(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
    }

    /// <summary>Where the article came from, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The text that all spans refer to. Plain text input is unchanged but for a byte-order mark and line ends (LF).</summary>
    public string Text { get; }

    /// <summary>Canonical address, or null where unknown.</summary>
    public string? Url { get; init; }

    /// <summary>Outlet that published it, or null where unknown.</summary>
    public string? Publisher { get; init; }

    /// <summary>Headline, or null where the input has none apart from the text.</summary>
    public string? Title { get; init; }

    /// <summary>Authors as printed, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>When it was published, or null where nothing says so.</summary>
    public PublicationTime? Published { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public PublicationTime? Modified { get; init; }

    /// <summary>ISO 639-1 code of the text's language; "und" where it is not known.</summary>
    public string Language { get; init; } = "und";

    /// <summary>The bytes it was read from and how they came, or null where it was made otherwise.</summary>
    public Custody? Custody { get; init; }

    /// <summary>What reading and annotating had to complain about, in order of discovery.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Lower-case hexadecimal sha256 of the canonical address (empty where unknown), a line feed, and the text, as UTF-8.</summary>
    public string Id => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Url + "\n" + Text)));

    /// <summary>True once an annotator has provided the layer, even where it found nothing.</summary>
    public bool Has<T>(LayerKey<T> key)
        where T : IAnnotation => layers.ContainsKey(key.Name);

    /// <summary>The layer's items in text order; empty where no annotator has provided it.</summary>
    public ImmutableArray<T> Get<T>(LayerKey<T> key)
        where T : IAnnotation => layers.TryGetValue(key.Name, out var items) ? (ImmutableArray<T>)items : [];

    /// <summary>A copy with the layer set or replaced. Items must be ordered by span and lie inside the text.</summary>
    /// <exception cref="ArgumentException">An item is out of order or outside the text: a bug in the annotator.</exception>
    public Article With<T>(LayerKey<T> key, ImmutableArray<T> items)
        where T : IAnnotation
    {
        var previous = 0;
        foreach (var item in items)
        {
            if (item.Span.Start < previous || item.Span.End > Text.Length)
                throw new ArgumentException($"Layer '{key.Name}': {item.Span} is out of order or outside the text.");
            previous = item.Span.Start;
        }

        return this with
        {
            layers = layers.SetItem(key.Name, items),
        };
    }

    /// <summary>A copy with one more complaint.</summary>
    public Article With(Diagnostic diagnostic) => this with { Diagnostics = Diagnostics.Add(diagnostic) };

    /// <summary>The covered stretch of the text.</summary>
    public string Slice(TextSpan span) => span.Slice(Text);
}

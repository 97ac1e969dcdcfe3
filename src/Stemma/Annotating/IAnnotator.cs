using Stemma.Text;

namespace Stemma.Annotating;

/// <summary>Adds layers to an article: a pure function, safe to call from many threads at once.</summary>
/// <remarks>
/// Never throws for what the text contains: text that it cannot interpret gives no annotation, and where the user
/// should know, a <see cref="Diagnostic"/> on the returned article.
/// </remarks>
public interface IAnnotator
{
    /// <summary>Names of the layers it reads; an earlier annotator must provide them.</summary>
    IReadOnlyList<string> Requires { get; }

    /// <summary>Names of the layers it sets.</summary>
    IReadOnlyList<string> Provides { get; }

    /// <summary>ISO 639-1 code of the one language it understands, or null where it works on any. Articles in another
    /// language are not given to it and stay without its layers; "und" is.</summary>
    string? Language => null;

    /// <summary>The article with the provided layers set.</summary>
    Article Annotate(Article article);
}

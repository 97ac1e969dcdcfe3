namespace Stemma.Text;

/// <summary>Something said about a stretch of an article's text.</summary>
public interface IAnnotation
{
    /// <summary>The stretch spoken of, in UTF-16 code units of Article.Text.</summary>
    TextSpan Span { get; }
}

/// <summary>The typed name of one layer of annotations. Two keys with one name must have one type.</summary>
/// <param name="Name">Lower-case, as it stands in diagnostics and docs, e.g. "sentences".</param>
public sealed record LayerKey<T>(string Name)
    where T : IAnnotation;
